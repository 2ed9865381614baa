import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { servePage } from '../signals/page-server.ts';
import { gzBytesOf, type Contender } from './contender.ts';
import { densePage, DIRTY } from './dense-page.ts';
import { readTrace, TRACE_CATEGORIES, type TraceReading } from './trace.ts';

export interface Measured {
  /** The page has left its styles as they were when the listeners run. */
  readonly clean: TraceReading;
  /** The page has changed them right before. */
  readonly dirtied: TraceReading;
  /** Of all that the page has fetched for it. */
  readonly gzBytes: number;
}

const PRESSES = 12;
/** Presses before the measured ones, for the compiler to have seen the code. */
const FIRST_PRESSES = 4;
/** Long enough for what a press sets off to be done, the recorder's first verdict included, before the next. */
const BETWEEN_MS = 250;
const WARM_MS = 2_500;

/** Presses buttons of the dense page with the real mouse and reads from a trace what listeners took. */
export async function measure(browser: Browser, contender: Contender): Promise<Measured> {
  const { served } = contender;
  const server = await servePage(densePage, served);
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } });
  try {
    await context.route(
      ({ hostname }) => hostname !== '127.0.0.1',
      (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{}' }),
    );
    const page = await context.newPage();
    const fetched = new Set<string>();
    page.on('request', (request) => fetched.add(new URL(request.url()).pathname));
    await page.goto(server.origin, { waitUntil: 'load' });
    await sleep(WARM_MS);
    await pressButtons(page, FIRST_PRESSES);
    const addresses = new Set([...served.scripts.keys()].map((path) => server.origin + path));
    const traced = async (dirty: boolean): Promise<TraceReading> => {
      await page.evaluate(([name, value]) => Reflect.set(window, name, value), [DIRTY, dirty] as const);
      await browser.startTracing(page, { categories: TRACE_CATEGORIES });
      await pressButtons(page, PRESSES);
      const trace = await browser.stopTracing();
      const reading = readTrace(trace.toString('utf8'), (url) => addresses.has(url));
      if (reading.listenerUs.length !== PRESSES) {
        throw new Error(`The trace shows ${reading.listenerUs.length} of ${PRESSES} presses.`);
      }
      return reading;
    };
    const readings = { clean: await traced(false), dirtied: await traced(true) };
    return { ...readings, gzBytes: gzBytesOf(contender, fetched) };
  } finally {
    await context.close();
    server.close();
  }
}

async function pressButtons(page: Page, times: number): Promise<void> {
  for (let press = 0; press < times; press++) {
    const box = await page.locator('button').nth(press).boundingBox();
    if (box === null) throw new Error('The page has lost its buttons.');
    await page.mouse.click(box.x + 20, box.y + 15);
    await sleep(BETWEEN_MS);
  }
}
