import { agentAuthor, aMessage, visitorAuthor } from '@attune/testing';
import type { ConversationEvent } from '@attune/protocol';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeConnection, ok, refused, type FakeConnection } from '../../gallery/fake-connection.ts';
import { besideQuiet } from '../../gallery/fixtures/beside.ts';
import { frictionOf, suggestions, troubledConversation } from '../../gallery/fixtures/conversation.ts';
import { anInboxItem } from '../../gallery/fixtures/inbox.ts';
import { openConversation, type OpenConversation } from './open-conversation.ts';

const ID = 'c1';

/** The server's side of one conversation: its list, and what it answers. */
function serve(connection: FakeConnection) {
  const server = { events: [] as ConversationEvent[], epoch: 'first', openingSlice: 100, syncSlice: 200 };
  const slice = (afterSeq: number, most: number) => {
    const events = server.events.slice(afterSeq, afterSeq + most);
    const upTo = server.events.length;
    return { conversationId: ID, events, upTo, more: afterSeq + events.length < upTo, epoch: server.epoch };
  };
  connection.answer('conversation:open', () =>
    ok({
      ...troubledConversation(0),
      beside: besideQuiet,
      item: anInboxItem({ conversationId: ID }),
      sync: slice(Math.max(0, server.events.length - server.openingSlice), server.openingSlice),
    }),
  );
  connection.answer('conversation:sync', ({ afterSeq }) => ok(slice(afterSeq, server.syncSlice)));
  connection.answer('conversation:close', () => ok(null));
  connection.answer('message:read', ({ upToSeq }) => ok({ upToSeq }));
  connection.goes({ kind: 'online' });
  const add = (author = visitorAuthor): ConversationEvent => {
    const seq = server.events.length + 1;
    const event = aMessage({ seq, author, body: `message ${seq}`, clientId: `id-${seq}` });
    server.events.push(event);
    return event;
  };
  return { server, add };
}

let connection: FakeConnection;
let conversation: OpenConversation;
let held: ConversationEvent[];
let server: ReturnType<typeof serve>['server'];
let add: ReturnType<typeof serve>['add'];

const bodies = (): string[] =>
  conversation.state.value.thread.events.flatMap((event) => (event.kind === 'message' ? [event.body] : []));
const stored = (): string[] =>
  server.events.flatMap((event) => (event.kind === 'message' ? [event.body] : []));
const asked = (name: string): unknown[] =>
  connection.asked.filter((each) => each.name === name).map(({ input }) => input);
const tell = (event: ConversationEvent): void =>
  connection.tell('conversation:event', { conversationId: ID, event });

beforeEach(() => {
  connection = createFakeConnection();
  ({ server, add } = serve(connection));
  held = [];
  conversation = openConversation({
    connection,
    conversationId: ID,
    onHeld: (events) => held.push(...events),
  });
});
afterEach(() => conversation.close());

describe('the list of an open conversation', () => {
  it('asks for what a gap in the news shows to be missing', async () => {
    add();
    await conversation.resume();
    add();
    tell(add());
    await vi.waitFor(() => expect(bodies()).toEqual(['message 1', 'message 2', 'message 3']));
    expect(asked('conversation:sync')).toEqual([{ conversationId: ID, afterSeq: 1 }]);
  });

  it('asks as often as a long absence takes', async () => {
    Object.assign(server, { syncSlice: 3, openingSlice: 2 });
    add();
    await conversation.resume();
    for (let count = 0; count < 10; count += 1) add();
    await conversation.resume();
    await vi.waitFor(() => expect(bodies()).toEqual(stored()));
  });

  it('brings earlier events on demand, once at a time', async () => {
    Object.assign(server, { openingSlice: 2 });
    for (let count = 0; count < 6; count += 1) add();
    await conversation.resume();
    expect(bodies()).toEqual(['message 5', 'message 6']);
    await Promise.all([conversation.loadEarlier(), conversation.loadEarlier()]);
    expect(bodies()).toEqual(stored());
    expect(asked('conversation:sync')).toHaveLength(1);
    await conversation.loadEarlier();
    expect(asked('conversation:sync')).toHaveLength(1);
  });

  it('starts over when the server was restored from a backup', async () => {
    for (let count = 0; count < 5; count += 1) add();
    await conversation.resume();
    server.events = server.events.slice(0, 2);
    server.epoch = 'second';
    add(agentAuthor);
    await conversation.resume();
    await vi.waitFor(() => expect(bodies()).toEqual(stored()));
    expect(conversation.state.value.thread.epoch).toBe('second');
  });

  it('starts over as well when the restore shows while catching up', async () => {
    for (let count = 0; count < 5; count += 1) add();
    await conversation.resume();
    server.events = server.events.slice(0, 2);
    server.epoch = 'second';
    await conversation.catchUp();
    await vi.waitFor(() => expect(bodies()).toEqual(stored()));
  });

  it('tells of each event once, live or by slice', async () => {
    add();
    await conversation.resume();
    const event = add();
    tell(event);
    tell(event);
    await conversation.catchUp();
    expect(held.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('equals the server’s list after any losses, repeats and reconnects', async () => {
    const step = fc.constantFrom('heard', 'lost', 'twice', 'reconnect', 'wake', 'earlier');
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        async (steps, most) => {
          conversation.close();
          ({ server, add } = serve(connection));
          Object.assign(server, { openingSlice: most, syncSlice: most });
          conversation = openConversation({ connection, conversationId: ID, onHeld: () => {} });
          await conversation.resume();
          for (const each of steps) {
            if (each === 'reconnect') await conversation.resume();
            else if (each === 'wake') await conversation.catchUp();
            else if (each === 'earlier') await conversation.loadEarlier();
            else {
              const event = add();
              if (each !== 'lost') tell(event);
              if (each === 'twice') tell(event);
            }
          }
          tell(add());
          await vi.waitFor(() => expect(bodies().at(-1)).toBe(stored().at(-1)));
          const first = conversation.state.value.thread.events[0]?.seq ?? 1;
          expect(bodies()).toEqual(stored().slice(first - 1));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what stands beside it', () => {
  it('follows the news of this conversation and of no other', async () => {
    await conversation.resume();
    connection.tell('friction:changed', {
      conversationId: 'other',
      friction: frictionOf(0, 'calm'),
      flags: [],
    });
    expect(conversation.state.value.friction?.level).toBe('flag');
    connection.tell('friction:changed', { conversationId: ID, friction: frictionOf(0, 'urgent'), flags: [] });
    connection.tell('suggestions:offered', {
      conversationId: ID,
      suggestions: [],
      collapsed: true,
      held: false,
    });
    connection.tell('page:changed', { conversationId: ID, path: '/help', at: 5 });
    expect(conversation.state.value).toMatchObject({
      friction: { level: 'urgent' },
      suggestions: [],
      offer: { collapsed: true, held: false },
    });
    expect(conversation.state.value.pages.at(-1)).toEqual({ path: '/help', at: 5 });
  });

  it('takes no older row for a newer one', async () => {
    await conversation.resume();
    connection.tell('inbox:changed', { item: anInboxItem({ conversationId: ID, updatedAt: 7, unread: 2 }) });
    connection.tell('inbox:changed', { item: anInboxItem({ conversationId: ID, updatedAt: 6, unread: 9 }) });
    expect(conversation.state.value.item?.unread).toBe(2);
  });

  it('takes a dismissed suggestion away at once, and puts it back when the server declines', async () => {
    await conversation.resume();
    connection.answer('suggestion:decide', () => refused('unavailable', 'Not now.'));
    const dismissing = conversation.dismiss('suggestion-1');
    expect(conversation.state.value.suggestions.map(({ id }) => id)).toEqual([
      'suggestion-2',
      'suggestion-3',
    ]);
    expect((await dismissing)?.message).toBe('Not now.');
    expect(conversation.state.value.suggestions).toEqual(suggestions);
  });
});

describe('reading', () => {
  it('is told once for each new message of the visitor', async () => {
    add();
    await conversation.resume();
    conversation.markRead();
    conversation.markRead();
    expect(asked('message:read')).toEqual([{ conversationId: ID, upToSeq: 1 }]);
    tell(add(agentAuthor));
    conversation.markRead();
    expect(asked('message:read')).toHaveLength(1);
    tell(add());
    conversation.markRead();
    expect(asked('message:read')).toHaveLength(2);
  });

  it('is told again when it was not taken', async () => {
    connection.answer('message:read', () => refused('unavailable', 'Not now.'));
    add();
    await conversation.resume();
    conversation.markRead();
    await vi.waitFor(() => {
      conversation.markRead();
      expect(asked('message:read').length).toBeGreaterThan(1);
    });
  });

  it('is not told of what a colleague has read already', async () => {
    add();
    server.events.push({ kind: 'read', seq: 2, at: 0, author: agentAuthor, upToSeq: 1 });
    await conversation.resume();
    conversation.markRead();
    expect(asked('message:read')).toEqual([]);
  });
});

describe('opening', () => {
  it('says why a conversation cannot be opened', async () => {
    connection.answer('conversation:open', () => refused('not-found', 'There is no such conversation.'));
    await conversation.resume();
    expect(conversation.state.value.phase).toMatchObject({
      refused: { message: 'There is no such conversation.' },
    });
  });

  it('tries again by itself when the server cannot just now', async () => {
    vi.useFakeTimers();
    connection.answer('conversation:open', () => refused('unavailable', 'Busy.', { retryAfterMs: 400 }));
    await conversation.resume();
    expect(conversation.state.value.phase).toBe('opening');
    ({ server, add } = serve(connection));
    await vi.advanceTimersByTimeAsync(400);
    expect(conversation.state.value.phase).toBe('open');
    vi.useRealTimers();
  });

  it('tells the server when nobody looks any more', async () => {
    await conversation.resume();
    conversation.close();
    expect(asked('conversation:close')).toEqual([{ conversationId: ID }]);
    tell(add());
    expect(bodies()).toEqual([]);
  });
});

describe('what is told while a conversation is being opened', () => {
  it('is newer than the answer, and stands', async () => {
    const opened = conversation.resume();
    const newer = suggestions.slice(0, 1);
    connection.tell('suggestions:offered', {
      conversationId: ID,
      suggestions: newer,
      collapsed: false,
      held: true,
    });
    await opened;
    expect(conversation.state.value).toMatchObject({
      phase: 'open',
      suggestions: newer,
      offer: { collapsed: false, held: true },
    });
  });
});
