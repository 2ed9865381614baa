import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { Contender } from './contender.ts';
import { readTasks, TRACE_CATEGORIES, type TaskReading } from './task-trace.ts';

/** What a page asked for so far, beside the page itself. */
export interface Loaded {
  readonly requests: number;
  readonly sockets: number;
  /** Each body packed on its own, as it travels. */
  readonly brBytes: number;
}

export interface Visit extends TaskReading {
  readonly closed: Loaded;
  /** What is fetched because the chat is opened: the panel's own; null when there is nothing to open. */
  readonly opened: Loaded | null;
  /** After a collection of garbage, with the chat closed. */
  readonly heapBytes: number;
  readonly nodes: number;
  /** Sum of all layout shifts, those after the opening included. */
  readonly cls: number;
}

/** The widget waits up to 2 s for an idle moment before it says that it is ready. */
const SETTLES_MS = 3_500;
const OPENED_SETTLES_MS = 1_500;
const OPENS_WITHIN_MS = 30_000;

/** Visits the page once, in a browser profile of its own, and opens the chat at the end. */
export async function visit(browser: Browser, origin: string, contender: Contender): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } });
  try {
    const page = await context.newPage();
    const loaded = watchLoading(page);
    await browser.startTracing(page, { categories: TRACE_CATEGORIES });
    await page.goto(`${origin}/?tag=${encodeURIComponent(contender.tag)}`, { waitUntil: 'load' });
    await sleep(SETTLES_MS);
    const trace = (await browser.stopTracing()).toString('utf8');
    const closed = await loaded();
    const memory = await readMemory(page);
    // The recorder comes with the first movement, whether or not the chat is opened: it is no part of what opening costs.
    await page.mouse.move(300, 300);
    await sleep(OPENED_SETTLES_MS);
    const touched = await loaded();
    if (contender.opens) await openChat(page);
    const opened = contender.opens ? less(await loaded(), touched) : null;
    const tasks = readTasks(trace, origin, (url) => contender.isOwn(url));
    return { ...tasks, closed, opened, ...memory, cls: await readShifts(page) };
  } finally {
    await context.close();
  }
}

const less = (all: Loaded, before: Loaded): Loaded => ({
  requests: all.requests - before.requests,
  sockets: all.sockets - before.sockets,
  brBytes: all.brBytes - before.brBytes,
});

function watchLoading(page: Page): () => Promise<Loaded> {
  const bodies: Promise<number>[] = [];
  let requests = 0;
  let sockets = 0;
  page.on('websocket', () => sockets++);
  page.on('request', (request) => {
    if (request.isNavigationRequest() || request.url().startsWith('data:')) return;
    requests++;
    bodies.push(
      request.response().then(async (response) => {
        // A request that failed has cost no bytes, but is one.
        const body = await response?.body();
        return body === undefined ? 0 : brotliCompressSync(body).length;
      }),
    );
  });
  return async () => {
    const sizes = await Promise.all(bodies);
    return { requests, sockets, brBytes: sizes.reduce((sum, size) => sum + size, 0) };
  };
}

async function openChat(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Open chat/ }).click();
  await page
    .locator('attune-chat')
    .getByRole('textbox', { name: 'Write a message' })
    .waitFor({ timeout: OPENS_WITHIN_MS });
  await sleep(OPENED_SETTLES_MS);
}

async function readMemory(page: Page): Promise<{ heapBytes: number; nodes: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { heapBytes: usedSize, nodes };
}

/** Whether or not somebody had just pressed something: nothing of ours may move the page, ever. */
function readShifts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const seen: PerformanceEntry[] = [];
        const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        // What happened before is handed over in a task of its own.
        setTimeout(
          () => resolve(seen.reduce((sum, entry) => sum + Number(Reflect.get(entry, 'value')), 0)),
          200,
        );
      }),
  );
}
