import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { doStep } from './hand.ts';
import { verdictOf, type Verdict } from './kinds.ts';
import { servePage } from './page-server.ts';
import type { PageEntry } from './page-set.ts';
import type { Sensor } from './sensor.ts';

/** What came of one page with one sensor. */
export interface PageResult {
  readonly id: string;
  readonly sensor: string;
  readonly truth: PageEntry['truth'];
  readonly disputable: boolean;
  readonly description: string;
  readonly found: readonly string[];
  /** What that rests on. */
  readonly facts: readonly object[];
  readonly verdict: Verdict;
  /** How long the steps really took, ms. */
  readonly stepMs: number;
  /** Why this page says nothing of the sensor: the page itself did not do what it is meant to. */
  readonly doubts: readonly string[];
  /** The runner failed, twice. */
  readonly failure: string | null;
  /** It failed once, and then did not. */
  readonly retriedAfter: string | null;
}

/** Time for a page to show what moves on it by itself before anybody touches it. */
const WARM_MS = 1_800;

const DESK = { width: 800, height: 600 };

/** Opens a page, does what its visitor does and asks the sensor; once more when the runner failed. */
export async function visitPage(browser: Browser, page: PageEntry, sensor: Sensor): Promise<PageResult> {
  const about = {
    id: page.id,
    sensor: sensor.name,
    truth: page.truth,
    disputable: page.disputable ?? false,
    description: page.description,
  };
  const failures: string[] = [];
  while (failures.length < 2) {
    try {
      const seen = await visitOnce(browser, page, sensor);
      const verdict = verdictOf(page, seen.found);
      return { ...about, ...seen, verdict, failure: null, retriedAfter: failures[0] ?? null };
    } catch (fault) {
      failures.push(fault instanceof Error ? (fault.message.split('\n')[0] ?? '') : String(fault));
    }
  }
  const failure = failures.at(-1) ?? '';
  return {
    ...about,
    found: [],
    facts: [],
    verdict: 'failed',
    stepMs: 0,
    doubts: [],
    failure,
    retriedAfter: null,
  };
}

type Seen = Pick<PageResult, 'found' | 'facts' | 'stepMs' | 'doubts'>;

async function visitOnce(browser: Browser, entry: PageEntry, sensor: Sensor): Promise<Seen> {
  const server = await servePage(entry, sensor.served);
  const phone = entry.touch || entry.mobile;
  const context = await browser.newContext({
    viewport: entry.viewport ?? DESK,
    hasTouch: phone,
    isMobile: entry.mobile,
  });
  try {
    await keepOffline(context);
    const watch = await sensor.watch(context);
    const page = await context.newPage();
    const errors = pageErrorsOf(page);
    answerDialogs(page, entry.dialog);
    const devtools = await context.newCDPSession(page);
    await page.goto(server.origin + entry.path, { waitUntil: 'load' });
    await watch.ready(page);
    await sleep(WARM_MS);
    const begun = Date.now();
    for (const step of entry.steps) {
      await doStep({ page, devtools, arrived: () => watch.ready(page) }, step);
    }
    const stepMs = Date.now() - begun;
    await sleep(Math.max(sensor.settleMs, entry.settleMs));
    const { kinds, facts } = await watch.found(page);
    return { found: kinds, facts, stepMs, doubts: await doubtsAbout(page, entry, errors) };
  } finally {
    await context.close();
    server.close();
  }
}

/** Other hosts answer, and nothing leaves the machine. */
async function keepOffline(context: BrowserContext): Promise<void> {
  await context.route(
    ({ hostname, protocol }) => hostname !== '127.0.0.1' && protocol.startsWith('http'),
    (route) =>
      route.fulfill({
        status: 200,
        headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
        contentType: 'application/json',
        body: '{}',
      }),
  );
}

function pageErrorsOf(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message.slice(0, 120)));
  return errors;
}

function answerDialogs(page: Page, answer: PageEntry['dialog']): void {
  page.on('dialog', (dialog) => {
    const closing = async (): Promise<void> => {
      await sleep(answer?.afterMs ?? 300);
      // The page may have gone with its dialog meanwhile; then there is nothing left to answer.
      await dialog[answer?.action ?? 'dismiss']().catch(() => undefined);
    };
    void closing();
  });
}

async function doubtsAbout(page: Page, entry: PageEntry, errors: readonly string[]): Promise<string[]> {
  const doubts: string[] = [];
  if (entry.check !== undefined) {
    const outcome = await page
      .evaluate<unknown>(entry.check)
      .catch((fault: unknown) => `it threw ${String(fault).split('\n')[0] ?? ''}`);
    if (typeof outcome === 'string' && outcome.startsWith('it threw')) doubts.push(`its check: ${outcome}`);
    else if (!outcome) doubts.push('its check is not true');
  }
  if (entry.pageErrors && errors.length === 0) doubts.push('the error that is part of it did not happen');
  if (!entry.pageErrors) doubts.push(...new Set(errors.map((message) => `an error of its own: ${message}`)));
  return doubts;
}
