/**
 * What the loader and the parts that it fetches later promise each other. Types only: the parts are built apart, so
 * that a page pays for each of them when it is needed and not before.
 */
import type {
  ConsentTier,
  Interaction,
  LauncherInvitation,
  LauncherOnTheWire,
  RecorderPolicy,
} from '@attune/protocol';

/**
 * What the script tag says and what the site has set, by the names of the tag's `data-` attributes; the tag wins. Numbers
 * of the tag are texts, and nobody has checked them.
 */
export interface WidgetSettings extends Omit<LauncherOnTheWire, 'inline' | 'block' | 'tier'> {
  /** Public key of the site, `data-site`. */
  readonly siteKey: string;
  /** Where the script came from, which is where the chat server is: `https://chat.example/`. */
  readonly serverUrl: string;
  /** The most that tag and site allow to be told of the visit, `data-signals`; the site's policy may allow less. */
  readonly signals: ConsentTier;
  /** The site's settings came with the script: nothing that was remembered of them is newer. */
  readonly isCurrent: boolean;
  /** Which lower corner, in the direction of reading, and how far from its sides in px. */
  readonly side: 'start' | 'end';
  readonly inline: number | string;
  readonly block: number | string;
}

/** What the page says of its visitor. Nothing of it leaves the page before the chat is opened. */
export interface Who {
  /**
   * A JWT that the site's server has signed, or how to get one. A function is asked whenever one is needed, so that
   * none has expired by then.
   */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** What agents may know beside it, unsigned: at most 20, each a short text, a number, true or false. */
  readonly attributes?: Readonly<Record<string, string | number | boolean>> | undefined;
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
  consent: boolean | null;
  /** Who the page says the visitor is, as far as it has said. */
  who?: Who | undefined;
  /** The panel is open, or will be as soon as it is here. */
  isOpen: boolean;
  /** What the page said last, with `Attune.hide` or `Attune.show`. */
  isHidden?: boolean;
  /** Ends what the `early` chunk has begun; there once it has. */
  stopEarly?(): void;
  /**
   * Starts the recorder if it is not running, and has it keep to this policy. Null when it may not run or could not be
   * fetched. Whether it may is for the caller to know; only the browser's refusal is looked at here.
   */
  startRecorder(policy?: RecorderPolicy): Promise<Recorder | null>;
  stopRecorder(): void;
  open(): void;
  /** Closes the panel and gives the focus back to the launcher. */
  close(): void;
  /** Somebody has logged out in another tab: nothing of them stays in this one either. */
  logout(): void;
  /** Takes the panel away and ends the connection. */
  end(): void;
  /** Connects as whoever the browser knows by now. */
  start(): Promise<unknown>;
  readonly fetchPart: FetchPart;
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
  /**
   * Tells the server who the visitor is, and keeps what it answers. A refusal is told to the page; the chat goes on with
   * whoever the browser knew.
   */
  tellWho(host: WidgetHost, conversation: RunningConversation | undefined): Promise<void>;
  /**
   * Takes everything of ours out of this browser.
   * @param isHere false when another tab has begun with it: only what is this tab's own is left to take away
   */
  forget(settings: WidgetSettings, isHere?: boolean): void;
}

/** `conversation` chunk. */
export interface ConversationPart<Conversation extends RunningConversation = RunningConversation> {
  startConversation(host: WidgetHost): Conversation;
}

/** `panel` chunk. */
export interface PanelPart<Conversation extends RunningConversation = RunningConversation> {
  createPanel(host: WidgetHost, conversation: Conversation): RunningPanel;
}

/** `invitations` chunk: only for sites that have written one. */
export interface InvitationsPart {
  startInvitations(list: readonly LauncherInvitation[], host: WidgetHost): RunningInvitations;
}

export interface RunningInvitations {
  /** The page may be watched, and is: what was recorded so far and what comes may decide. */
  watch(recorder: Recorder): void;
  /** Takes away what is shown, and shows nothing more. */
  stop(): void;
}

/** Everything the loader fetches, by name. */
export interface Parts {
  readonly early: EarlyPart;
  readonly recorder: RecorderPart;
  readonly conversation: ConversationPart;
  readonly panel: PanelPart;
  readonly invitations: InvitationsPart;
}
export type PartName = keyof Parts;

/** How the loader gets its parts; asking again after a failure tries again. */
export type FetchPart = <Name extends PartName>(name: Name) => Promise<Parts[Name]>;
