import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpAdmin } from '../testing/clients.ts';
import { spawnServer, type SpawnedServer } from '../testing/spawned.ts';
import { report } from './figures.ts';
import { spotless } from './journal.ts';
import { AWAY_MS, inFull } from './length.ts';
import { startOwnRedis, type OwnService } from './own-service.ts';
import { placeOn, until, type Place } from './place.ts';
import { firstSiteKey, startTraffic, type Traffic } from './traffic.ts';

/** What an operator's probe reads. */
async function readinessOf({
  url,
}: SpawnedServer): Promise<{ state: string; checks: Record<string, string> }> {
  const response = await fetch(`${url}/readyz`);
  return (await response.json()) as { state: string; checks: Record<string, string> };
}

describe('[G8] two processes whose Redis', () => {
  let place: Place;
  let redis: OwnService;
  let first: SpawnedServer;
  let second: SpawnedServer;
  let cookie: string;
  let siteKey: string;

  beforeAll(async () => {
    [place, redis] = await Promise.all([placeOn('postgresql'), startOwnRedis()]);
    const env = { ...place.env, REDIS_URL: redis.url };
    first = await spawnServer(env);
    second = await spawnServer(env);
    cookie = await setUpAdmin(second.url, second.setupUrl ?? '');
    siteKey = await firstSiteKey({ url: first.url, cookie });
  });
  afterAll(async () => {
    await Promise.all([first.stop(), second.stop()]);
    await redis.remove();
    await place.remove();
  });

  /** Visitors on the one process, agents on the other. */
  const across = () =>
    startTraffic({
      writers: 3,
      writerAt: () => ({ url: first.url, siteKey }),
      observerAt: () => ({ url: second.url, cookie }),
    });

  /** Every observer has seen what had been written when this was asked. */
  const caughtUp = async ({ writers, observers }: Traffic) => {
    const written = writers.map((writer) => writer.attempts.tookMs.length);
    await until('the other process to tell what was written', () =>
      observers.every(({ observation }, index) => observation.seen.length >= (written[index] ?? 0)),
    );
  };

  const bothAre = (state: 'ready' | 'degraded') =>
    until(`both processes to be ${state}`, async () => {
      const states = await Promise.all([readinessOf(first), readinessOf(second)]);
      return states.every((one) => one.state === state);
    });

  const command = async (...words: readonly string[]) => {
    const client = createClient({ url: redis.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.sendCommand([...words]);
    await client.close();
  };

  it.each([
    {
      what: 'was killed',
      spoil: () => redis.kill(),
      mend: () => redis.start(),
    },
    {
      what: 'takes no more, being out of memory',
      spoil: () => command('config', 'set', 'maxmemory', '1'),
      mend: () => command('config', 'set', 'maxmemory', '0'),
    },
    {
      what: 'answers nobody',
      spoil: () => Promise.resolve(redis.freeze()),
      mend: () => Promise.resolve(redis.thaw()),
    },
  ])(
    '$what go on: all is acknowledged, and news cross all the same',
    { timeout: 1_200_000 },
    async ({ what, spoil, mend }) => {
      const traffic = await across();
      const writing = traffic.write(Number.MAX_SAFE_INTEGER);
      await caughtUp(traffic);
      await spoil();
      await bothAre('degraded');
      await sleep(AWAY_MS);
      await caughtUp(traffic);
      await mend();
      await bothAre('ready');
      await caughtUp(traffic);
      for (const writer of traffic.writers) writer.stop();
      await writing;
      await caughtUp(traffic);

      const tookMs = traffic.writers.flatMap(({ attempts }) => attempts.tookMs).toSorted((a, b) => a - b);
      const made = traffic.writers.reduce((sum, { attempts }) => sum + attempts.made, 0);
      const { verdict, operations } = await traffic.finish({ url: second.url, cookie });
      report(`redis ${what}`, {
        messages: operations.length,
        away_ms: AWAY_MS,
        acks_permille: Math.floor((tookMs.length / made) * 1_000),
        ack_p99_ms: Math.round(tookMs[Math.floor(tookMs.length * 0.99)] ?? 0),
        ...verdict,
      });
      expect(verdict).toEqual(spotless);
      expect(tookMs.length / made).toBeGreaterThanOrEqual(0.999);
    },
  );

  it('lost everything it held (FLUSHALL) miss nothing', { timeout: 600_000 }, async () => {
    const traffic = await across();
    const writing = traffic.write(inFull(300, 40));
    for (let round = 0; round < 5; round++) {
      await caughtUp(traffic);
      await command('flushall');
    }
    await writing;
    await caughtUp(traffic);
    const { verdict, operations } = await traffic.finish({ url: second.url, cookie });
    report('redis flushed', { messages: operations.length, ...verdict });
    expect(verdict).toEqual(spotless);
  });

  it('is away are joined by a third, which starts without it', { timeout: 600_000 }, async () => {
    await redis.kill();
    const third = await spawnServer({ ...place.env, REDIS_URL: redis.url });
    expect((await readinessOf(third)).checks['redis']).toBe('degraded');
    const traffic = await startTraffic({
      writers: 1,
      writerAt: () => ({ url: third.url, siteKey }),
      observerAt: () => ({ url: first.url, cookie }),
    });
    await traffic.write(3);
    await caughtUp(traffic);
    await redis.start();
    await until('it to find Redis', async () => (await readinessOf(third)).checks['redis'] === 'ok');
    await traffic.write(3);
    await caughtUp(traffic);
    const { verdict } = await traffic.finish({ url: second.url, cookie });
    expect(verdict).toEqual(spotless);
    expect(await third.stop()).toBe(0);
  });
});
