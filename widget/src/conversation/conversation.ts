import type { RunningConversation, WidgetHost } from '../contract.ts';
import { templatePath } from '../shared/path-template.ts';
import { randomId } from '../shared/random-id.ts';
import { createAttention } from './attention.ts';
import { createCatchUp } from './catch-up.ts';
import { createCell } from './cell.ts';
import { createChime } from './chime.ts';
import type { Connection } from './connection.ts';
import { createDraftOwner } from './draft-owner.ts';
import { createInteractionReporter } from './interaction-reporter.ts';
import { createOutbox } from './outbox.ts';
import { watchPageLife } from './page-life.ts';
import { createSession } from './session.ts';
import { createSignalsSwitch } from './signals-switch.ts';
import type { SiteStorage } from './site-storage.ts';
import { initialState, withHandedOver, type ConversationState } from './state.ts';
import { createTitleHint } from './title-hint.ts';
import { createTypingNotice } from './typing-notice.ts';
import { keepVisit, leaveVisit, takeVisit } from './visit.ts';

/** The conversation of one visitor with one site: what the panel shows, and what it can do. */
export interface Conversation extends RunningConversation {
  readonly state: ConversationState;
  /** Returns how to stop listening. */
  subscribe(listener: () => void): () => void;
  /** What stood in the composer when this tab's last page went. */
  readonly leftText: string;
  /** On return the text is safe: it will be sent, now or after a reload. */
  send(body: string): void;
  retry(clientId: string): void;
  /** The composer's text changed; it stays here. */
  wrote(text: string): void;
  /** The visitor turned away from the composer. */
  stoppedTyping(): void;
  setSound(on: boolean): void;
  setSignals(on: boolean): void;
  /** Tries to connect now, not when its turn comes. */
  reconnect(): void;
}

export interface ConversationParts {
  readonly host: WidgetHost;
  readonly connection: Connection;
  readonly storage: SiteStorage;
  now?(): number;
}

/** Joins the parts of a conversation and starts it. */
export function createConversation({
  host,
  connection,
  storage,
  now = Date.now,
}: ConversationParts): Conversation {
  const { siteKey } = host.settings;
  const kept = storage.read();
  const signalsBegin = kept.signalsOff ? 'off' : 'on';
  const cell = createCell(
    initialState({ soundOn: !kept.soundOff, signals: host.signalsPossible ? signalsBegin : 'impossible' }),
  );
  const visit = takeVisit(siteKey, { now, randomId });
  const conversationId = (): string | null => cell.get().timeline.conversationId;

  const chime = createChime();
  const attention = createAttention({
    connection,
    cell,
    chime,
    titleHint: createTitleHint(),
    isVisible: () => document.visibilityState === 'visible',
    showUnread(count) {
      host.showUnread(count);
      host.announce('unread', { count });
    },
    arrived: (from) => host.announce('message', { from }),
  });
  const catchUp = createCatchUp(connection, cell, () => attention.live());
  const outbox = createOutbox({ connection, cell, storage, now, randomId });
  const owner = createDraftOwner();
  const adoptOrphans = async (): Promise<void> =>
    outbox.adopt(await owner.claimOrphans(storage.read().drafts));
  const reporter = createInteractionReporter({
    connection,
    visit,
    conversationId,
    now,
    handedOver: (facts) => cell.set((state) => withHandedOver(state, facts)),
  });
  const signals = createSignalsSwitch({ host, cell, storage, visit, reporter });
  const typing = createTypingNotice((isTyping) => {
    const id = conversationId();
    if (id !== null) void connection.request('typing:set', { conversationId: id, typing: isTyping });
  }, now);
  const session = createSession({
    connection,
    cell,
    visit,
    whereabouts: () => ({
      // Who switched signals off is not asked where they are either.
      path: cell.get().signals === 'on' ? templatePath(location.pathname) : '/',
      locale: navigator.language,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    heard: () => catchUp.run(),
    started({ token }) {
      if (token !== undefined) storage.change(() => ({ token }));
      catchUp.run();
      outbox.pump();
      reporter.flush();
      void adoptOrphans();
    },
  });

  let isOpen = false;
  const check = (): void => (connection.isUp() ? catchUp.check() : connection.restart());
  const stopWatching = watchPageLife({
    shown() {
      check();
      attention.changed(isOpen);
    },
    hidden: () => attention.changed(isOpen),
    leaving() {
      reporter.flushLast();
      leaveVisit(siteKey, visit, now());
    },
    staying: (restored) => keepVisit(siteKey, visit, restored, randomId),
    online: check,
  });

  session.start();
  void adoptOrphans();

  return {
    get state() {
      return cell.get();
    },
    subscribe: (listener) => cell.subscribe(listener),
    leftText: visit.text,
    setOpen(open) {
      isOpen = open;
      attention.changed(open);
      if (open) signals.chatOpened();
      else typing.ended();
    },
    send(body) {
      owner.claim(outbox.add(body));
      typing.ended();
    },
    retry: (clientId) => outbox.retry(clientId),
    wrote(text) {
      visit.text = text;
      typing.wrote(text.trim() === '');
    },
    stoppedTyping: () => typing.ended(),
    setSound(on) {
      storage.change(() => ({ soundOff: !on }));
      cell.set((state) => ({ ...state, soundOn: on }));
    },
    setSignals: (on) => signals.set(on),
    reconnect: () => connection.restart(),
    stop() {
      stopWatching();
      signals.stop();
      session.stop();
      catchUp.stop();
      outbox.stop();
      owner.releaseAll();
      chime.close();
    },
  };
}
