import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeServer, settle, type FakeServer } from '../testing/fake-server.ts';
import { createCatchUp } from './catch-up.ts';
import { createCell } from './cell.ts';
import { createSession } from './session.ts';
import { initialState } from './state.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function watch(server: FakeServer) {
  const connection = server.connect();
  const cell = createCell(initialState({}));
  const caughtUp = vi.fn();
  const catchUp = createCatchUp(connection, cell, caughtUp);
  const session = createSession({
    connection,
    cell,
    visit: { id: 'v', chatOpened: true, nextBatch: 0, nextPress: 0, text: '' },
    whereabouts: () => ({ path: '/checkout' }),
    allowed: () => {},
    reconnected: () => {},
    started: () => catchUp.run(),
    told: () => {},
    heard: () => catchUp.run(),
  });
  session.start();
  return { connection, cell, catchUp, caughtUp, held: () => cell.get().timeline.events };
}

const syncs = (server: FakeServer): number =>
  server.asked.filter(({ name }) => name === 'conversation:sync').length;

describe('catching up', () => {
  it('asks for everything, page by page, on the first connection', async () => {
    const server = createFakeServer({ pageSize: 10 });
    for (let at = 0; at < 34; at++) server.say(String(at));
    const { held, caughtUp } = watch(server);
    await settle();
    expect(held()).toEqual(server.events);
    expect(syncs(server)).toBe(4);
    expect(caughtUp).toHaveBeenCalledOnce();
  });

  it('asks for what a gap in the live events is missing', async () => {
    const server = createFakeServer();
    const { connection, held } = watch(server);
    await settle();
    connection.goDeaf(true);
    server.say('1');
    server.say('2');
    connection.goDeaf(false);
    expect(held()).toEqual([]);
    server.say('3');
    await settle();
    expect(held()).toEqual(server.events);
    expect(syncs(server)).toBe(1);
  });

  it('does not ask when nothing is missing', async () => {
    const server = createFakeServer();
    const { held } = watch(server);
    await settle();
    server.say('1');
    await settle();
    expect(held()).toEqual(server.events);
    expect(syncs(server)).toBe(0);
  });

  it('is where it was after any number of broken links', async () => {
    const server = createFakeServer({ pageSize: 5 });
    const { connection, held } = watch(server);
    for (let at = 0; at < 200; at++) {
      if (at % 2 === 0) connection.breakLink();
      connection.goDeaf(at % 3 === 0);
      server.say(String(at));
      if (at % 2 === 1) connection.mendLink();
      await settle();
    }
    connection.goDeaf(false);
    connection.breakLink();
    connection.mendLink();
    await settle();
    expect(held()).toEqual(server.events);
  });

  it('drops what a restored server no longer has', async () => {
    const server = createFakeServer();
    const { connection, held } = watch(server);
    await settle();
    for (let at = 0; at < 20; at++) server.say(`before ${at}`);
    connection.breakLink();
    server.restore(8);
    server.say('after');
    connection.mendLink();
    await settle();
    expect(held()).toHaveLength(9);
    expect(held()).toEqual(server.events);
  });

  it('converges when the epoch changes under a living connection', async () => {
    const server = createFakeServer();
    const { catchUp, held } = watch(server);
    await settle();
    for (let at = 0; at < 12; at++) server.say(`before ${at}`);
    server.restore(4);
    catchUp.check();
    await settle();
    expect(held()).toEqual(server.events);
  });

  it('makes a new link when the old one does not answer', async () => {
    const server = createFakeServer();
    const { connection, catchUp, held } = watch(server);
    await settle();
    connection.goDeaf(true);
    server.say('1');
    connection.goDeaf(false);
    server.loseAnswer('conversation:sync');
    catchUp.check();
    await settle();
    expect(connection.restarts).toBe(1);
    expect(held()).toEqual(server.events);
  });

  it('asks again after the time that the server names', async () => {
    const server = createFakeServer();
    const { catchUp, held } = watch(server);
    await settle();
    server.refuse('conversation:sync', { code: 'unavailable', message: 'Away.', retryAfterMs: 3_000 });
    catchUp.check();
    await settle();
    expect(syncs(server)).toBe(1);
    await vi.advanceTimersByTimeAsync(4_000);
    await settle();
    expect(syncs(server)).toBe(2);
    expect(held()).toEqual(server.events);
  });

  it('does not ask for ever for a position that does not exist', async () => {
    const server = createFakeServer();
    const { cell, catchUp } = watch(server);
    await settle();
    cell.set((state) => ({ ...state, timeline: { ...state.timeline, upTo: 99 } }));
    catchUp.run();
    await settle();
    expect(syncs(server)).toBe(3);
    expect(cell.get().timeline.upTo).toBe(0);
  });
});
