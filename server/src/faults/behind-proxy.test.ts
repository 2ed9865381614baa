import { PING_INTERVAL_MS } from '@attune/protocol';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { agentOn, setUpAdmin, valueOf, visitorOn, type VisitorClient } from '../testing/clients.ts';
import { spawnServer, type SpawnedServer } from '../testing/spawned.ts';
import { report } from './figures.ts';
import { spotless } from './journal.ts';
import { inFull } from './length.ts';
import { placeOn, until } from './place.ts';
import { freePlaces, proxiesHere, sampleOf, startProxy } from './proxies.ts';
import { firstSiteKey, startTraffic } from './traffic.ts';

const soon = { timeout: 60_000, interval: 50 };

/** Half of them by WebSocket, half by polls. */
const WRITERS = 4;

function redisUrl(): string {
  const url = process.env['TEST_REDIS_URL'];
  if (url === undefined || url === '') throw new Error('TEST_REDIS_URL is not set; "npm test" sets it.');
  return url;
}

/** A visitor and an agent, through the proxy: each hears the other, and one link lasts for the whole talk. */
async function talk(url: string, cookie: string, mara: VisitorClient): Promise<void> {
  const { id: conversationId } = mara.visit.conversation;
  const agent = await agentOn(url, cookie);
  valueOf(await agent.reply('conversation:open', { conversationId }));
  for (let nth = 1; nth <= 4; nth++) {
    await mara.say(`question ${nth}`);
    const body = `answer ${nth}`;
    valueOf(await agent.reply('message:send', { conversationId, clientId: crypto.randomUUID(), body }));
    await vi.waitFor(
      () =>
        expect(mara.all('conversation:event').map(({ event }) => event)).toContainEqual(
          expect.objectContaining({ kind: 'message', body }),
        ),
      soon,
    );
  }
  expect(agent.all('conversation:event').filter(({ event }) => event.kind === 'message')).toHaveLength(8);
  // Polls that had gone astray would have ended it.
  expect(mara.socket.connected).toBe(true);
  agent.close();
  mara.close();
}

const proxies = proxiesHere();
if (!proxies.some(({ name }) => name === 'nginx'))
  // A proof that is left out is said aloud.
  console.warn('There is no nginx here, so deploy/nginx.conf is not tried.');

describe('the samples for proxies', () => {
  it('wait longer for data than the pings of an open chat take', () => {
    const seconds = Number(/proxy_read_timeout (\d+)s;/.exec(sampleOf('nginx.conf'))?.[1]);
    expect(seconds * 1_000).toBeGreaterThan(2 * PING_INTERVAL_MS);
  });

  for (const proxy of proxies) {
    it(
      `[G10] let two webs be one behind ${proxy.name}, over WebSocket and polls, while both are restarted`,
      { timeout: 900_000 },
      async () => {
        const { env, remove } = await placeOn('postgresql');
        const places = await freePlaces();
        const front = await startProxy(proxy, places);
        onTestFinished(() => front.remove());
        const web = (port: number) =>
          spawnServer({
            ...env,
            PORT: String(port),
            REDIS_URL: redisUrl(),
            PUBLIC_URL: front.url,
            TRUST_PROXY: '1',
          });
        const [firstPort, secondPort] = places.webs;
        const [first, second] = await Promise.all([web(firstPort), web(secondPort)]);
        const standing = new Map<number, SpawnedServer>([
          [firstPort, first],
          [secondPort, second],
        ]);
        // Also when this fails half way: they would stay behind.
        onTestFinished(() =>
          Promise.all([...standing.values()].map((server) => server.kill())).then(() => undefined),
        );

        const cookie = await setUpAdmin(front.url, first.setupUrl ?? '');
        const siteKey = await firstSiteKey({ url: front.url, cookie });
        const script = await fetch(`${front.url}/sites/${siteKey}/widget.js`);
        expect(script.status).toBe(200);
        await talk(front.url, cookie, await visitorOn({ url: front.url, siteKey }));
        await talk(front.url, cookie, await visitorOn({ url: front.url, siteKey, polls: true }));

        const traffic = await startTraffic({
          writers: WRITERS,
          writerAt: (writer) => ({ url: front.url, siteKey, polls: writer % 2 === 1 }),
          observerAt: () => ({ url: front.url, cookie }),
        });
        onTestFinished(() => traffic.close());
        const writing = traffic.write(Number.MAX_SAFE_INTEGER);
        const written = () => Math.min(...traffic.writers.map(({ attempts }) => attempts.tookMs.length));
        const more = inFull(100, 10);
        const stops: (number | null)[] = [];
        for (const port of places.webs) {
          const from = written();
          await until('messages of everybody before the next web goes', () => written() >= from + more);
          stops.push((await standing.get(port)?.stop()) ?? null);
          const whileAway = written();
          await until('messages of everybody over one web', () => written() >= whileAway + more);
          standing.set(port, await web(port));
        }
        const from = written();
        await until('messages of everybody over both again', () => written() >= from + more);
        for (const writer of traffic.writers) writer.stop();
        await writing;

        const { verdict, operations } = await traffic.finish({ url: front.url, cookie });
        await Promise.all([...standing.values()].map((server) => server.kill()));
        await remove();
        report(`behind ${proxy.name}`, { messages: operations.length, restarts: 2, ...verdict });
        expect(verdict).toEqual(spotless);
        expect(stops).toEqual([0, 0]);
      },
    );
  }
});
