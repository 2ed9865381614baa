import { agentRequests, visitorRequests } from '@attune/protocol';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitorOn } from '../testing/clients.ts';
import { fuzzEvents, fuzzRoutes, keyedRoutes } from './fuzz.ts';
import { openTwoSites, type TwoSites } from './two-sites.ts';

/** For each request and route; `pnpm test:fuzz --inputs N --seed S` asks for more. */
// The command says how long, by whichever seed, and where to put the figures.
const inputs = Number(process.env['FUZZ_INPUTS'] ?? 200);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
const figuresPath = process.env['FUZZ_FIGURES'];
/** A long run takes as long as it takes. */
const PATIENCE_MS = 60_000 + inputs * 5_000;

describe('[G11] nothing that is sent stops the process or makes it fail', () => {
  let world: TwoSites;
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  beforeAll(async () => {
    process.on('unhandledRejection', note);
    world = await openTwoSites({ TRUST_PROXY: '1' });
  });
  afterAll(async () => {
    process.off('unhandledRejection', note);
    await world?.close();
  });

  it(
    `${inputs} inputs for every request and every route`,
    // The same seed finds the same: once more would only take as long again.
    { timeout: PATIENCE_MS, retry: 0 },
    async () => {
      const keyed = await keyedRoutes(world, { inputs, seed });
      const [overRoutes, overEvents] = await Promise.all([
        fuzzRoutes(world, keyed, { inputs, seed }),
        fuzzEvents(world, { inputs, seed }),
      ]);
      const faults = [...overEvents.faults, ...overRoutes.faults];
      const figures = {
        events: Object.keys(visitorRequests).length + Object.keys(agentRequests).length,
        routes: overRoutes.routes,
        inputs: overEvents.asked + overRoutes.asked,
        faults: faults.length,
        restarts: unhandled.length,
      };
      if (figuresPath !== undefined)
        writeFileSync(figuresPath, JSON.stringify({ ...figures, seed, found: faults }));
      expect(faults.slice(0, 20)).toEqual([]);
      expect(unhandled).toEqual([]);
      expect(overEvents.taken + overRoutes.taken).toBeGreaterThan(figures.inputs / 50);

      const mara = await visitorOn(world.server);
      expect(await mara.say('Are you still there?')).toBeGreaterThan(0);
      mara.close();
    },
  );
});
