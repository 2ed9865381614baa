import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeServer, settle, type FakeServer } from '../testing/fake-server.ts';
import { createCell } from './cell.ts';
import { createOutbox } from './outbox.ts';
import { createSession } from './session.ts';
import { createSiteStorage } from './site-storage.ts';
import { initialState } from './state.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Storage that outlives a tab. */
function browserStorage(): Storage {
  const held = new Map<string, string>();
  const storage: Partial<Storage> = {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
  };
  return storage as Storage;
}

/** One tab: a connection, a state, an outbox. */
function openTab(server: FakeServer, browser = browserStorage()) {
  const connection = server.connect();
  const cell = createCell(initialState({}));
  const storage = createSiteStorage('k', () => browser);
  let ids = 0;
  const tabName = Math.random().toString(36).slice(2);
  const outbox = createOutbox({
    connection,
    cell,
    storage,
    now: Date.now,
    randomId: () => `${tabName}-${ids++}`,
  });
  const session = createSession({
    connection,
    cell,
    visit: { id: 'v', chatOpened: true, nextBatch: 0, nextPress: 0, text: '' },
    whereabouts: () => ({ path: '/checkout' }),
    allowed: () => {},
    reconnected: () => {},
    started: () => outbox.pump(),
    told: () => {},
    heard: () => {},
  });
  session.start();
  return { connection, cell, storage, outbox, drafts: () => cell.get().drafts };
}

const bodies = (server: FakeServer): string[] =>
  server.events.flatMap((event) => (event.kind === 'message' ? [event.body] : []));
const sends = (server: FakeServer): number =>
  server.asked.filter(({ name }) => name === 'message:send').length;

describe('the outbox', () => {
  it('sends a draft and forgets it when the server has taken it', async () => {
    const server = createFakeServer();
    const tab = openTab(server);
    await settle();
    tab.outbox.add('Hello');
    expect(tab.storage.read().drafts).toHaveLength(1);
    await settle();
    expect(bodies(server)).toEqual(['Hello']);
    expect(tab.drafts()).toEqual([]);
    expect(tab.storage.read().drafts).toEqual([]);
  });

  it('keeps what was written without a connection, and sends it in order', async () => {
    const server = createFakeServer();
    const tab = openTab(server);
    await settle();
    tab.connection.breakLink();
    for (const body of ['1', '2', '3', '4', '5']) tab.outbox.add(body);
    await settle();
    expect(bodies(server)).toEqual([]);
    expect(tab.drafts().map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'waiting'));
    tab.connection.mendLink();
    await settle();
    expect(bodies(server)).toEqual(['1', '2', '3', '4', '5']);
    expect(tab.drafts()).toEqual([]);
  });

  it('sends again under the same id when the answer was lost, and the message is there once', async () => {
    const server = createFakeServer();
    const tab = openTab(server);
    await settle();
    tab.connection.goDeaf(true);
    server.loseAnswer('message:send');
    tab.outbox.add('Hello');
    await settle();
    expect(tab.connection.restarts).toBe(1);
    expect(sends(server)).toBe(2);
    expect(bodies(server)).toEqual(['Hello']);
    expect(tab.drafts().filter(({ state }) => state !== 'sent')).toEqual([]);
  });

  it('waits as long as the server asks, then sends', async () => {
    const server = createFakeServer();
    const tab = openTab(server);
    await settle();
    server.refuse('message:send', { code: 'rate-limited', message: 'Too many.', retryAfterMs: 7_000 });
    tab.outbox.add('1');
    tab.outbox.add('2');
    await settle();
    expect(tab.drafts().map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    await vi.advanceTimersByTimeAsync(6_999);
    expect(bodies(server)).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await settle();
    expect(bodies(server)).toEqual(['1', '2']);
  });

  it('shows a refused draft as failed, in words, and goes on with the next', async () => {
    const server = createFakeServer();
    const tab = openTab(server);
    await settle();
    server.refuse('message:send', { code: 'too-large', message: 'The message is too long.' });
    tab.outbox.add('1');
    tab.outbox.add('2');
    await settle();
    expect(tab.drafts()).toMatchObject([
      { body: '1', state: 'failed', problem: { code: 'too-large', message: 'The message is too long.' } },
    ]);
    expect(bodies(server)).toEqual(['2']);
    expect(tab.storage.read().drafts).toMatchObject([{ body: '1', state: 'failed' }]);
  });

  it('sends a failed draft when the visitor tries again', async () => {
    const server = createFakeServer();
    const tab = openTab(server);
    await settle();
    server.refuse('message:send', { code: 'internal', message: 'The server failed.' });
    const { clientId } = tab.outbox.add('1');
    await settle();
    tab.outbox.retry(clientId);
    await settle();
    expect(bodies(server)).toEqual(['1']);
    expect(tab.drafts()).toEqual([]);
    expect(tab.storage.read().drafts).toEqual([]);
  });

  it('sends after a reload what the page before could not', async () => {
    const server = createFakeServer();
    const browser = browserStorage();
    const before = openTab(server, browser);
    await settle();
    before.connection.breakLink();
    for (const body of ['1', '2']) before.outbox.add(body);
    before.outbox.stop();

    const after = openTab(server, browser);
    after.outbox.adopt(after.storage.read().drafts);
    expect(after.drafts().map(({ body }) => body)).toEqual(['1', '2']);
    await settle();
    expect(bodies(server)).toEqual(['1', '2']);
    expect(after.storage.read().drafts).toEqual([]);
  });

  it('stores a draft once that two tabs send', async () => {
    const server = createFakeServer();
    const browser = browserStorage();
    const [one, other] = [openTab(server, browser), openTab(server, browser)];
    await settle();
    one.connection.breakLink();
    one.outbox.add('Hello');
    other.outbox.adopt(other.storage.read().drafts);
    one.connection.mendLink();
    await settle();
    expect(bodies(server)).toEqual(['Hello']);
    expect([one.drafts(), other.drafts()].flat().filter(({ state }) => state !== 'sent')).toEqual([]);
  });

  it('has taken care of each message exactly once over 200 faults', async () => {
    const server = createFakeServer();
    const tab = openTab(server);
    await settle();
    for (let at = 0; at < 200; at++) {
      if (at % 3 === 0) server.loseAnswer('message:send');
      if (at % 7 === 0)
        server.refuse('message:send', { code: 'unavailable', message: 'Away.', retryAfterMs: 10 });
      if (at % 5 === 0) tab.connection.breakLink();
      tab.outbox.add(String(at));
      if (at % 5 === 0) tab.connection.mendLink();
      await settle();
      await vi.advanceTimersByTimeAsync(10);
    }
    await settle();
    expect(bodies(server)).toEqual(Array.from({ length: 200 }, (_, at) => String(at)));
  });
});
