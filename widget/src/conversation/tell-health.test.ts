import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NO_ANSWER, type Connection, type ConnectionListener } from './connection.ts';
import { tellingHealth } from './tell-health.ts';

const listener = { up: vi.fn(), down: vi.fn() } as unknown as ConnectionListener;

/** A connection whose answers are set, and which keeps what it was asked. */
function wire() {
  const asked: { name: string; input: unknown }[] = [];
  let reply: unknown = { ok: true, value: {} };
  let up = true;
  let heard: ConnectionListener | null = null;
  const connection: Connection = {
    open: (given) => void (heard = given),
    close: vi.fn(),
    restart: vi.fn(),
    isUp: () => up,
    request(name, input) {
      asked.push({ name, input });
      return Promise.resolve(reply as never);
    },
  };
  return {
    connection: tellingHealth(connection, () => 1_000),
    told: () => asked.filter(({ name }) => name === 'health:tell').map(({ input }) => input),
    answers: (next: unknown) => void (reply = next),
    goes: (next: boolean) => {
      up = next;
      if (next) heard?.up();
      else heard?.down();
    },
  };
}

const message = { conversationId: 'c', clientId: crypto.randomUUID(), body: 'between us' };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('[HE6] tells how sends fared, a few seconds later and together, without a word of them', async () => {
  const { connection, told, answers } = wire();
  await connection.request('message:send', message);
  answers({ ok: false, refusal: NO_ANSWER });
  await connection.request('message:send', message);
  answers({ ok: false, refusal: { code: 'too-large', message: 'Too long.' } });
  await connection.request('message:send', message);
  expect(told()).toEqual([]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told()).toEqual([
    {
      ackMs: [expect.any(Number)],
      unanswered: 1,
      declined: 1,
      reconnected: 0,
      triedInVain: 0,
      stopped: [],
      sentAt: 1_000,
    },
  ]);
  expect(JSON.stringify(told())).not.toContain('between us');
});

it('[HE6] tells of tries in vain and of coming back, once it is back', async () => {
  const { connection, told, goes } = wire();
  connection.open(listener);
  goes(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told(), 'nothing happened yet').toEqual([]);
  goes(false);
  goes(false);
  goes(false);
  goes(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told()).toMatchObject([{ reconnected: 1, triedInVain: 2 }]);
});

it('is silent once it is closed', async () => {
  const { connection, told } = wire();
  await connection.request('message:send', message);
  connection.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told()).toEqual([]);
});
