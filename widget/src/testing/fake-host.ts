import type { ConsentTier, Interaction, LauncherInvitation, RecorderPolicy } from '@attune/protocol';
import type { FetchPart, PartName, Parts, Recorder, WidgetHost, WidgetNews } from '../contract.ts';
import { theSettings } from './the-settings.ts';

export interface FakeHostGiven {
  /** What the tag allows. */
  readonly tier?: ConsentTier;
  readonly browserRefuses?: boolean;
  readonly consent?: boolean | null;
  /** What the recorder remembers from before the chat was opened. */
  readonly memory?: readonly Interaction[];
  readonly invitations?: readonly LauncherInvitation[];
  /** What can be fetched. */
  readonly parts?: { readonly [Name in PartName]?: Parts[Name] | Promise<Parts[Name]> };
}

export interface FakeHost extends WidgetHost {
  readonly news: readonly WidgetNews[];
  readonly unread: number;
  readonly closed: number;
  /** The recorder tells these facts; nothing while it is stopped. */
  record(...facts: readonly Interaction[]): void;
  readonly recorderRuns: boolean;
  /** What the recorder was last told to keep to. */
  readonly policy: RecorderPolicy | undefined;
  setConsent(given: boolean): void;
  setOpen(open: boolean): void;
  remove(): void;
}

/** A loader that draws nothing. */
export function createFakeHost(
  siteKey: string,
  {
    tier = 'after-open',
    browserRefuses = false,
    consent = null,
    memory = [],
    invitations = [],
    parts = {},
  }: FakeHostGiven = {},
): FakeHost {
  const element = document.body.appendChild(document.createElement('attune-chat'));
  const root = element.attachShadow({ mode: 'open' });
  const colour = new CSSStyleSheet();
  colour.replaceSync(':host{--attune-accent:#1f6b57}');
  root.adoptedStyleSheets = [colour];

  const news: WidgetNews[] = [];
  let closed = 0;
  let isOpen = false;
  let said = consent;
  let policy: RecorderPolicy | undefined;
  let listeners: Set<(facts: readonly Interaction[]) => void> | null = null;
  const recorder: Recorder = {
    subscribe(listener) {
      if (memory.length > 0) listener(memory);
      listeners?.add(listener);
      return () => listeners?.delete(listener);
    },
    updatePolicy(next) {
      policy = next;
    },
    stop() {
      listeners = null;
    },
  };
  return {
    settings: theSettings({ siteKey, signals: tier, invitations }),
    logout: () => {},
    end: () => {},
    start: () => Promise.resolve(),
    fetchPart: ((name: PartName) =>
      parts[name]
        ? Promise.resolve(parts[name])
        : Promise.reject(new Error('There are no parts.'))) as FetchPart,
    open: () => {},
    root,
    browserRefuses,
    get consent() {
      return said;
    },
    set consent(given) {
      said = given;
    },
    get isOpen() {
      return isOpen;
    },
    set isOpen(open) {
      isOpen = open;
    },
    startRecorder(given) {
      if (browserRefuses) return Promise.resolve(null);
      listeners ??= new Set();
      policy = given ?? policy;
      return Promise.resolve(recorder);
    },
    stopRecorder: () => recorder.stop(),
    close() {
      closed++;
    },
    announce: (...given) => void news.push(given),
    news,
    get unread() {
      const count = news.findLast(([name]) => name === 'unread')?.[1];
      return count && 'count' in count ? count.count : 0;
    },
    get closed() {
      return closed;
    },
    record(...facts) {
      for (const listener of listeners ?? []) listener(facts);
    },
    get recorderRuns() {
      return listeners !== null;
    },
    get policy() {
      return policy;
    },
    setConsent(given) {
      said = given;
    },
    setOpen(open) {
      isOpen = open;
    },
    remove: () => element.remove(),
  };
}
