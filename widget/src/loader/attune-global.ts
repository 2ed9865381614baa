import type { WidgetEvents, Who } from '../contract.ts';
import { guarded, tellFault } from '../shared/guarded.ts';

/** `window.Attune`, the one global we make: what the page's own code can ask of the widget. */
export interface AttuneApi {
  open(): unknown;
  close(): unknown;
  toggle(): unknown;
  /** Brings a hidden launcher back. */
  show(): unknown;
  /** Takes launcher and panel out of sight; what was said stays. */
  hide(): unknown;
  on<Name extends keyof WidgetEvents>(name: Name, listener: (detail: WidgetEvents[Name]) => void): unknown;
  off<Name extends keyof WidgetEvents>(name: Name, listener: (detail: WidgetEvents[Name]) => void): unknown;
  /**
   * Says whether the visitor has consented to the page being watched, for sites that ask them. A consent is kept for
   * the site's other pages; `false` ends the watching, forgets what was seen, and keeps nothing.
   */
  consent(given: boolean): unknown;
  /** Language of the chat, a BCP 47 tag such as `pt-BR`. */
  setLocale(locale: string): unknown;
  /**
   * Says who the visitor is, as the site's server has signed it; may be called on every page. Another person than before
   * finds nothing of theirs.
   */
  identify(who: Who): unknown;
  /** Says more about the visitor, unsigned: agents see it as unverified. */
  setAttributes(attributes: NonNullable<Who['attributes']>): unknown;
  /** Ends the conversation in this browser: nothing of it stays behind, in no tab. */
  logout(): unknown;
  /** Takes everything of ours off the page. The tag may then be added again. */
  destroy(): unknown;
  /** Takes commands as the stub does, so that page code need not know whether we have loaded. */
  readonly q: { push(...commands: readonly unknown[]): void };
}

type Command = keyof Omit<AttuneApi, 'q'>;

/**
 * Runs what the page asked for before we were there: `Attune = { q: [['open'], …] }`, or the same pushed by a stub
 * function as `arguments`.
 */
export function runCommands(api: AttuneApi, commands: Iterable<unknown>): void {
  for (const command of commands) {
    guarded(() => {
      const [name, ...given] = command as [Command, ...unknown[]];
      if (Object.hasOwn(api, name)) (api[name] as (...given: unknown[]) => void)(...given);
      else tellFault(`No ${name}`);
    })();
  }
}
