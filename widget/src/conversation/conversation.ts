import type { Attachment } from '@attune/protocol';
import type { RunningConversation, WidgetHost } from '../contract.ts';
import { wishes } from '../shared/wishes.ts';
import { guarded } from '../shared/guarded.ts';
import { randomId } from '../shared/random-id.ts';
import { createAnswerFeedback } from './answer-feedback.ts';
import { createAttention, type Attention, type AttentionParts } from './attention.ts';
import { createCatchUp } from './catch-up.ts';
import { createCell } from './cell.ts';
import { createChime } from './chime.ts';
import { createClearedDraft, type WrittenHow } from './cleared-draft.ts';
import type { Connection } from './connection.ts';
import { createDraftOwner } from './draft-owner.ts';
import { createInteractionReporter } from './interaction-reporter.ts';
import { createLauncherFace, type LauncherFace } from './launcher-face.ts';
import { createOutbox } from './outbox.ts';
import { watchPageLife } from './page-life.ts';
import { storageKey } from '../shared/storage-key.ts';
import { createQueuePlace } from './queue-place.ts';
import { createSession, type Whereabouts } from './session.ts';
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
  send(body: string, attachments?: readonly Attachment[]): void;
  /** What asking over HTTP takes: where, for which site, and who we are. */
  access(): {
    readonly server: string;
    readonly site: string;
    readonly token: string | null;
    readonly conversationId: string | null;
  };
  retry(clientId: string): void;
  /** The composer's text changed; it stays here. */
  wrote(text: string, how?: WrittenHow): void;
  /** The visitor turned away from the composer. */
  stoppedTyping(): void;
  /** The agent's message at this position did not help; for a moment it can be taken back. */
  rejectAnswer(seq: number): void;
  takeBackRejection(): void;
  setSound(on: boolean): void;
  setSignals(on: boolean): void;
  /** Asks the server for what only some panels need. */
  readonly ask: Connection['request'];
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
// oxlint-disable-next-line max-lines-per-function -- a list of parts, joined in one place
export function createConversation({
  host,
  connection,
  storage,
  now = Date.now,
}: ConversationParts): Conversation {
  const { siteKey } = host.settings;
  const cell = createCell(initialState({ soundOn: !storage.read().soundOff }));
  const visit = takeVisit(siteKey, { now, randomId });
  const conversationId = (): string | null => cell.get().timeline.conversationId;

  const chime = createChime();
  const face = createLauncherFace(host);
  const attention = attentionFor(host, face, { connection, cell, chime });
  const queue = createQueuePlace(connection, cell);
  const catchUp = createCatchUp(connection, cell, () => {
    attention.live();
    queue.caughtUp();
  });
  const outbox = createOutbox({ connection, cell, storage, now, randomId });
  const owner = createDraftOwner();
  const adoptOrphans = guarded(async () => outbox.adopt(await owner.claimOrphans(storage.read().drafts)));
  const reporter = createInteractionReporter({
    connection,
    visit,
    conversationId,
    now,
    handedOver: (facts) => cell.set((state) => withHandedOver(state, facts)),
  });
  const signals = createSignalsSwitch({ host, cell, storage, visit, reporter, now });
  const feedback = createAnswerFeedback(cell, (fact) => reporter.add([fact]), now);
  const cleared = createClearedDraft(visit.text.length, () => signals.tellOfChat('draft-cleared'));
  const typing = createTypingNotice((isTyping) => {
    const id = conversationId();
    if (id !== null) void connection.request('typing:set', { conversationId: id, typing: isTyping });
  }, now);
  let noticeVersion = 0;
  /** Kept with the visitor, once for each change; while there is no line, the next start of the visit tells it. */
  const tellConsent = (): void => {
    const { consent: given } = host;
    if (given !== null && connection.isUp())
      void connection.request('consent:tell', { given, version: noticeVersion });
  };
  const session = createSession({
    connection,
    cell,
    visit,
    whereabouts: () => whereabouts(signals.path()),
    told: queue.told,
    heard: () => catchUp.run(),
    allowed: (policy) => signals.allowed(policy),
    reconnected() {
      reporter.sayAgain();
      signals.tellOfChat('reconnected');
    },
    started({ token, widget }) {
      noticeVersion = widget?.notice?.version ?? 0;
      tellConsent();
      if (token !== undefined) storage.change(() => ({ token }));
      queue.connected();
      catchUp.run();
      outbox.pump();
      reporter.flush();
      adoptOrphans();
    },
  });

  let isOpen = false;
  const check = (): void => (connection.isUp() ? catchUp.check() : connection.restart());
  const stopWatching = watchPageLife(
    {
      shown() {
        check();
        attention.changed(isOpen);
        signals.tellOfChat('shown');
      },
      hidden() {
        attention.changed(isOpen);
        signals.tellOfChat('hidden');
      },
      leaving() {
        feedback.settle();
        reporter.flushLast();
        leaveVisit(siteKey, visit, now());
      },
      staying: (restored) => keepVisit(siteKey, visit, restored, randomId),
      // A link that stood through an outage is not one to wait on.
      online: () => connection.restart(),
      offline: () => connection.restart(),
      forgotten: () => host.logout(),
    },
    storageKey(siteKey),
  );

  session.start();
  adoptOrphans();

  return {
    get state() {
      return cell.get();
    },
    subscribe: (listener) => cell.subscribe(listener),
    leftText: visit.text,
    setOpen(open) {
      isOpen = open;
      face.setOpen(open);
      attention.changed(open);
      if (open) signals.chatOpened();
      else typing.ended();
    },
    access: () => ({
      server: host.settings.serverUrl,
      site: siteKey,
      token: storage.read().token,
      conversationId: conversationId(),
    }),
    send(body, attachments) {
      owner.claim(outbox.add(body, attachments));
      cleared.sent();
      typing.ended();
    },
    retry: (clientId) => outbox.retry(clientId),
    wrote(text, how = 'otherwise') {
      visit.text = text;
      cleared.wrote(text.length, how);
      typing.wrote(text.trim() === '');
    },
    rejectAnswer: (seq) => feedback.reject(seq),
    takeBackRejection: () => feedback.takeBack(),
    stoppedTyping: () => typing.ended(),
    setSound(on) {
      storage.change(() => ({ soundOff: !on }));
      cell.set((state) => ({ ...state, soundOn: on }));
    },
    setSignals: (on) => signals.set(on),
    ask: connection.request,
    consentChanged() {
      signals.consentChanged();
      tellConsent();
    },
    reconnect: () => connection.restart(),
    stop() {
      stopWatching();
      feedback.settle();
      signals.stop();
      session.stop();
      catchUp.stop();
      outbox.stop();
      owner.releaseAll();
      chime.close();
    },
  };
}

function attentionFor(
  host: WidgetHost,
  face: LauncherFace,
  parts: Pick<AttentionParts, 'connection' | 'cell' | 'chime'>,
): Attention {
  return createAttention({
    ...parts,
    titleHint: createTitleHint(),
    isVisible: () => document.visibilityState === 'visible',
    showUnread(count) {
      face.setUnread(count);
      host.announce('unread', { count });
    },
    arrived: (from) => host.announce('message', { from }),
  });
}

/** A link from another device has its token behind the `#`, which no server sees. It is looked at once. */
function resumeFrom({ hash, pathname, search }: Location): { resume?: string } {
  const [, resume] = /^#attune-resume=([\w-]+)$/.exec(hash) ?? [];
  if (!resume) return {};
  history.replaceState(history.state, '', pathname + search);
  return { resume };
}

function whereabouts(path: string): Whereabouts {
  return {
    path,
    locale: navigator.language,
    languages: wishes(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...resumeFrom(location),
  };
}
