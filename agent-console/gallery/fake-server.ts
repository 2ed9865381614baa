import type {
  AgentStarted,
  Author,
  Beside,
  ConversationEvent,
  InboxItem,
  Person,
  Role,
  Site,
} from '@attune/protocol';
import { answerAccounts } from './fake-account.ts';
import { createFakeConnection, ok, refused, type FakeConnection } from './fake-connection.ts';
import { answerDesk } from './fake-desk.ts';
import { answerEmpathy } from './fake-empathy.ts';
import { eventsOf, frictionOf, ines, troubledConversation } from './fixtures/conversation.ts';
import { inboxItems } from './fixtures/inbox.ts';
import { people } from './fixtures/people.ts';
import { answerInvitations } from './fake-invitations.ts';
import { answerMail } from './fake-mail.ts';
import { answerOutside } from './fake-outside.ts';
import { answerReports } from './fake-reports.ts';
import { answerSignals } from './fake-signals.ts';
import { answerSites } from './fake-sites.ts';
import { answerTeam } from './fake-team.ts';
import { answerTuning } from './fake-tuning.ts';
import { answerWidgetSettings } from './fake-widget-settings.ts';

export interface FakeServerOptions {
  readonly role?: Role;
  readonly sites?: readonly Site[];
  readonly items?: readonly InboxItem[];
  readonly now?: () => number;
}

export interface FakeServer extends FakeConnection {
  listOf(conversationId: string): readonly ConversationEvent[];
  /** Adds to a conversation's list and tells of it, as if somebody else had done it. */
  append(conversationId: string, event: ConversationEvent): ConversationEvent;
  /** Somebody else writes. */
  say(conversationId: string, author: Author, body: string): void;
}

const EPOCH = 'epoch-1';

/** A server in memory that answers every request from fixtures and keeps what it is told: for the gallery and tests. */
export function createFakeServer({
  role = 'admin',
  sites = [demoShop],
  now = Date.now,
  items = inboxItems(now()),
}: FakeServerOptions = {}): FakeServer {
  const connection = createFakeConnection();
  const book = createBook(connection, items, now);
  answerStart(connection, { role, sites }, now);
  const besideOf = answerEmpathy(connection, now);
  answerReading(connection, book, now(), besideOf);
  answerWriting(connection, book, now);
  answerTuning(connection, now);
  answerWidgetSettings(connection, now);
  answerSignals(connection, now);
  answerOutside(connection, now);
  answerInvitations(connection);
  answerMail(connection, now);
  answerReports(connection, now);
  answerSites(connection, now);
  answerPeople(connection, now);
  answerAccounts(connection, now);
  answerTeam(connection, book);
  answerDesk(connection, now);
  connection.answer('deed:undo', () => ok(null));
  connection.goes({ kind: 'online' });
  return {
    ...connection,
    listOf: book.listOf,
    append: book.append,
    say(id, author, body) {
      const seq = book.listOf(id).length + 1;
      book.append(id, { kind: 'message', seq, at: now(), author, clientId: crypto.randomUUID(), body });
    },
  };
}

/** Rows and lists as they stand; every change is told. */
type Book = ReturnType<typeof createBook>;

function createBook(connection: FakeConnection, items: readonly InboxItem[], now: () => number) {
  const startedAt = now();
  const lists = new Map<string, readonly ConversationEvent[]>();
  const rows = new Map(items.map((item) => [item.conversationId, item]));
  const listOf = (id: string): readonly ConversationEvent[] => {
    const held = lists.get(id);
    if (held) return held;
    const row = rows.get(id);
    const visitor = { kind: 'visitor', id: `visitor-${id}`, name: row?.visitorName ?? null } as const;
    const list =
      id === 'c-mara'
        ? troubledConversation(startedAt).sync.events
        : eventsOf(startedAt, [[visitor, row?.lastMessage?.preview ?? 'Hello', 90_000]]);
    lists.set(id, list);
    return list;
  };
  return {
    rows,
    listOf,
    append(id: string, event: ConversationEvent): ConversationEvent {
      lists.set(id, [...listOf(id), event]);
      connection.tell('conversation:event', { conversationId: id, event });
      return event;
    },
    changeRow(id: string, change: Partial<InboxItem>): void {
      const row = rows.get(id);
      if (!row) return;
      const item = { ...row, ...change, updatedAt: row.updatedAt + 1 };
      rows.set(id, item);
      connection.tell('inbox:changed', { item });
    },
  };
}

const demoShop: Site = { id: 'site-1', name: 'Demo shop', publicKey: 'site-key' };
/** Two websites of one team. */
export const twoSites: readonly Site[] = [
  demoShop,
  { id: 'site-2', name: 'Help pages', publicKey: 'help-key' },
];

/** Every third conversation came from the other one. */
export const onTwoSites = (items: readonly InboxItem[]): readonly InboxItem[] =>
  items.map((item, index) => (index % 3 === 2 ? { ...item, siteId: 'site-2' } : item));

function answerStart(
  connection: FakeConnection,
  { role, sites }: Required<Pick<FakeServerOptions, 'role' | 'sites'>>,
  now: () => number,
): void {
  const started: Omit<AgentStarted, 'serverTime'> = {
    agent: { id: ines.id, name: ines.name, email: 'ines@example.org', role },
    sites: [...sites],
    epoch: EPOCH,
  };
  connection.answer('agent:start', () => ok({ ...started, serverTime: now() }));
}

function answerReading(
  connection: FakeConnection,
  { rows, listOf }: Book,
  startedAt: number,
  besideOf: (id: string) => Beside,
): void {
  connection.answer('conversation:open', ({ conversationId }) => {
    const item = rows.get(conversationId);
    if (!item) return refused('not-found', 'There is no such conversation. It may have been erased.');
    const events = listOf(conversationId);
    const sync = { conversationId, events, upTo: events.length, more: false, epoch: EPOCH };
    const troubled = { ...troubledConversation(startedAt), beside: besideOf(conversationId) };
    if (conversationId === 'c-mara') return ok({ ...troubled, item, sync });
    return ok({
      ...troubled,
      item,
      sync,
      visitor: { ...troubled.visitor, name: item.visitorName, label: item.visitorLabel },
      friction: frictionOf(startedAt, item.friction.level),
      suggestions: [],
      pages: [{ path: item.path ?? '/', at: startedAt - 120_000 }],
    });
  });
  connection.answer('conversation:close', () => ok(null));
  connection.answer('conversation:sync', ({ conversationId, afterSeq }) => {
    const all = listOf(conversationId);
    const events = all.slice(afterSeq, afterSeq + 200);
    const more = afterSeq + events.length < all.length;
    return ok({ conversationId, events, upTo: all.length, more, epoch: EPOCH });
  });
}

function answerWriting(
  connection: FakeConnection,
  { listOf, append, changeRow }: Book,
  now: () => number,
): void {
  const entry = (id: string) => ({ seq: listOf(id).length + 1, at: now(), author: ines });
  connection.answer('conversation:set-status', ({ conversationId: id, status }) => {
    const event = append(id, { kind: 'status', ...entry(id), status });
    changeRow(id, { status, waitingSince: null });
    return ok({ event });
  });
  connection.answer('message:send', ({ conversationId: id, clientId, body }) => {
    const event = append(id, { kind: 'message', ...entry(id), clientId, body });
    const lastMessage = { author: 'agent', preview: body.slice(0, 80), at: now() } as const;
    changeRow(id, { waitingSince: null, unread: 0, lastMessage });
    return ok({ event });
  });
  connection.answer('message:read', ({ conversationId: id, upToSeq }) => {
    append(id, { kind: 'read', ...entry(id), upToSeq });
    changeRow(id, { unread: 0 });
    return ok({ upToSeq });
  });
  connection.answer('typing:set', () => ok(null));
  connection.answer('suggestion:decide', ({ outcome }) => ok({ outcome }));
}

function answerPeople(connection: FakeConnection, now: () => number): void {
  let all: readonly Person[] = people;
  connection.answer('people:list', () => ok({ people: all }));
  connection.answer('people:create', ({ name, email, role }) => {
    if (all.some((each) => each.email === email)) {
      return refused('conflict', 'Somebody with this e-mail address can already sign in.', {
        field: 'email',
      });
    }
    const person: Person = {
      id: `agent-${all.length + 1}`,
      name,
      email,
      role,
      disabled: false,
      hasTwoFactor: false,
      createdAt: now(),
    };
    all = [...all, person];
    return ok({ person });
  });
  connection.answer('people:update', ({ personId, role, disabled }) => {
    const person = all.find(({ id }) => id === personId);
    if (!person) return refused('not-found', 'There is no such person.');
    const changed = { ...person, role: role ?? person.role, disabled: disabled ?? person.disabled };
    all = all.map((each) => (each.id === personId ? changed : each));
    return ok({ person: changed });
  });
}
