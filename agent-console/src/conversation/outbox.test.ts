import { agentAuthor, aMessage } from '@attune/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeConnection, ok, refused, type FakeConnection } from '../../gallery/fake-connection.ts';
import { createMemoryKeeping, type Keeping } from '../state/keeping.ts';
import { createOutbox, type Outbox } from './outbox.ts';

let connection: FakeConnection;
let keeping: Keeping;
let outbox: Outbox;
let stored: string[];
let ids: number;

const openOutbox = (): Outbox => {
  const opened = createOutbox({
    connection,
    keeping,
    now: () => 1_000,
    newId: () => `id-${++ids}`,
    onStored: (_, event) => void (event.kind === 'message' && stored.push(event.body)),
  });
  opened.open('agent-1');
  return opened;
};
const states = (): string[] => outbox.messages.value.map(({ body, state }) => `${body}: ${state}`);
const sentIds = (): unknown[] =>
  connection.asked.map(({ input }) => (input as { clientId: string }).clientId);
const accept = (): void =>
  connection.answer('message:send', ({ body, clientId }) =>
    ok({ event: aMessage({ author: agentAuthor, body, clientId }) }),
  );
/** Lets everything that was already answered run. */
const settled = (): Promise<void> => vi.waitFor(() => Promise.resolve());

beforeEach(() => {
  connection = createFakeConnection();
  keeping = createMemoryKeeping();
  stored = [];
  ids = 0;
  outbox = openOutbox();
});

describe('outbox', () => {
  it('keeps a message until the server has it', async () => {
    accept();
    connection.goes({ kind: 'online' });
    outbox.send('c1', 'Hello', null);
    expect(keeping.keys('attune.outbox.agent-1.')).toEqual(['attune.outbox.agent-1.id-1']);
    await vi.waitFor(() => expect(stored).toEqual(['Hello']));
    expect(keeping.keys('')).toEqual([]);
    expect(states()).toEqual(['Hello: stored']);
    outbox.heard(['id-1']);
    expect(states()).toEqual([]);
  });

  it('says so when the browser refuses to keep a message, and does not send it', () => {
    keeping.write = () => false;
    connection.goes({ kind: 'online' });
    expect(outbox.send('c1', 'Hello', null)).toBe(false);
    expect(connection.asked).toEqual([]);
  });

  it('sends what was written offline in order, once the line stands', async () => {
    accept();
    for (const body of ['one', 'two', 'three']) outbox.send('c1', body, null);
    expect(connection.asked).toEqual([]);
    connection.goes({ kind: 'online' });
    outbox.flush();
    await vi.waitFor(() => expect(stored).toEqual(['one', 'two', 'three']));
  });

  it('sends with the same id after a reload when the answer was lost', async () => {
    connection.answer('message:send', () => new Promise(() => {}));
    connection.goes({ kind: 'online' });
    outbox.send('c1', 'Hello', null);
    outbox = openOutbox();
    expect(states()).toEqual(['Hello: sending']);
    accept();
    outbox.flush();
    await vi.waitFor(() => expect(stored).toEqual(['Hello']));
    expect(sentIds()).toEqual(['id-1', 'id-1']);
  });

  it('waits for the answer to one message before it sends the next of the conversation', async () => {
    let answerFirst: () => void = () => {};
    connection.answer('message:send', ({ body }) => {
      if (body !== 'one') return ok({ event: aMessage({ body }) });
      return new Promise((resolve) => (answerFirst = () => resolve(ok({ event: aMessage({ body }) }))));
    });
    connection.goes({ kind: 'online' });
    outbox.send('c1', 'one', null);
    outbox.send('c1', 'two', null);
    outbox.send('c2', 'elsewhere', null);
    await vi.waitFor(() => expect(stored).toEqual(['elsewhere']));
    answerFirst();
    await vi.waitFor(() => expect(stored).toEqual(['elsewhere', 'one', 'two']));
  });

  it('marks a message the server declined as failed, in its words, and goes on with the next', async () => {
    connection.answer('message:send', ({ body }) =>
      body === 'bad' ? refused('too-large', 'This message is too long.') : ok({ event: aMessage({ body }) }),
    );
    connection.goes({ kind: 'online' });
    outbox.send('c1', 'bad', null);
    outbox.send('c1', 'good', null);
    await vi.waitFor(() => expect(stored).toEqual(['good']));
    expect(states()[0]).toBe('bad: failed');
    expect(outbox.messages.value[0]?.problem).toBe('This message is too long.');
    expect(openOutbox().messages.value[0]?.state).toBe('failed');
  });

  it('sends a failed message again with its own id when asked to, and forgets it when told to', async () => {
    connection.answer('message:send', () => refused('forbidden', 'Not yours.'));
    connection.goes({ kind: 'online' });
    outbox.send('c1', 'Hello', null);
    await vi.waitFor(() => expect(states()).toEqual(['Hello: failed']));
    outbox.retry('id-1');
    await vi.waitFor(() => expect(sentIds()).toEqual(['id-1', 'id-1']));
    await vi.waitFor(() => expect(states()).toEqual(['Hello: failed']));
    outbox.discard('id-1');
    expect(states()).toEqual([]);
    expect(keeping.keys('')).toEqual([]);
  });

  it('knows an answer that a colleague’s has made outdated, after a reload too, until it is sent all the same', async () => {
    connection.answer('message:send', () =>
      refused('conflict', 'Jo Lindqvist answered meanwhile.', { field: 'seenSeq' }),
    );
    connection.goes({ kind: 'online' });
    outbox.send('c1', 'Hello', null);
    await vi.waitFor(() => expect(outbox.messages.value[0]?.isOutdated).toBe(true));
    expect(openOutbox().messages.value[0]?.isOutdated).toBe(true);
    connection.answer('message:send', () => refused('forbidden', 'Not yours.'));
    outbox.retry('id-1');
    await vi.waitFor(() => expect(outbox.messages.value[0]?.problem).toBe('Not yours.'));
    expect(outbox.messages.value[0]?.isOutdated).toBe(false);
  });

  it('tries again by itself when the server cannot just now', async () => {
    vi.useFakeTimers();
    let up = false;
    connection.answer('message:send', ({ body }) =>
      up
        ? ok({ event: aMessage({ body }) })
        : refused('unavailable', 'The database restarts.', { retryAfterMs: 700 }),
    );
    connection.goes({ kind: 'online' });
    outbox.send('c1', 'Hello', null);
    await settled();
    expect(states()).toEqual(['Hello: sending']);
    up = true;
    await vi.advanceTimersByTimeAsync(700);
    expect(stored).toEqual(['Hello']);
    vi.useRealTimers();
  });

  it('shows a fault of the server as failed after three attempts', async () => {
    vi.useFakeTimers();
    connection.answer('message:send', () => refused('internal', 'Something failed on our side.'));
    connection.goes({ kind: 'online' });
    outbox.send('c1', 'Hello', null);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states()).toEqual(['Hello: failed']);
    expect(connection.asked).toHaveLength(3);
    vi.useRealTimers();
  });

  it('names the suggestion a message grew from', () => {
    accept();
    connection.goes({ kind: 'online' });
    outbox.send('c1', 'Hello', 's1');
    expect(connection.asked[0]?.input).toMatchObject({ suggestionId: 's1' });
  });

  it('leaves what others wrote into the storage alone', () => {
    keeping.write('attune.outbox.agent-1.x', { body: 3 });
    keeping.write('attune.outbox.agent-2.y', { conversationId: 'c1', clientId: 'y', body: 'theirs', at: 1 });
    expect(openOutbox().messages.value).toEqual([]);
  });
});
