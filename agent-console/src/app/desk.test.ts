import { agentAuthor, aMessage } from '@attune/testing';
import type { AgentStarted } from '@attune/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok, refused } from '../../gallery/fake-connection.ts';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { emptyDraft } from '../composer/draft.ts';
import { createMemoryKeeping, type Keeping } from '../state/keeping.ts';
import { createDesk, type Desk } from './desk.ts';

const started: AgentStarted = {
  agent: { id: agentAuthor.id, name: 'Marek', email: 'marek@example.org', role: 'agent' },
  sites: [{ id: 'site-1', name: 'Demo shop', publicKey: 'key' }],
  epoch: 'epoch-1',
  serverTime: 5_000,
};

let server: FakeServer;
let keeping: Keeping;
let desk: Desk;
let ids = 0;

const asked = (): string[] => server.asked.map(({ name }) => name);
const reconnect = (): void => {
  server.asked.length = 0;
  server.goes({ kind: 'lost', reason: null });
  server.goes({ kind: 'online' });
};
const isReady = (): Promise<void> =>
  vi.waitFor(() => expect(desk.inbox.state.value.tabs.open.loading).toBe('loaded'));

beforeEach(async () => {
  server = createFakeServer();
  server.answer('agent:start', () => ok(started));
  keeping = createMemoryKeeping();
  desk = createDesk({ connection: server, keeping, newId: () => `id-${++ids}`, ownTime: () => 1_000 });
  await isReady();
});
afterEach(() => desk.close());

describe('the desk', () => {
  it('asks who we are before anything else, and takes the server’s time for the time', () => {
    expect(asked().slice(0, 2)).toEqual(['agent:start', 'inbox:page']);
    expect(desk.clock.now()).toBeGreaterThan(4_000);
  });

  it('after a reconnect starts again, reads the inbox, opens the conversation and sends what waited', async () => {
    desk.show('c-mara');
    await vi.waitFor(() => expect(desk.open.value?.state.value.phase).toBe('open'));
    server.goes({ kind: 'lost', reason: null });
    desk.outbox.send('c-mara', 'Written offline', null);
    reconnect();
    await vi.waitFor(() =>
      expect(asked()).toEqual(expect.arrayContaining(['message:send', 'inbox:count', 'viewing:set'])),
    );
    expect(asked()[0]).toBe('agent:start');
    expect(new Set(asked())).toEqual(
      new Set([
        'agent:start',
        'inbox:page',
        'empathy-settings:get',
        'conversation:open',
        'message:send',
        'labels:list',
        'teams:list',
        'sharing:get',
        'availability:list',
        'availability:set',
        'views:list',
        'inbox:count',
        'viewing:list',
        'viewing:set',
        ...['canned:list', 'macros:list', 'mentions:list', 'notification-rules:get', 'unread-marks:list'],
      ]),
    );
    await vi.waitFor(() => expect(desk.outbox.messages.value).toEqual([]));
  });

  it('drops the inbox it held when the epoch changed', async () => {
    server.answer('agent:start', () => ok({ ...started, epoch: 'epoch-2' }));
    server.answer('inbox:page', () => ok({ items: [], next: null }));
    reconnect();
    await vi.waitFor(() => expect(desk.me.value?.epoch).toBe('epoch-2'));
    await isReady();
    expect(desk.inbox.state.value.items.size).toBe(0);
  });

  it('asks again who we are when the server could not say just now', async () => {
    vi.useFakeTimers();
    server.answer('agent:start', () => refused('unavailable', 'Busy.', { retryAfterMs: 300 }));
    reconnect();
    await vi.advanceTimersByTimeAsync(0);
    server.answer('agent:start', () => ok({ ...started, serverTime: 99_000 }));
    await vi.advanceTimersByTimeAsync(300);
    expect(desk.clock.now()).toBeGreaterThan(90_000);
    vi.useRealTimers();
  });

  it('catches up at once when it is looked at again', async () => {
    desk.show('c-mara');
    await vi.waitFor(() => expect(desk.open.value?.state.value.phase).toBe('open'));
    server.asked.length = 0;
    desk.wake();
    expect(asked()).toEqual(['inbox:page', 'conversation:sync']);
  });

  it('closes one conversation when it shows another', async () => {
    desk.show('c-mara');
    desk.show('c-li');
    await vi.waitFor(() => expect(desk.open.value?.state.value.phase).toBe('open'));
    expect(
      server.asked.filter(({ name }) => name === 'conversation:close').map(({ input }) => input),
    ).toEqual([{ conversationId: 'c-mara' }]);
  });

  it('does not lose sight of a message whose answer comes when another conversation is shown', async () => {
    let answer: () => void = () => {};
    server.answer('message:send', ({ clientId, body }) => {
      const event = aMessage({ author: agentAuthor, clientId, body });
      return new Promise((resolve) => (answer = () => resolve(ok({ event }))));
    });
    desk.show('c-mara');
    desk.answering.edit({ ...emptyDraft, text: 'Hello' });
    desk.answering.submit();
    desk.show('c-li');
    expect(keeping.keys('attune.outbox.')).toHaveLength(1);
    answer();
    await vi.waitFor(() => expect(desk.outbox.messages.value).toEqual([]));
    expect(keeping.keys('attune.outbox.')).toEqual([]);
  });

  it('opens what was asked for before it knew who we are', async () => {
    desk.close();
    server = createFakeServer();
    desk = createDesk({ connection: server, keeping, newId: () => 'id' });
    desk.show('c-mara');
    expect(desk.open.value).toBeNull();
    await vi.waitFor(() => expect(desk.open.value?.state.value.phase).toBe('open'));
  });
});
