import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../open-browser.ts';
import { parsePageSet } from './page-set.ts';
import { runVisits } from './run-visits.ts';
import type { Sensor } from './sensor.ts';

/** A sensor that finds whatever the page puts into its list, over all documents of a visit. */
const listener: Sensor = {
  name: 'listener',
  settleMs: 50,
  served: {
    head: () => '<script src="/sensor.js"></script>',
    scripts: new Map([['/sensor.js', 'var sensed=1']]),
  },
  async watch(context) {
    const found: string[] = [];
    await context.exposeBinding('sense', (_source, kind: string) => void found.push(kind));
    return { ready: () => Promise.resolve(), found: () => Promise.resolve({ kinds: found, facts: [] }) };
  },
};

describe('the runner', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('does what the visitor does, over reloads, and tells in the order of the set', async () => {
    const pages = parsePageSet(
      JSON.stringify([
        {
          id: 'a',
          truth: 'dead',
          html: '<button id=t onclick="sense(\'dead\')">Go</button>',
          steps: [{ reload: true }, { click: { selector: '#t' } }],
          check: 'sensed === 1',
        },
        {
          id: 'b',
          truth: 'none',
          html: '<input id=t>',
          steps: [{ click: { selector: '#t' } }, { type: 'hi' }],
          check: "t.value === 'hi'",
        },
        { id: 'c', truth: 'none', html: '<p>', steps: [], check: 'false' },
      ]),
      'set.json',
    );
    const told: string[] = [];
    const results = await runVisits(browser, pages, [listener], {
      parallel: 3,
      tell: ({ id }) => told.push(id),
    });
    expect(results.map(({ verdict }) => verdict)).toEqual(['found', 'ok', 'ok']);
    expect(results.map(({ doubts }) => doubts)).toEqual([[], [], ['its check is not true']]);
    expect(told).toEqual(['a', 'b', 'c']);
  });
});
