import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import type { Step, Steps } from './page-set.ts';
import { pointOf, type Point } from './target.ts';

/** What a visitor's hand has: the page before it, and a line to the browser's own input. */
export interface Hand {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** Another page was loaded by a step; resolves when a visitor would look at it. */
  arrived(): Promise<void>;
}

/** A real mouse counts presses within this time as one multiple click. */
const MULTIPLE_CLICK_MS = 500;

type Moves = { readonly [Name in keyof Steps]: (hand: Hand, options: Steps[Name]) => Promise<void> };

/** How each kind of step is done, with the browser's real input. */
const moves: Moves = {
  click,
  tap,
  type: ({ page }, options) => {
    const { text, delayMs = 40 } = typeof options === 'string' ? { text: options } : options;
    return page.keyboard.type(text, { delay: delayMs });
  },
  press: pressKey,
  async move({ page }, options) {
    const { x, y } = await pointOf(page, options);
    await page.mouse.move(x, y, { steps: options.steps ?? 5 });
  },
  wheel,
  drag: (hand, options) => stroke(hand.page, options, mouseStroke(hand.page)),
  swipe: (hand, options) => stroke(hand.page, options, fingerStroke(hand.devtools)),
  wait: (_hand, ms) => sleep(ms),
  async reload(hand, options) {
    const { times = 1, everyMs = 1_000 } = options === true ? {} : options;
    await repeat(times, everyMs, async () => void (await hand.page.reload({ waitUntil: 'load' })));
    await hand.arrived();
  },
  async goto(hand, path) {
    await hand.page.goto(new URL(path, hand.page.url()).href, { waitUntil: 'load' });
    await hand.arrived();
  },
  async back(hand) {
    await hand.page.goBack({ waitUntil: 'load' });
    await hand.arrived();
  },
  async forward(hand) {
    await hand.page.goForward({ waitUntil: 'load' });
    await hand.arrived();
  },
};

export async function doStep(hand: Hand, step: Step): Promise<void> {
  const names = Object.keys(step) as (keyof Steps)[];
  for (const name of names) await move(hand, name, step[name]);
}

async function move<Name extends keyof Steps>(
  hand: Hand,
  name: Name,
  options: Steps[Name] | undefined,
): Promise<void> {
  const make: Moves[Name] = moves[name];
  if (options !== undefined) await make(hand, options);
}

async function click({ page }: Hand, options: Steps['click']): Promise<void> {
  const { times = 1, everyMs = 120, button = 'left', jitter = 0, holdMs = 0, clickCount } = options;
  const place = await pointOf(page, options);
  const press = async (count: number, hold: number): Promise<void> => {
    await page.mouse.down({ button, clickCount: count });
    if (hold > 0) await sleep(hold);
    await page.mouse.up({ button, clickCount: count });
  };
  await holding(page, options.modifiers, () =>
    repeat(times, everyMs, async (index) => {
      const { x, y } = jittered(place, jitter);
      await page.mouse.move(x, y);
      if (clickCount !== undefined) {
        for (let count = 1; count <= clickCount; count++) await press(count, count === clickCount ? 15 : 0);
      } else {
        await press(options.counted === true && everyMs < MULTIPLE_CLICK_MS ? index + 1 : 1, holdMs);
      }
    }),
  );
}

async function tap({ page }: Hand, options: Steps['tap']): Promise<void> {
  const { times = 1, everyMs = 150, jitter = 0 } = options;
  const place = await pointOf(page, options);
  await repeat(times, everyMs, () => {
    const { x, y } = jittered(place, jitter);
    return page.touchscreen.tap(x, y);
  });
}

async function pressKey({ page }: Hand, options: Steps['press']): Promise<void> {
  const {
    key,
    times = 1,
    everyMs = 150,
    modifiers,
  } = typeof options === 'string' ? { key: options } : options;
  await holding(page, modifiers, () => repeat(times, everyMs, () => page.keyboard.press(key, { delay: 20 })));
}

async function wheel({ page }: Hand, options: Steps['wheel']): Promise<void> {
  if (options.selector !== undefined || options.at !== undefined) {
    const { x, y } = await pointOf(page, options);
    await page.mouse.move(x, y);
  }
  for (let turn = 0; turn < (options.times ?? 1); turn++) {
    await page.mouse.wheel(options.x ?? 0, options.y ?? 0);
    await sleep(options.everyMs ?? 50);
  }
}

interface Stroke {
  begin(at: Point): Promise<void>;
  go(to: Point): Promise<void>;
  end(): Promise<void>;
}

async function stroke(page: Page, options: Steps['drag'], { begin, go, end }: Stroke): Promise<void> {
  const { steps = 10, everyMs = 20, holdMs = 0, by } = options;
  const from = await pointOf(page, options.from);
  const to = options.to
    ? await pointOf(page, options.to)
    : { x: from.x + (by?.x ?? 0), y: from.y + (by?.y ?? 0) };
  await begin(from);
  await sleep(holdMs);
  for (let step = 1; step <= steps; step++) {
    const share = step / steps;
    await go({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    await sleep(everyMs);
  }
  await end();
}

function mouseStroke({ mouse }: Page): Stroke {
  return {
    async begin({ x, y }) {
      await mouse.move(x, y);
      await mouse.down();
    },
    go: ({ x, y }) => mouse.move(x, y),
    end: () => mouse.up(),
  };
}

function fingerStroke(devtools: CDPSession): Stroke {
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: Point[]) => {
    await devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  return {
    begin: (at) => send('touchStart', at),
    go: (to) => send('touchMove', to),
    end: () => send('touchEnd'),
  };
}

async function holding(
  page: Page,
  modifiers: readonly string[] = [],
  work: () => Promise<void>,
): Promise<void> {
  for (const key of modifiers) await page.keyboard.down(key);
  await work();
  for (const key of modifiers) await page.keyboard.up(key);
}

/** Pauses between two turns, not after the last. */
async function repeat(times: number, everyMs: number, work: (index: number) => Promise<void>): Promise<void> {
  for (let index = 0; index < times; index++) {
    if (index > 0) await sleep(everyMs);
    await work(index);
  }
}

function jittered({ x, y }: Point, px: number): Point {
  return { x: x + (Math.random() - 0.5) * px, y: y + (Math.random() - 0.5) * px };
}
