import type { Interaction } from '@attune/protocol';
import type { Recorder, WidgetHost, WidgetNews } from '../contract.ts';

export interface FakeHost extends WidgetHost {
  readonly news: readonly WidgetNews[];
  readonly unread: number;
  readonly closed: number;
  /** The recorder tells these facts; nothing while it is stopped. */
  record(...facts: readonly Interaction[]): void;
  readonly recorderRuns: boolean;
  remove(): void;
}

/** A loader that draws nothing. */
export function createFakeHost(siteKey: string, { signalsPossible = true } = {}): FakeHost {
  const element = document.body.appendChild(document.createElement('attune-chat'));
  const root = element.attachShadow({ mode: 'open' });
  const colour = new CSSStyleSheet();
  colour.replaceSync(':host{--attune-accent:#1f6b57}');
  root.adoptedStyleSheets = [colour];

  const news: WidgetNews[] = [];
  let unread = 0;
  let closed = 0;
  let listeners: Set<(facts: readonly Interaction[]) => void> | null = null;
  const recorder: Recorder = {
    subscribe(listener) {
      listeners?.add(listener);
      return () => listeners?.delete(listener);
    },
    updatePolicy: () => undefined,
    stop() {
      listeners = null;
    },
  };
  return {
    settings: { siteKey, serverUrl: `${location.origin}/`, accent: '' },
    root,
    signalsPossible,
    startRecorder() {
      listeners ??= new Set();
      return Promise.resolve(signalsPossible ? recorder : null);
    },
    stopRecorder: () => recorder.stop(),
    close() {
      closed++;
    },
    showUnread(count) {
      unread = count;
    },
    announce: (...given) => void news.push(given),
    news,
    get unread() {
      return unread;
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
    remove: () => element.remove(),
  };
}
