import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { testRedisUrl } from '../jobs/testing/store.ts';
import { setUpAdmin } from '../testing/clients.ts';
import { seeded } from '../testing/seeded.ts';
import { DidNotStart, spawnServer, type SpawnedServer } from '../testing/spawned.ts';
import { report } from './figures.ts';
import { spotless } from './journal.ts';
import { chosenEngines, KILLS, MESSAGES, SEED } from './length.ts';
import { placeOn, until } from './place.ts';
import { firstSiteKey, startTraffic } from './traffic.ts';

const WRITERS = 4;
const EACH = Math.ceil(MESSAGES / WRITERS);

describe.each(chosenEngines)('[G1] [G3] [G4] [G6] on %s', (engine) => {
  it(`keeps every acknowledged message through ${KILLS} kills`, { timeout: 3_600_000 }, async () => {
    const { env: ownEnv, remove } = await placeOn(engine);
    // PostgreSQL as it is run in earnest: with Redis beside it.
    const env = engine === 'postgresql' ? { ...ownEnv, REDIS_URL: testRedisUrl() } : ownEnv;
    const random = seeded(SEED);
    let server: SpawnedServer = await spawnServer(env);
    const cookie = await setUpAdmin(server.url, server.setupUrl ?? '');
    const siteKey = await firstSiteKey({ url: server.url, cookie });

    const traffic = await startTraffic({
      writers: WRITERS,
      writerAt: () => ({ url: server.url, siteKey }),
      observerAt: () => ({ url: server.url, cookie }),
      answered: true,
    });
    const written = () => Math.min(...traffic.writers.map(({ operations }) => operations.length));
    for (let kill = 0; kill < KILLS; kill++) {
      // Each kill meets a share of the messages, however quick or slow the machine is.
      const share = Math.ceil((EACH * (kill + 1)) / (KILLS + 1)) - written();
      const writing = traffic.write(Math.max(1, share));
      const from = written();
      await until('the first of them', () => written() > from);
      await sleep(random() * 40);
      await server.kill();
      server = await spawnServer(env);
      await writing;
    }
    await traffic.write(Math.max(1, EACH - written()));

    const { verdict, operations, changes } = await traffic.finish({ url: server.url, cookie });
    await server.stop();
    await remove();
    report(`kill ${engine}`, {
      messages: operations.length,
      changes: changes.length,
      kills: KILLS,
      ...verdict,
    });
    expect(operations.length).toBeGreaterThanOrEqual(MESSAGES);
    expect(verdict).toEqual(spotless);
  });
});

describe('[G19] one data folder', () => {
  it(
    'is refused to a second process in words, and free again after a kill',
    { timeout: 240_000 },
    async () => {
      const { env, remove } = await placeOn('embedded');
      const first = await spawnServer(env);
      const second = await spawnServer(env).then(
        () => null,
        (error: unknown) => error,
      );
      expect(second).toBeInstanceOf(DidNotStart);
      expect((second as DidNotStart).exitCode).toBe(1);
      expect((second as DidNotStart).output).toContain(`in use by Attune process ${first.pid}`);
      await first.kill();
      const third = await spawnServer(env);
      expect(await third.stop()).toBe(0);
      await remove();
    },
  );
});
