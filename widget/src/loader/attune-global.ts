import type { WidgetEvents } from '../contract.ts';
import { guarded } from '../shared/guarded.ts';

/** `window.Attune`, the one global we make: what the page's own code can ask of the widget. */
export interface AttuneApi {
  open(): void;
  close(): void;
  toggle(): void;
  on<Name extends keyof WidgetEvents>(name: Name, listener: (detail: WidgetEvents[Name]) => void): void;
  off<Name extends keyof WidgetEvents>(name: Name, listener: (detail: WidgetEvents[Name]) => void): void;
  /**
   * Says whether the visitor has consented to the page being watched, for sites that ask them. A consent is kept for
   * the site's other pages; `false` ends the watching, forgets what was seen, and keeps nothing.
   */
  consent(given: boolean): void;
  /** Takes everything of ours off the page. The tag may then be added again. */
  destroy(): void;
  /** Takes commands as the stub does, so that page code need not know whether we have loaded. */
  readonly q: { push(...commands: readonly unknown[]): void };
}

type Command = keyof Omit<AttuneApi, 'q'>;

/**
 * Runs what the page asked for before we were there: `Attune = { q: [['open'], …] }`, or the same pushed by a stub
 * function as `arguments`.
 */
export function runCommands(api: AttuneApi, commands: ArrayLike<unknown>): void {
  for (const command of Array.from(commands)) {
    guarded(() => {
      const [name, ...given] = Array.from(command as ArrayLike<unknown>);
      const run = Object.hasOwn(api, String(name)) ? api[name as Command] : undefined;
      if (typeof run !== 'function') throw new Error(`Attune knows no command "${String(name)}"`);
      (run as (...given: unknown[]) => void)(...given);
    })();
  }
}

/** What stands under `window.Attune` before us: a stub with a queue, our own API (the tag is there twice), or nothing. */
export function readGlobal(page: object): { readonly running: boolean; readonly queue: ArrayLike<unknown> } {
  const found = Reflect.get(page, 'Attune') as
    { readonly q?: unknown; readonly destroy?: unknown } | null | undefined;
  return { running: Boolean(found?.destroy), queue: Array.isArray(found?.q) ? found.q : [] };
}
