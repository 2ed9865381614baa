import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitorOn } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { seeded } from '../testing/seeded.ts';
import { openFaultyLink, type Direction, type FaultyLink } from './faulty-link.ts';
import { report } from './figures.ts';
import { spotless } from './journal.ts';
import { chosenEngines, RECONNECTS, SEED } from './length.ts';
import { until } from './place.ts';
import { startTraffic } from './traffic.ts';

describe.each(chosenEngines)('[G4] links that fail, on %s', (engine) => {
  let server: TestServer;
  let link: FaultyLink;
  beforeAll(async () => {
    server = await serverOn(engine);
    link = await openFaultyLink(server.url);
  });
  afterAll(async () => {
    await link.close();
    await server.close();
  });

  it(
    `leave everybody with the same list after ${RECONNECTS} cuts and delays`,
    { timeout: 900_000 },
    async () => {
      const random = seeded(SEED);
      const traffic = await startTraffic({
        writers: 3,
        writerAt: () => ({ url: link.url, siteKey: server.siteKey }),
        observerAt: () => ({ url: link.url, cookie: server.adminCookie, origin: server.url }),
      });
      const written = () => traffic.writers.reduce((sum, { attempts }) => sum + attempts.tookMs.length, 0);
      const writing = traffic.write(Number.MAX_SAFE_INTEGER);
      for (let cut = 0; cut < RECONNECTS; cut++) {
        link.delay(random() < 0.3 ? Math.round(random() * 60) : 0);
        const from = written();
        await until('messages between two cuts', () => written() > from + Math.floor(random() * 6));
        link.cut();
      }
      for (const writer of traffic.writers) writer.stop();
      await writing;
      const { verdict, operations } = await traffic.finish({ url: server.url, cookie: server.adminCookie });
      report(`links ${engine}`, { messages: operations.length, cuts: RECONNECTS, ...verdict });
      expect(verdict).toEqual(spotless);
    },
  );
});

describe('[G5] a link that swallows everything', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serverOn('embedded');
  });
  afterAll(() => server.close());

  it.concurrent.each<{ readonly what: string; readonly directions: readonly Direction[] }>([
    { what: 'both ways', directions: ['up', 'down'] },
    { what: 'only of what the server says', directions: ['down'] },
  ])(
    '$what is noticed by the client, without a word from anybody',
    { timeout: 120_000 },
    async ({ directions }) => {
      const link = await openFaultyLink(server.url);
      const mara = await visitorOn({ url: link.url, siteKey: server.siteKey });
      await mara.say('before');
      const reason = new Promise((resolve) => mara.socket.once('disconnect', resolve));
      link.swallow(directions);
      expect(await reason).toBe('ping timeout');
      mara.close();
      await link.close();
    },
  );

  it.concurrent('of what the client says is noticed by the server', { timeout: 120_000 }, async () => {
    const link = await openFaultyLink(server.url);
    const mara = await visitorOn({ url: link.url, siteKey: server.siteKey });
    const reason = new Promise((resolve) => mara.socket.once('disconnect', resolve));
    link.swallow(['up']);
    // The server closes, and that the client still hears.
    expect(await reason).toBe('transport close');
    mara.close();
    await link.close();
  });
});
