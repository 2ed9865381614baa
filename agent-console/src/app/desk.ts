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
import { createDeeds, type Deeds } from '../deeds/deeds.ts';
import { createKeptDeeds } from '../deeds/kept-deeds.ts';
import { openConversation, type OpenConversation } from '../conversation/open-conversation.ts';
import { lastSeq } from '../conversation/thread.ts';
import { createOutbox, type Outbox } from '../conversation/outbox.ts';
import { createInbox, type Inbox } from '../inbox/inbox.ts';
import { inboxTabs } from '../inbox/inbox-state.ts';
import { createTyping, type TypingWatch } from '../inbox/typing.ts';
import { createUnreadMarks, type UnreadMarks } from '../inbox/unread-marks.ts';
import { createNotifications, type Notifications } from '../notifications/notifications.ts';
import { createPeople, type People } from '../people/people.ts';
import { createSiteChoice, type SiteChoice } from '../sites/site-choice.ts';
import { createSiteDesks, type SiteDesk } from '../sites/site-desk.ts';
import { siteOfOpen } from '../sites/site-of-open.ts';
import type { Keeping } from '../state/keeping.ts';
import { createStore, type Store } from '../state/store.ts';
import { createToasts, type Toasts } from '../ui/toasts.ts';
import { createStoppedWebhooks, type StoppedWebhooks } from '../webhooks/stopped-webhooks.ts';
import { createVisitTimeline, type VisitTimeline } from '../visit/visit-timeline.ts';

/**
 * Everything an agent works with, joined in one place and handed to the screens. Pure of DOM. What is of one site is here
 * that of the chosen one; `here` has it for the conversation on screen.
 */
export interface Desk extends TeamDesk, SiteDesk {
  readonly connection: AgentConnection;
  /** What of one's own account goes over HTTP; null in a desk without a server. */
  readonly account: AccountClient | null;
  readonly clock: ServerClock;
  readonly keeping: Keeping;
  readonly me: Store<AgentStarted | null>;
  /** Which site the screens are about that are about one. */
  readonly site: SiteChoice;
  /** Of the site of the conversation on screen; of the chosen one when none is. */
  readonly here: SiteDesk;
  readonly inbox: Inbox;
  readonly typing: TypingWatch;
  readonly outbox: Outbox;
  readonly answering: Answering;
  readonly words: Words;
  readonly people: People;
  readonly toasts: Toasts;
  readonly deeds: Deeds;
  readonly notifications: Notifications;
  readonly unreadMarks: UnreadMarks;
  readonly stoppedWebhooks: StoppedWebhooks;
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
  const site = createSiteChoice(session.me, keeping);
  const sites = () => session.me.value?.sites ?? [];
  const inbox = createInbox(connection, agentId);
  const typing = createTyping(connection, agentId);
  const toasts = createToasts();
  const kept = createKeptDeeds(keeping, () => agentId() ?? 'nobody', ownTime);
  const deeds = createDeeds({ connection, toasts, kept, newId, now: ownTime });
  const team = createTeamDesk({
    connection,
    inbox,
    toasts,
    keeping,
    ownTime,
    sites,
    agentId,
  });
  const desks = createSiteDesks({ connection, toasts, deeds });
  const notifications = createNotifications(connection, sites);
  const unreadMarks = createUnreadMarks(connection, sites);
  const stoppedWebhooks = createStoppedWebhooks(connection, () => {
    const { value } = session.me;
    return value && { role: value.agent.role, sites: value.sites };
  });
  const open = createStore<OpenConversation | null>(null);
  const ofOpen = siteOfOpen(open);
  const siteHere = (): string | null => ofOpen.value ?? site.chosen.value?.id ?? null;
  const chosenDesk = (): SiteDesk => desks.of(site.chosen.value?.id ?? null);
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
    if (open.value) void open.value.resume();
    visit.value?.refresh();
    openWanted();
    outbox.flush();
    deeds.resume();
    void words.load();
    team.load();
    desks.renew();
    haveReady();
    void notifications.load();
    void unreadMarks.load();
    void stoppedWebhooks.load();
  });

  /** What may be taken with a slash, once it is known on which site. */
  const haveReady = (): void => {
    const { ready } = desks.of(siteHere());
    if (ready.canned.value === null) void ready.load();
  };
  const leaveSite = ofOpen.subscribe(() => {
    if (session.me.value === null) return;
    haveReady();
    words.turn();
  });

  const leaveErased = connection.on('visitor:erased', ({ conversationIds }) => {
    if (wanted !== null && conversationIds.includes(wanted)) {
      wanted = null;
      openWanted();
    }
    inbox.clear();
    void inbox.load('open');
  });

  const leaveStopped = connection.on('webhook:stopped', ({ webhook }) =>
    toasts.problem(
      `Nothing goes to the webhook ${webhook.name} any more: it failed for too long. See Settings, Webhooks.`,
    ),
  );

  const answering = createAnswering({
    drafts: createDrafts(keeping, () => agentId() ?? 'nobody'),
    outbox,
    teller: createTypingTeller(connection, ownTime),
    toasts,
  });
  const { draft } = answering;
  const words = createWords({ connection, siteId: siteHere, agentId, draft, open, toasts, newId });

  return {
    ...team.desk,
    connection,
    account: account ?? null,
    clock,
    keeping,
    me: session.me,
    site,
    get here() {
      return desks.of(siteHere());
    },
    get thresholds() {
      return chosenDesk().thresholds;
    },
    get tuning() {
      return chosenDesk().tuning;
    },
    get quality() {
      return chosenDesk().quality;
    },
    get replay() {
      return chosenDesk().replay;
    },
    get signalPolicy() {
      return chosenDesk().signalPolicy;
    },
    get privacy() {
      return chosenDesk().privacy;
    },
    get ready() {
      return chosenDesk().ready;
    },
    inbox,
    typing,
    outbox,
    answering,
    words,
    people: createPeople(connection),
    toasts,
    deeds,
    notifications,
    unreadMarks,
    stoppedWebhooks,
    open,
    visit,
    show(conversationId) {
      if (conversationId !== null && conversationId !== wanted) unreadMarks.opened(conversationId);
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
      leaveStopped();
      leaveSite();
      session.close();
      const parts = [inbox, typing, outbox, words, team, desks, notifications, unreadMarks, stoppedWebhooks];
      for (const part of [...parts, deeds]) part.close();
      connection.close();
    },
  };
}
