import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Agent, get, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { setUpAdmin, visitorOn, type VisitorPlace } from '../testing/clients.ts';
import { rawConnection } from '../testing/raw-socket.ts';
import { spawnServer } from '../testing/spawned.ts';
import { report } from './figures.ts';
import { spotless } from './journal.ts';
import { chosenEngines } from './length.ts';
import { freePort } from './own-service.ts';
import { placeOn, until } from './place.ts';
import { firstSiteKey, startTraffic } from './traffic.ts';

/** What many systems give; with a few hundred Node itself may fail to load what the server is made of. */
const LIMIT = 1_024;
/** More than the server takes with these. */
const CROWD = 1_000;
/** Answered, and then kept for the next request. */
const STAYING = 'GET /healthz HTTP/1.1\r\nHost: crowd\r\n\r\n';
/** Fewer than any process has open: whatever it opens is refused. */
const NONE = 16;

describe.each(chosenEngines)('[G20] too few descriptors, on %s', (engine) => {
  it(
    'stop no process and lose nothing: the probe names it, and all goes on when there are enough',
    { timeout: 600_000 },
    async () => {
      // Elsewhere nobody says how many there are, nor takes them away.
      if (!existsSync('/proc/self/limits') || spawnSync('prlimit', ['--version']).status !== 0)
        return report(`few descriptors ${engine}`, { not_run_here: 1 });
      const place = await placeOn(engine);
      onTestFinished(() => place.remove());
      const metricsPort = await freePort();
      const server = await spawnServer(
        { ...place.env, METRICS_PORT: String(metricsPort) },
        { before: ['sh', '-c', `ulimit -n ${LIMIT}; exec "$@"`, 'sh'] },
      );
      onTestFinished(() => server.kill());
      const allow = (descriptors: number) => {
        const nofile = `--nofile=${descriptors}:${LIMIT}`;
        expect(spawnSync('prlimit', ['--pid', String(server.pid), nofile]).status).toBe(0);
      };
      const cookie = await setUpAdmin(server.url, server.setupUrl ?? '');
      const siteKey = await firstSiteKey({ url: server.url, cookie });
      const traffic = await startTraffic({
        writers: 3,
        writerAt: () => ({ url: server.url, siteKey }),
        observerAt: () => ({ url: server.url, cookie }),
      });
      onTestFinished(traffic.close);
      const acknowledged = () =>
        traffic.writers.reduce((sum, { attempts }) => sum + attempts.tookMs.length, 0);
      const goesOn = async (what: string) => {
        const before = acknowledged();
        await until(what, () => acknowledged() > before + 10);
      };
      const figures = `http://127.0.0.1:${metricsPort}`;
      const writing = traffic.write(Number.MAX_SAFE_INTEGER);
      await goesOn('messages before');

      const crowd = Array.from({ length: CROWD }, () => rawConnection(server.url, STAYING));
      await until('a word of the crowd', async () =>
        /connections are taken.*of 1024 descriptors/.test((await asked(`${figures}/readyz`)).body),
      );
      // Whoever was there before writes on, for nothing that they need was given away.
      await goesOn('messages beside the crowd');
      for (const { socket } of crowd) socket.destroy();
      await until('all is well', async () => (await asked(`${figures}/readyz`)).status === 200);

      // Now there is none at all, not even for a file: a connection that was there before hears of it.
      const held = new Agent({ keepAlive: true, maxSockets: 1 });
      onTestFinished(() => held.destroy());
      const ask = (path: string) => asked(`${server.url}${path}`, held);
      expect((await ask('/widget.js')).status).toBe(200);
      allow(NONE);
      const probed = await ask('/readyz');
      expect([probed.status, probed.body]).toEqual([
        503,
        expect.stringMatching(/descriptors \(ulimit -n\), 0 are left/),
      ]);
      const file = await ask('/widget.js');
      expect([file.status, file.headers['cache-control']]).toEqual([503, 'no-store']);
      expect(file.body).toContain('too many connections and files open');
      allow(LIMIT);
      await until('all is well again', async () => (await asked(`${figures}/readyz`)).status === 200);
      await goesOn('messages after');
      await until('somebody new', () => comesIn({ url: server.url, siteKey }));

      for (const writer of traffic.writers) writer.stop();
      await writing;
      const { verdict, operations } = await traffic.finish({ url: server.url, cookie });
      expect(await server.stop()).toBe(0);
      report(`few descriptors ${engine}`, { messages: operations.length, ...verdict });
      expect(verdict).toEqual(spotless);
    },
  );
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** @param by left out: on a connection of its own */
function asked(url: string, by: Agent | false = false): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { agent: by }, (response) => {
      const { statusCode: status = 0, headers } = response;
      text(response).then((body) => resolve({ status, headers, body }), reject);
    }).once('error', reject);
  });
}

/** Whether somebody new can write; on a busy machine not at the first attempt. */
async function comesIn(place: VisitorPlace): Promise<boolean> {
  try {
    const visitor = await visitorOn(place);
    const seq = await visitor.say('Can I come in now?');
    visitor.close();
    return seq > 0;
  } catch {
    // Whether it works in the end is what is asked.
    return false;
  }
}
