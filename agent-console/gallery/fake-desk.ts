import {
  defaultNotificationRules,
  type CannedResponse,
  type LiveVisitor,
  type Macro,
  type Mention,
  type NotificationRules,
  type SearchHit,
} from '@attune/protocol';
import { ok, type FakeConnection } from './fake-connection.ts';
import { inboxItems } from './fixtures/inbox.ts';

const mine = { siteId: 'site-1', sharedWith: 'mine', teamId: null, savedAt: 0, isYours: true } as const;

export const cannedResponses: readonly CannedResponse[] = [
  {
    ...{ ...mine, id: 'canned-refund', shortcut: 'refund', title: 'A refund is on its way' },
    body: 'Hello {visitor-name}, I have sent your money back. It is there by {when}.',
  },
  {
    ...{
      ...mine,
      id: 'canned-hello',
      shortcut: 'hello',
      title: 'First words',
      sharedWith: 'site',
      isYours: false,
    },
    body: 'Hello {visitor-name}, this is {agent-name}. I am reading what you wrote.',
  },
];

export const macros: readonly Macro[] = [
  {
    ...{ ...mine, id: 'macro-1', name: 'Refunded and done' },
    steps: [
      { act: 'reply', body: 'Your money is on its way, {visitor-name}.' },
      { act: 'assign', agentId: null },
      { act: 'status', status: 'resolved' },
    ],
  },
];

export const liveVisitors = (now: number): readonly LiveVisitor[] => [
  {
    ...{ visitorId: 'v-1', visitorName: 'Mara K.', visitorLabel: 'Visitor 1F3A', locale: 'de' },
    ...{ path: '/checkout', since: now - 380_000, level: 'flag', conversationId: 'c-mara' },
    ...{ waitingSince: now - 130_000, assignee: null },
  },
  {
    ...{ visitorId: 'v-2', visitorName: null, visitorLabel: 'Visitor 4F2A', locale: 'en' },
    ...{ path: '/shoes/runner', since: now - 42_000, level: 'calm', conversationId: null },
    ...{ waitingSince: null, assignee: null },
  },
];

export const mentions = (now: number): readonly Mention[] => [
  {
    ...{ noteId: 'n-1', conversationId: 'c-mara', visitorName: 'Mara K.', visitorLabel: 'Visitor 1F3A' },
    ...{ byName: 'Jo Lindqvist', excerpt: '@Ines Okafor you had her case in March. Can you look?' },
    ...{ at: now - 900_000, seenAt: null },
  },
];

export function searchHits(now: number): readonly SearchHit[] {
  const [item] = inboxItems(now);
  const excerpt = [
    { text: 'My ', isHit: false },
    { text: 'card', isHit: true },
    { text: ' was charged twice, and nobody answers', isHit: false },
  ];
  const said: SearchHit = {
    ...{ kind: 'message', conversationId: 'c-mara', seq: 3, visitorName: 'Mara K.', visitorLabel: '' },
    ...{ author: 'visitor', authorName: null, at: now - 8_000_000, excerpt },
  };
  return item ? [{ kind: 'conversation', item, excerpt }, said] : [said];
}

/** What makes the desk fast, from fixtures. */
export function answerDesk(connection: FakeConnection, now: () => number): void {
  let rules: NotificationRules = defaultNotificationRules;
  let canned = cannedResponses;
  connection.answer('canned:list', () => ok({ canned }));
  connection.answer('canned:save', ({ canned: given }) => {
    const saved: CannedResponse = { ...mine, ...given, teamId: null };
    canned = [...canned.filter(({ id }) => id !== given.id), saved];
    return ok({ canned: saved });
  });
  connection.answer('canned:remove', ({ cannedId }) => {
    canned = canned.filter(({ id }) => id !== cannedId);
    return ok(null);
  });
  connection.answer('macros:list', () => ok({ macros }));
  connection.answer('notification-rules:get', () => ok({ rules }));
  connection.answer('notification-rules:save', ({ rules: next }) => {
    rules = next;
    return ok({ rules });
  });
  const unread = new Set(['c-jo']);
  connection.answer('unread-marks:list', () => ok({ conversationIds: [...unread] }));
  connection.answer('unread-mark:set', ({ conversationId, unread: isUnread }) => {
    if (isUnread) unread.add(conversationId);
    else unread.delete(conversationId);
    return ok({ unread: isUnread });
  });
  connection.answer('mentions:list', () => ok({ mentions: mentions(now()) }));
  connection.answer('mentions:seen', () => ok(null));
  connection.answer('live-visitors:list', () =>
    ok({ visitors: liveVisitors(now()), count: 2, pagesSeen: true }),
  );
  connection.answer('search:run', ({ query }) =>
    ok({ hits: 'card'.startsWith(query) ? searchHits(now()) : [], next: null }),
  );
}
