import type {
  AgentStarted,
  Author,
  ConversationEvent,
  InboxItem,
  Person,
  Role,
  ThresholdSettings,
} from '@attune/protocol';
import { changeThresholds, defaultThresholds, describeDetectors } from '@attune/signals';
import { createFakeConnection, ok, refused, type FakeConnection } from './fake-connection.ts';
import { eventsOf, frictionOf, ines, troubledConversation } from './fixtures/conversation.ts';
import { inboxItems } from './fixtures/inbox.ts';
import { people } from './fixtures/people.ts';

export interface FakeServerOptions {
  readonly role?: Role;
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

/** A server in memory that answers every request from fixtures and keeps what it is told: for the gallery and tests. */
export function createFakeServer({
  role = 'admin',
  now = Date.now,
  items = inboxItems(now()),
}: FakeServerOptions = {}): FakeServer {
  const connection = createFakeConnection();
  const startedAt = now();
  const lists = new Map<string, readonly ConversationEvent[]>();
  const rows = new Map(items.map((item) => [item.conversationId, item]));

  const listOf = (id: string): readonly ConversationEvent[] => {
    const held = lists.get(id);
    if (held) return held;
    const preview = rows.get(id)?.lastMessage?.preview ?? 'Hello';
    const visitor = {
      kind: 'visitor',
      id: `visitor-${id}`,
      name: rows.get(id)?.visitorName ?? null,
    } as const;
    const list =
      id === 'c-mara'
        ? troubledConversation(startedAt).sync.events
        : eventsOf(startedAt, [[visitor, preview, 90_000]]);
    lists.set(id, list);
    return list;
  };
  const append = (id: string, event: ConversationEvent): ConversationEvent => {
    lists.set(id, [...listOf(id), event]);
    connection.tell('conversation:event', { conversationId: id, event });
    return event;
  };
  const nextSeq = (id: string): number => listOf(id).length + 1;
  const changeRow = (id: string, change: Partial<InboxItem>): void => {
    const row = rows.get(id);
    if (!row) return;
    rows.set(id, { ...row, ...change, updatedAt: row.updatedAt + 1 });
    connection.tell('inbox:changed', { item: rows.get(id) ?? row });
  };

  const started: AgentStarted = {
    agent: { id: ines.id, name: ines.name, email: 'ines@example.org', role },
    sites: [{ id: 'site-1', name: 'Demo shop', publicKey: 'site-key' }],
    epoch: 'epoch-1',
    serverTime: now(),
  };
  connection.answer('agent:start', () => ok({ ...started, serverTime: now() }));
  connection.answer('inbox:list', ({ status }) =>
    ok({ items: [...rows.values()].filter((item) => item.status === status), next: null }),
  );
  connection.answer('conversation:open', ({ conversationId }) => {
    const item = rows.get(conversationId);
    if (!item) return refused('not-found', 'There is no such conversation. It may have been erased.');
    const events = listOf(conversationId);
    const sync = { conversationId, events, upTo: events.length, more: false, epoch: 'epoch-1' };
    const troubled = troubledConversation(startedAt);
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
    const events = listOf(conversationId);
    return ok({
      conversationId,
      events: events.slice(afterSeq, afterSeq + 200),
      upTo: events.length,
      more: false,
      epoch: 'epoch-1',
    });
  });
  connection.answer('conversation:set-status', ({ conversationId, status }) => {
    const event = append(conversationId, {
      kind: 'status',
      seq: nextSeq(conversationId),
      at: now(),
      author: ines,
      status,
    });
    changeRow(conversationId, { status, waitingSince: null });
    return ok({ event });
  });
  connection.answer('message:send', ({ conversationId, clientId, body }) => {
    const event = append(conversationId, {
      kind: 'message',
      seq: nextSeq(conversationId),
      at: now(),
      author: ines,
      clientId,
      body,
    });
    changeRow(conversationId, {
      waitingSince: null,
      unread: 0,
      lastMessage: { author: 'agent', preview: body.slice(0, 80), at: now() },
    });
    return ok({ event });
  });
  connection.answer('message:read', ({ conversationId, upToSeq }) => {
    append(conversationId, { kind: 'read', seq: nextSeq(conversationId), at: now(), author: ines, upToSeq });
    changeRow(conversationId, { unread: 0 });
    return ok({ upToSeq });
  });
  connection.answer('typing:set', () => ok(null));
  connection.answer('suggestion:decide', ({ outcome }) => ok({ outcome }));
  answerThresholds(connection, now);
  answerPeople(connection, now);
  connection.goes({ kind: 'online' });
  const say = (id: string, author: Author, body: string): void => {
    const clientId = crypto.randomUUID();
    append(id, { kind: 'message', seq: nextSeq(id), at: now(), author, clientId, body });
  };
  return { ...connection, listOf, append, say };
}

function answerThresholds(connection: FakeConnection, now: () => number): void {
  let settings: ThresholdSettings = { version: 0, values: defaultThresholds, savedAt: null, savedBy: null };
  connection.answer('thresholds:get', () => ok({ settings, detectors: describeDetectors() }));
  connection.answer('thresholds:save', ({ baseVersion, changes, siteId }) => {
    if (baseVersion !== settings.version)
      return refused('conflict', 'Somebody saved other thresholds meanwhile.');
    const changed = changeThresholds(settings.values, changes);
    if (!changed.ok) return refused('invalid', changed.message, { field: changed.field });
    settings = { version: settings.version + 1, values: changed.values, savedAt: now(), savedBy: ines.name };
    connection.tell('thresholds:changed', { siteId, settings });
    return ok({ settings });
  });
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
