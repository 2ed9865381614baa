import { existsSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { setUpAdmin, visitorOn, type VisitorClient } from '../testing/clients.ts';
import { spawnServer, type SpawnedServer } from '../testing/spawned.ts';
import { report } from './figures.ts';
import { FLOOD_MS } from './length.ts';
import { placeOn, until } from './place.ts';
import { firstSiteKey } from './traffic.ts';

const VISITORS = 8;
/** Requests of one visitor on their way at once. */
const AT_ONCE = 50;
/** What it may keep of a flood, as part of what it had before. */
const MOST_GROWTH = 0.2;

/** Clears its memory when it is told to, so that what is measured is what is kept. */
const CLEARS = 'process.on("SIGUSR2", () => { gc(); gc(); });';

describe('[G12] memory after a flood', () => {
  it('is what it was before, up to a fifth', { timeout: 3_600_000 }, async () => {
    // Elsewhere nobody says how much a process holds.
    if (!existsSync('/proc/self/status')) return report('flood memory', { not_run_here: 1 });
    const place = await placeOn('postgresql');
    onTestFinished(() => place.remove());
    const server = await spawnServer(
      { ...place.env, LIMIT_FACTOR: '1' },
      { nodeArgs: ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(CLEARS)}`] },
    );
    const cookie = await setUpAdmin(server.url, server.setupUrl ?? '');
    const siteKey = await firstSiteKey({ url: server.url, cookie });
    const visitors = await Promise.all(
      Array.from({ length: VISITORS }, () => visitorOn({ url: server.url, siteKey })),
    );
    const calm = await restingMb(server);
    // A quarter of it first, so that the process has done everything once.
    await flood(visitors, FLOOD_MS / 4);
    const before = await restingMb(server);
    const asked = await flood(visitors, FLOOD_MS);
    const after = await restingMb(server);
    for (const visitor of visitors) visitor.close();

    const growth = after / before - 1;
    report('flood memory', {
      seconds: FLOOD_MS / 1_000,
      asked,
      rss_calm_mb: Math.round(calm),
      rss_before_mb: Math.round(before),
      rss_after_mb: Math.round(after),
      growth_percent: Math.round(growth * 100),
    });
    expect(asked).toBeGreaterThanOrEqual(VISITORS * AT_ONCE);
    expect(growth).toBeLessThanOrEqual(MOST_GROWTH);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
  });
});

/** Every visitor asks all the while: what is right, too large, malformed, and far too often. @returns how many requests */
async function flood(visitors: readonly VisitorClient[], forMs: number): Promise<number> {
  const end = performance.now() + forMs;
  let asked = 0;
  const one = async (visitor: VisitorClient) => {
    const { id: conversationId } = visitor.visit.conversation;
    const here = () => ({ conversationId, clientId: randomUUID() });
    const inputs = [
      ['message:send', () => ({ ...here(), body: 'Hello?' })],
      ['message:send', () => ({ ...here(), body: 'x'.repeat(60_000) })],
      ['typing:set', () => ({ conversationId, typing: true })],
      ['interaction:report', () => ({ conversationId, interactions: 'none' })],
      ['conversation:sync', () => ({ conversationId, afterSeq: 0 })],
    ] as const;
    while (performance.now() < end) {
      const packets = Array.from({ length: AT_ONCE }, (_, n) => inputs[n % inputs.length] ?? inputs[0]);
      asked += packets.length;
      await Promise.all(
        packets.map(([name, input]) => visitor.socket.timeout(60_000).emitWithAck(name, input())),
      );
    }
  };
  await Promise.all(visitors.map(one));
  return asked;
}

/** What the process holds once it has nothing to do and has cleared up: the least of a few looks. */
async function restingMb({ pid }: SpawnedServer): Promise<number> {
  const looks: number[] = [];
  await until('it to rest', async () => {
    process.kill(pid, 'SIGUSR2');
    await sleep(200);
    looks.push(residentMb(pid));
    return looks.length >= 8;
  });
  return Math.min(...looks);
}

function residentMb(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kilobytes === undefined) throw new Error('the system does not say how much the process holds');
  return Number(kilobytes) / 1_024;
}
