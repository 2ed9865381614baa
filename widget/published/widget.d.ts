/**
 * What a page's own code can ask of Attune's chat, and hear of it. Keep this file with your sources, as `attune.d.ts`:
 *
 *     curl https://chat.example/widget.d.ts -o src/attune.d.ts
 *
 * Before the script has loaded there is only the queue; commands pushed into it work before and after:
 *
 *     window.Attune ??= { q: [] };
 *     window.Attune.q.push(['open']);
 */

/** Who the visitor is, as far as the page says. */
export interface AttuneVisitor {
  /** A JWT that your server has signed, or how to get one: a function is asked whenever one is needed. */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** Unsigned, at most 20: texts of up to 200 characters, numbers, true or false. Agents see them as unverified. */
  readonly attributes?: AttuneAttributes | undefined;
}

export type AttuneAttributes = Readonly<Record<string, string | number | boolean>>;

/** What listeners are told, by the names of the events. */
export interface AttuneEvents {
  /** The launcher stands. Late listeners hear it too. */
  ready: Record<string, never>;
  opened: Record<string, never>;
  closed: Record<string, never>;
  /** There is a new message; its text is not told. */
  message: { readonly from: 'visitor' | 'agent' };
  /** So many messages of agents are unread. */
  unread: { readonly count: number };
  /** The chat could not be loaded, or something was refused; in words. */
  error: { readonly message: string };
}

/** Calls that never throw: what fails is told on the console. */
export interface AttuneCalls {
  open(): void;
  close(): void;
  toggle(): void;
  /** Brings a hidden launcher back. */
  show(): void;
  /** Takes launcher and panel out of sight; what was said stays. */
  hide(): void;
  on<Name extends keyof AttuneEvents>(name: Name, listener: (detail: AttuneEvents[Name]) => void): void;
  off<Name extends keyof AttuneEvents>(name: Name, listener: (detail: AttuneEvents[Name]) => void): void;
  /** Whether the visitor has consented to what the site asks for; `false` also forgets what was seen. */
  consent(given: boolean): void;
  /** Language of the chat, a BCP 47 tag such as `pt-BR`. */
  setLocale(locale: string): void;
  identify(visitor: AttuneVisitor): void;
  setAttributes(attributes: AttuneAttributes): void;
  /** Ends the conversation in this browser: nothing of it stays behind, in no tab. */
  logout(): void;
  /** Takes everything of the chat off the page. The tag may then be added again. */
  destroy(): void;
}

/** A call for the queue: its name, and what it is given. A listener there has to say what it listens to: `AttuneEvents['message']`. */
export type AttuneCommand =
  | { [Name in 'on' | 'off']: AttuneListening<Name> }['on' | 'off']
  | {
      [Name in Exclude<keyof AttuneCalls, 'on' | 'off'>]: readonly [Name, ...Parameters<AttuneCalls[Name]>];
    }[Exclude<keyof AttuneCalls, 'on' | 'off'>];

type AttuneListening<Verb extends 'on' | 'off'> = {
  [Name in keyof AttuneEvents]: readonly [Verb, Name, (detail: AttuneEvents[Name]) => void];
}[keyof AttuneEvents];

/** The chat, once its script has loaded. */
export interface AttuneChat extends AttuneCalls {
  readonly q: { push(...commands: AttuneCommand[]): void };
}

/** Before: a place where commands wait. */
export type AttuneQueue = { q: AttuneCommand[] } & { readonly [Name in keyof AttuneCalls]?: undefined };

declare global {
  interface Window {
    Attune?: AttuneChat | AttuneQueue;
  }
}
