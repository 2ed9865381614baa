import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { setUpAdmin, visitorOn, type VisitorClient } from '../testing/clients.ts';
import { spawnServer, type SpawnedServer } from '../testing/spawned.ts';
import { report } from './figures.ts';
import { spotless } from './journal.ts';
import { CLIENTS } from './length.ts';
import { placeOn, until } from './place.ts';
import { firstSiteKey, startTraffic } from './traffic.ts';

const WRITERS = 6;

/** However busy the machine is on which both processes and all clients run. */
const CLIENTS_WITHIN_MS = 600_000;

/** The promise to whoever stops the process; it ends itself after that, with another code. */
const STOPPED_WITHIN_MS = 25_000;

function redisUrl(): string {
  const url = process.env['TEST_REDIS_URL'];
  if (url === undefined || url === '') throw new Error('TEST_REDIS_URL is not set; "npm test" sets it.');
  return url;
}

/** Sockets that stay connected wherever there is a process, as Socket.IO's own clients do. */
function openOnlookers(at: () => string, siteKey: string) {
  let closing = false;
  let returns = 0;
  const open = new Set<VisitorClient>();
  const one = async () => {
    let token: string | undefined;
    while (!closing) {
      try {
        const client = await visitorOn({ url: at(), siteKey, token });
        ({ token } = client);
        open.add(client);
        if (closing) client.close();
        const reason = await new Promise<string>((resolve) => client.socket.once('disconnect', resolve));
        open.delete(client);
        // A transport that closes is what Socket.IO's clients come back after by themselves.
        if (reason === 'transport close') returns += 1;
      } catch {
        await sleep(100);
      }
    }
  };
  const all = Array.from({ length: CLIENTS }, () => one());
  return {
    returns: () => returns,
    /** How many stand connected. */
    count: () => open.size,
    async close() {
      closing = true;
      for (const client of open) client.close();
      await Promise.all(all);
    },
  };
}

describe('[G10] a deploy', () => {
  it(
    'of two processes one after the other loses nothing: each says goodbye, finishes, and ends with 0',
    { timeout: 1_800_000 },
    async () => {
      const { env, remove } = await placeOn('postgresql');
      const settings = { ...env, REDIS_URL: redisUrl() };
      let serving: SpawnedServer[] = [await spawnServer(settings), await spawnServer(settings)];
      const [, elder] = serving;
      const cookie = await setUpAdmin(elder?.url ?? '', elder?.setupUrl ?? '');
      let turn = 0;
      // As a load balancer does: to those that are ready, in turn.
      const next = () => serving[turn++ % serving.length]?.url ?? '';
      const siteKey = await firstSiteKey({ url: next(), cookie });
      const onlookers = openOnlookers(next, siteKey);
      // Also when this fails half way: they would go on coming back for ever.
      onTestFinished(() => onlookers.close());
      await until('all clients to be there', () => onlookers.count() === CLIENTS, CLIENTS_WITHIN_MS);
      const traffic = await startTraffic({
        writers: WRITERS,
        writerAt: () => ({ url: next(), siteKey }),
        observerAt: () => ({ url: next(), cookie }),
      });
      const writing = traffic.write(Number.MAX_SAFE_INTEGER);
      const written = () => Math.min(...traffic.writers.map(({ operations }) => operations.length));

      const stops: { code: number | null; tookMs: number; unready: boolean }[] = [];
      for (const old of [...serving]) {
        const from = written();
        await until('messages before the next one goes', () => written() > from + 5);
        const fresh = await spawnServer(settings);
        serving = [...serving.filter((server) => server !== old), fresh];
        const at = performance.now();
        const stopped = old.stop();
        const unready = await saysUnready(old);
        stops.push({ code: await stopped, tookMs: performance.now() - at, unready });
      }
      const from = written();
      await until('messages after the last one went', () => written() > from + 5);
      for (const writer of traffic.writers) writer.stop();
      await writing;

      await until('all clients to be there again', () => onlookers.count() === CLIENTS, CLIENTS_WITHIN_MS);
      const returned = onlookers.returns();
      const { verdict, operations } = await traffic.finish({ url: next(), cookie });
      await onlookers.close();
      expect(await Promise.all(serving.map((server) => server.stop()))).toEqual([0, 0]);
      await remove();
      report('deploy', {
        messages: operations.length,
        clients: CLIENTS + WRITERS * 2,
        returned,
        stop_ms_max: Math.round(Math.max(...stops.map(({ tookMs }) => tookMs))),
        ...verdict,
      });
      expect(verdict).toEqual(spotless);
      expect(stops.map(({ code }) => code)).toEqual([0, 0]);
      expect(stops.every(({ unready }) => unready)).toBe(true);
      expect(stops.every(({ tookMs }) => tookMs < STOPPED_WITHIN_MS)).toBe(true);
      expect(returned).toBeGreaterThan(0);
    },
  );
});

/** Whether the probe hears, before the process is gone, that it takes no one any more. */
async function saysUnready({ url }: SpawnedServer): Promise<boolean> {
  for (;;) {
    try {
      const response = await fetch(`${url}/readyz`);
      const { checks } = (await response.json()) as { checks: Record<string, string> };
      if (checks['draining'] === 'failed') return response.status === 503;
    } catch {
      return false;
    }
    await sleep(5);
  }
}
