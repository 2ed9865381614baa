import type { AgentStarted } from '@attune/protocol';
import type { AccountClient } from '../account/account-client.ts';
import { createTeamDesk, type TeamDesk } from './team-desk.ts';
import { createWords, type Words } from '../beside/words.ts';
import { createAnswering, type Answering } from '../composer/answering.ts';
import { createDrafts } from '../composer/drafts.ts';
import { createTypingTeller } from '../composer/typing-teller.ts';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createServerClock, type ServerClock } from '../connection/server-clock.ts';
import { createSession } from '../connection/session.ts';
import { openConversation, type OpenConversation } from '../conversation/open-conversation.ts';
import { lastSeq } from '../conversation/thread.ts';
import { createReady, type Ready } from '../canned/ready.ts';
import { createOutbox, type Outbox } from '../conversation/outbox.ts';
import { createInbox, type Inbox } from '../inbox/inbox.ts';
import { inboxTabs } from '../inbox/inbox-state.ts';
import { createTyping, type TypingWatch } from '../inbox/typing.ts';
import { createNotifications, type Notifications } from '../notifications/notifications.ts';
import { createPeople, type People } from '../people/people.ts';
import { createPrivacyDesk, type PrivacyDesk } from '../privacy/privacy.ts';
import { createReplayWatch, type ReplayWatch } from '../replay/replay.ts';
import { createSignalPolicyDesk, type SignalPolicyDesk } from '../signal-policy/signal-policies.ts';
import type { Keeping } from '../state/keeping.ts';
import { createStore, type Store } from '../state/store.ts';
import { createSignalQuality, type SignalQuality } from '../thresholds/signal-quality.ts';
import { createThresholds, type Thresholds } from '../thresholds/thresholds.ts';
import { createTuning, type Tuning } from '../thresholds/tuning.ts';
import { createToasts, type Toasts } from '../ui/toasts.ts';
import { createVisitTimeline, type VisitTimeline } from '../visit/visit-timeline.ts';

/** Everything an agent works with, joined in one place and handed to the screens. Pure of DOM. */
export interface Desk extends TeamDesk {
  readonly connection: AgentConnection;
  /** What of one's own account goes over HTTP; null in a desk without a server. */
  readonly account: AccountClient | null;
  readonly clock: ServerClock;
  readonly keeping: Keeping;
  readonly me: Store<AgentStarted | null>;
  readonly inbox: Inbox;
  readonly typing: TypingWatch;
  readonly outbox: Outbox;
  readonly answering: Answering;
  readonly words: Words;
  readonly thresholds: Thresholds;
  readonly tuning: Tuning;
  readonly quality: SignalQuality;
  readonly replay: ReplayWatch;
  readonly signalPolicy: SignalPolicyDesk;
  readonly people: People;
  readonly privacy: PrivacyDesk;
  readonly toasts: Toasts;
  readonly ready: Ready;
  readonly notifications: Notifications;
  /** The conversation on screen; null when none is. */
  readonly open: Store<OpenConversation | null>;
  /** How the visit of the conversation on screen went; null when none is on screen. */
  readonly visit: Store<VisitTimeline | null>;
  /** Shows a conversation, or none. */
  show(conversationId: string | null): void;
  /** The tab is looked at again, or the network came back: catch up at once. */
  wake(): void;
  close(): void;
}

export interface DeskNeeds {
  readonly connection: AgentConnection;
  readonly account?: AccountClient;
  readonly keeping: Keeping;
  readonly newId: () => string;
  readonly ownTime?: () => number;
}

export function createDesk({ connection, account, keeping, newId, ownTime = Date.now }: DeskNeeds): Desk {
  const clock = createServerClock(ownTime);
  const session = createSession(connection, clock);
  const agentId = (): string | null => session.me.value?.agent.id ?? null;
  const siteId = (): string | null => session.me.value?.sites[0]?.id ?? null;
  const inbox = createInbox(connection, agentId);
  const typing = createTyping(connection, agentId);
  const toasts = createToasts();
  const team = createTeamDesk({
    connection,
    inbox,
    toasts,
    ownTime,
    sites: () => session.me.value?.sites ?? [],
    agentId,
  });
  const thresholds = createThresholds(connection, siteId);
  const quality = createSignalQuality(connection, siteId);
  const replay = createReplayWatch(connection, siteId);
  const ready = createReady(connection, siteId);
  const notifications = createNotifications(connection, siteId);
  const open = createStore<OpenConversation | null>(null);
  const visit = createStore<VisitTimeline | null>(null);
  let wanted: string | null = null;

  const outbox = createOutbox({
    connection,
    keeping,
    newId,
    now: () => clock.now(),
    seenSeq: (conversationId) => {
      const shown = open.value?.state.value;
      return shown?.conversationId === conversationId && shown.phase === 'open'
        ? lastSeq(shown.thread)
        : null;
    },
    onStored: (conversationId, event) => {
      const shown = open.value;
      if (shown?.state.value.conversationId === conversationId) shown.receive(event);
      else if (event.kind === 'message') outbox.heard([event.clientId]);
    },
  });

  const openWanted = (): void => {
    const id = agentId();
    if (id === null || wanted === open.value?.state.value.conversationId) return;
    open.value?.close();
    visit.value?.close();
    answering.turnTo(wanted);
    visit.set(wanted === null ? null : createVisitTimeline({ connection, conversationId: wanted }));
    if (wanted === null) return open.set(null);
    const conversation = openConversation({
      connection,
      conversationId: wanted,
      onHeld: (events) => {
        const messages = events.filter((event) => event.kind === 'message');
        outbox.heard(messages.filter(({ author }) => author.id === id).map(({ clientId }) => clientId));
      },
    });
    open.set(conversation);
    void conversation.resume();
  };

  const leaveSession = session.onStarted(({ me, epochChanged }) => {
    outbox.open(me.agent.id);
    if (epochChanged) inbox.clear();
    const read = inboxTabs.filter((tab) => inbox.state.value.tabs[tab].loading !== 'not-yet');
    // The first time, and after an epoch, everything that is shown is asked for by its filter.
    if (read.length === 0) inbox.show(team.desk.views.state.value.filter);
    else for (const tab of read) void inbox.load(tab);
    if (thresholds.state.value.phase === 'loaded') void thresholds.load();
    if (open.value) void open.value.resume();
    visit.value?.refresh();
    openWanted();
    outbox.flush();
    void words.load();
    team.load();
    void ready.load();
    void notifications.load();
  });

  const leaveErased = connection.on('visitor:erased', ({ conversationIds }) => {
    if (wanted !== null && conversationIds.includes(wanted)) {
      wanted = null;
      openWanted();
    }
    inbox.clear();
    void inbox.load('open');
  });

  const answering = createAnswering({
    drafts: createDrafts(keeping, () => agentId() ?? 'nobody'),
    outbox,
    teller: createTypingTeller(connection, ownTime),
    toasts,
  });
  const { draft } = answering;
  const words = createWords({ connection, siteId, agentId, draft, open, toasts, newId });

  return {
    ...team.desk,
    connection,
    account: account ?? null,
    clock,
    keeping,
    me: session.me,
    inbox,
    typing,
    outbox,
    answering,
    words,
    thresholds,
    tuning: createTuning(thresholds),
    quality,
    replay,
    signalPolicy: createSignalPolicyDesk(connection, siteId),
    people: createPeople(connection),
    privacy: createPrivacyDesk({ connection, siteId, toasts }),
    toasts,
    ready,
    notifications,
    open,
    visit,
    show(conversationId) {
      wanted = conversationId;
      team.desk.viewing.show(conversationId);
      openWanted();
    },
    wake() {
      connection.wake();
      if (connection.link.value.kind !== 'online' || session.me.value === null) return;
      void inbox.load('open');
      void open.value?.catchUp();
      outbox.flush();
    },
    close() {
      open.value?.close();
      visit.value?.close();
      leaveSession();
      leaveErased();
      session.close();
      for (const part of [inbox, typing, outbox, thresholds, words, team]) part.close();
      for (const part of [inbox, typing, outbox, thresholds, words, ready, notifications]) part.close();
      connection.close();
    },
  };
}
