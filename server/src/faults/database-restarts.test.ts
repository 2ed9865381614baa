import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { setUpAdmin } from '../testing/clients.ts';
import { seeded } from '../testing/seeded.ts';
import { spawnServer } from '../testing/spawned.ts';
import { report } from './figures.ts';
import { spotless } from './journal.ts';
import { RESTARTS, SEED } from './length.ts';
import { startOwnPostgres } from './own-service.ts';
import { SECRET, until } from './place.ts';
import { firstSiteKey, startTraffic } from './traffic.ts';

const WRITERS = 3;

/** A release gate on a quiet machine; here only the order of things is asserted, and the figure reported. */
const RECOVERED_WITHIN_MS = 180_000;

it(
  `[G9] PostgreSQL is killed ${RESTARTS} times: nothing is acknowledged that is not kept, and all goes on`,
  { timeout: 1_800_000 },
  async () => {
    const random = seeded(SEED);
    // What it acknowledges has to be on disk: this is the one thing under test.
    const postgres = await startOwnPostgres({ fsync: 'on' });
    const env = { PORT: '0', SECRET, DATABASE_URL: postgres.url };
    const server = await spawnServer(env);
    const cookie = await setUpAdmin(server.url, server.setupUrl ?? '');
    const siteKey = await firstSiteKey({ url: server.url, cookie });
    const traffic = await startTraffic({
      writers: WRITERS,
      writerAt: () => ({ url: server.url, siteKey }),
      observerAt: () => ({ url: server.url, cookie }),
      answered: true,
    });
    const acknowledged = () => traffic.writers.reduce((sum, { attempts }) => sum + attempts.tookMs.length, 0);

    const writing = traffic.write(Number.MAX_SAFE_INTEGER);
    const recoveredMs: number[] = [];
    for (let restart = 0; restart < RESTARTS; restart++) {
      const before = acknowledged();
      await until('messages between two restarts', () => acknowledged() >= before + 10);
      await sleep(random() * 50);
      await postgres.kill();
      // What was committed may still be on its way to be acknowledged; whatever else is, the checker finds.
      await sleep(200);
      const whileAway = acknowledged();
      await postgres.start();
      const backAt = performance.now();
      await until(
        'an acknowledgement after it came back',
        () => acknowledged() > whileAway,
        RECOVERED_WITHIN_MS,
      );
      recoveredMs.push(Math.round(performance.now() - backAt));
    }
    for (const one of [...traffic.writers, ...traffic.colleagues]) one.stop();
    await writing;

    const { verdict, operations, changes } = await traffic.finish({ url: server.url, cookie });
    expect(await server.stop()).toBe(0);
    await postgres.remove();
    report('database restarts', {
      messages: operations.length,
      changes: changes.length,
      kills: RESTARTS,
      recovered_ms_max: Math.max(...recoveredMs),
      false_acks: verdict.lost,
      ...verdict,
    });
    expect(verdict).toEqual(spotless);
  },
);
