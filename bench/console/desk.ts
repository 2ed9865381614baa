import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Side } from '../server/side.ts';
import { LONG_ONE, questionOf } from './fill.ts';

const FIRST_SIGHT_MS = 60_000;

/** The console in front of somebody, on a screen as agents have them. */
export interface Desk {
  readonly page: Page;
  readonly inbox: Locator;
  readonly messages: Locator;
  close(): Promise<void>;
}

async function openScreen(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
  // What runs this file calls it in every function that is sent to a page.
  await context.addInitScript('globalThis.__name = (named) => named');
  return context;
}

export async function openDesk(browser: Browser, { url, cookie }: Side): Promise<Desk> {
  const context = await openScreen(browser);
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('='), url };
    }),
  );
  const page = await context.newPage();
  await page.goto(`${url}/console/`);
  await rowsOf(page).first().waitFor({ timeout: FIRST_SIGHT_MS });
  return {
    page,
    inbox: page.locator('attune-inbox-list .scroll'),
    messages: page.locator('attune-message-list .scroll'),
    close: () => context.close(),
  };
}

const rowsOf = (page: Page): Locator => page.getByRole('list', { name: 'Conversations' }).getByRole('link');

/** Opens the long conversation, and scrolls up until all of it was loaded. */
export async function openLongOne({ page, messages }: Desk, count: number): Promise<void> {
  const row = rowsOf(page).filter({ hasText: LONG_ONE });
  await row.click();
  const line = messages.getByRole('listitem').filter({ hasText: LONG_ONE });
  await line.waitFor({ timeout: FIRST_SIGHT_MS });
  await messages.evaluate(
    (element, wanted) =>
      new Promise<void>((resolve) => {
        const up = (): void => {
          element.scrollTop = 0;
          const held = Number(element.querySelector('[aria-posinset]')?.getAttribute('aria-setsize'));
          if (held >= wanted) resolve();
          else setTimeout(up, 50);
        };
        up();
      }),
    count,
  );
}

/**
 * Goes from one conversation to the next by a press on its row.
 * @returns ms from each press until its words were painted
 */
export async function switchTimes(
  { page, inbox }: Pick<Desk, 'page' | 'inbox'>,
  times: number,
): Promise<readonly number[]> {
  await inbox.evaluate((element) => void (element.scrollTop = 0));
  const questions = rowsOf(page).filter({ hasText: /Question \d+:/ });
  await questions.first().waitFor();
  const shown = await questions.all();
  const took: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const row = shown[turn % shown.length];
    if (row === undefined) throw new Error('No row to press.');
    const number = Number(/Question (\d+):/.exec(await row.innerText())?.[1]);
    took.push(await pressUntilPainted(row, questionOf(number)));
  }
  return took;
}

function pressUntilPainted(row: Locator, words: string): Promise<number> {
  return row.evaluate(
    (element, awaited) =>
      new Promise<number>((resolve) => {
        /** The text of what stands in shadow roots, too. */
        const inside = (node: ParentNode, name: string): Element[] =>
          [...node.querySelectorAll('*')].flatMap((each) => [
            ...(each.localName === name ? [each] : []),
            ...(each.shadowRoot === null ? [] : inside(each.shadowRoot, name)),
          ]);
        const list = (): ShadowRoot | null => inside(document, 'attune-message-list')[0]?.shadowRoot ?? null;
        const isThere = (held: ParentNode): boolean =>
          [...held.querySelectorAll('attune-message-line')].some((line) =>
            line.shadowRoot?.textContent?.includes(awaited),
          );
        let held = list();
        const began = performance.now();
        (element as HTMLElement).click();
        const look = (): void => {
          if (!held?.isConnected) held = list();
          if (held === null || !isThere(held)) requestAnimationFrame(look);
          // What is there in one frame is painted when the next one begins.
          else requestAnimationFrame(() => resolve(performance.now() - began));
        };
        requestAnimationFrame(look);
      }),
    words,
  );
}

/** A page with as many plain lines, and nobody's program. */
export async function openPlain(browser: Browser, lines: number): Promise<[BrowserContext, Locator]> {
  const context = await openScreen(browser);
  const page = await context.newPage();
  await page.goto('about:blank');
  await page.setContent('<div id="list" style="height: 800px; overflow: auto"></div>');
  const list = page.locator('#list');
  await list.evaluate((element, count) => {
    for (let line = 0; line < count; line++) {
      const text = document.createElement('p');
      text.textContent = `Line ${line}: where is my order?`;
      element.append(text);
    }
  }, lines);
  return [context, list];
}
