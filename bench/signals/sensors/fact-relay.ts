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

/**
 * Facts wait this long for company, ms. The answer to the binding counts as the visitor's hand in the browser and gives the
 * page new permission; the recorder has then looked whether the permission of a press was used up.
 */
const HELD_MS = 300;

function relayTo(path: string): string {
  return `import { startRecorder as start } from ${JSON.stringify(path + SHIPPED)};
    const page = crypto.randomUUID();
    let held = [];
    function release() {
      if (held[0]) void window.${FACTS_BINDING}(page, held);
      held = [];
    }
    let left = false;
    addEventListener('pagehide', () => {
      left = true;
      release();
    });
    addEventListener('pageshow', () => (left = false));
    export function startRecorder(options) {
      const recorder = start(options);
      recorder.subscribe((facts) => {
        if (!held[0]) setTimeout(release, ${HELD_MS});
        held.push(...facts);
        if (left) release();
      });
      return recorder;
    }`;
}
