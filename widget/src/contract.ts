/**
 * What the loader and the parts that it fetches later promise each other. Types only: the parts are built apart, so
 * that a page pays for each of them when it is needed and not before.
 */
import type { ConsentTier, Interaction, RecorderPolicy } from '@attune/protocol';

/** What the script tag says. */
export interface WidgetSettings {
  /** Public key of the site, `data-site`. */
  readonly siteKey: string;
  /** Where the script came from, which is where the chat server is: `https://chat.example/`. */
  readonly serverUrl: string;
  /** A CSS colour, `data-accent`; empty for our own. */
  readonly accent: string;
  /** The most that the tag allows to be told of the visit, `data-signals`; the site's policy may allow less. */
  readonly signals: ConsentTier;
}

/** Watches how the page answers presses. Holds its last minute in memory; nothing of it is stored. */
export interface Recorder {
  /** Hands over what is remembered, oldest first, and then every new fact. Returns how to stop listening. */
  subscribe(listener: (facts: readonly Interaction[]) => void): () => void;
  /** What the site allows has changed; it holds for what comes. */
  updatePolicy(policy: RecorderPolicy): void;
  stop(): void;
}

/** The loader, as the fetched parts see it. */
export interface WidgetHost {
  readonly settings: WidgetSettings;
  /** Where the panel is put. */
  readonly root: ShadowRoot;
  /** The visitor's browser asks not to be watched (GPC or DNT). Nobody overrules it. */
  readonly browserRefuses: boolean;
  /** What the page said with `Attune.consent`, now or on an earlier page; null while it has said nothing. */
  readonly consent: boolean | null;
  /** The panel is open, or will be as soon as it is here. */
  readonly isOpen: boolean;
  /**
   * Starts the recorder if it is not running, and has it keep to this policy. Null when it may not run or could not be
   * fetched. Whether it may is for the caller to know; only the browser's refusal is looked at here.
   */
  startRecorder(policy?: RecorderPolicy): Promise<Recorder | null>;
  stopRecorder(): void;
  /** Closes the panel and gives the focus back to the launcher. */
  close(): void;
  showUnread(count: number): void;
  /** Tells the page's own code, through `Attune.on`. */
  announce(...news: WidgetNews): void;
}

/** What the page's own code can hear with `Attune.on(name, …)`. */
export interface WidgetEvents {
  /** The launcher stands and, where it may, the recorder watches. Late listeners hear it too. */
  ready: Record<string, never>;
  opened: Record<string, never>;
  closed: Record<string, never>;
  /** A new message of the conversation; never its text. */
  message: { readonly from: 'visitor' | 'agent' };
  unread: { readonly count: number };
  /** The chat could not be loaded or was refused; in words. */
  error: { readonly message: string };
}

export type WidgetNews = {
  [Name in keyof WidgetEvents]: [name: Name, detail: WidgetEvents[Name]];
}[keyof WidgetEvents];

/** The conversation, as the loader drives it; what the panel shows of it is in conversation/conversation.ts. */
export interface RunningConversation {
  /** The panel was opened (true) or closed (false). */
  setOpen(open: boolean): void;
  /** `WidgetHost.consent` is another one. */
  consentChanged(): void;
  stop(): void;
}

export interface RunningPanel {
  show(): void;
  hide(): void;
  remove(): void;
}

/** `recorder` chunk. */
export interface RecorderPart {
  /** @param options `policy`: what the site allows, as far as it is known yet */
  startRecorder(options: {
    readonly ownHost: Element;
    readonly policy?: RecorderPolicy | undefined;
  }): Recorder;
}

/** `early` chunk: for pages that are watched by consent, or always. */
export interface EarlyPart {
  /** Keeps what the page said of consent, asks the site's policy, and starts the recorder if everybody allows it. */
  watchEarly(host: WidgetHost): Promise<void>;
}

/** `conversation` chunk. */
export interface ConversationPart<Conversation extends RunningConversation = RunningConversation> {
  startConversation(host: WidgetHost): Conversation;
}

/** `panel` chunk. */
export interface PanelPart<Conversation extends RunningConversation = RunningConversation> {
  createPanel(host: WidgetHost, conversation: Conversation): RunningPanel;
}

/** How the loader gets its parts; asking again after a failure tries again. */
export interface PartLoaders {
  early(): Promise<EarlyPart>;
  recorder(): Promise<RecorderPart>;
  conversation(): Promise<ConversationPart>;
  panel(): Promise<PanelPart>;
}
