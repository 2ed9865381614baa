import { describe, expect, it } from 'vitest';
import { serverOn } from '../testing/in-process.ts';
import { seeded } from '../testing/seeded.ts';
import { report } from './figures.ts';
import { spotless } from './journal.ts';
import { chosenEngines, JUMPS, SEED } from './length.ts';
import { until } from './place.ts';
import { startTraffic } from './traffic.ts';

const HOUR = 3_600_000;

describe.each(chosenEngines)('[G14] on %s', (engine) => {
  it(
    `the order does not change while the server's clock jumps ${JUMPS} times by an hour`,
    { timeout: 3_600_000 },
    async () => {
      const random = seeded(SEED);
      let offBy = 0;
      const server = await serverOn(engine, { now: () => Date.now() + offBy });
      const traffic = await startTraffic({
        writers: 4,
        writerAt: () => ({ url: server.url, siteKey: server.siteKey }),
        observerAt: () => ({ url: server.url, cookie: server.adminCookie }),
      });
      const written = () => traffic.writers.reduce((sum, { attempts }) => sum + attempts.tookMs.length, 0);
      const writing = traffic.write(Number.MAX_SAFE_INTEGER);
      for (let jump = 0; jump < JUMPS; jump++) {
        const from = written();
        await until('messages between two jumps', () => written() > from + 4);
        offBy = [-HOUR, 0, HOUR][Math.floor(random() * 3)] ?? 0;
      }
      for (const writer of traffic.writers) writer.stop();
      await writing;
      offBy = 0;
      const { verdict, operations } = await traffic.finish({ url: server.url, cookie: server.adminCookie });
      const times = traffic.observers.flatMap(({ observation }) => observation.seen.map(({ at }) => at));
      await server.close();
      report(`clock ${engine}`, { messages: operations.length, jumps: JUMPS, ...verdict });
      expect(verdict).toEqual(spotless);
      expect(times, 'the clock did jump').not.toEqual(times.toSorted((a, b) => a - b));
    },
  );
});
