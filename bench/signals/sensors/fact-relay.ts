import type { ShippedRecorder } from '../shipped-recorder.ts';

/** Name of the binding through which a page hands its facts over: `(document, facts)`. */
export const FACTS_BINDING = 'attuneFacts';

/** Where the shipped file stands when its own place is taken by the relay. */
const SHIPPED = '?shipped';

/**
 * Pages are visited by somebody whose chat is open: then the recorder watches each page from its first idle moment. Nobody
 * chats here, so the loader is told that somebody moves, and fetches it the same way and no earlier.
 */
const SOMEBODY_IS_THERE = `;Attune.on('ready', () => dispatchEvent(new PointerEvent('pointermove')));`;

/**
 * The scripts of a page that runs the widget as shipped: its loader starts the recorder in its own way and time. Only
 * the recorder's entry is preceded by a module that hears the facts, as the conversation would after the chat was
 * opened.
 */
export function scriptsWithRelay({ loader, entry, parts }: ShippedRecorder): ReadonlyMap<string, string> {
  return new Map([
    ...parts,
    ['/widget.js', loader + SOMEBODY_IS_THERE],
    [entry, relayTo(entry)],
    [entry + SHIPPED, parts.get(entry) ?? ''],
  ]);
}

function relayTo(path: string): string {
  return `import { startRecorder as start } from ${JSON.stringify(path + SHIPPED)};
    const page = crypto.randomUUID();
    export function startRecorder(options) {
      const recorder = start(options);
      recorder.subscribe((facts) => void window.${FACTS_BINDING}(page, facts));
      return recorder;
    }`;
}
