import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Side } from '../server/side.ts';
import { LONG_ONE } from './fill.ts';

const FIRST_SIGHT_MS = 60_000;
/** Limits for what hangs, far above what is measured. */
const SWITCH_WITHIN_MS = 30_000;
const EARLIER_WITHIN_MS = 300_000;

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

/** Asks for more of the inbox until all of it stands in the list. */
export async function loadInbox({ inbox }: Desk, count: number): Promise<void> {
  await inbox.evaluate(
    (element, [wanted, patienceMs]) =>
      new Promise<void>((resolve, reject) => {
        const began = performance.now();
        const down = (): void => {
          element.scrollTop = element.scrollHeight;
          element.querySelector<HTMLButtonElement>('.more button')?.click();
          const held = Number(element.querySelector('[aria-posinset]')?.getAttribute('aria-setsize'));
          if (held >= wanted) resolve();
          else if (performance.now() - began > patienceMs)
            reject(new Error(`Only ${held} conversations came.`));
          else setTimeout(down, 50);
        };
        down();
      }),
    [count, EARLIER_WITHIN_MS] as const,
  );
  await inbox.evaluate((element) => void (element.scrollTop = 0));
}

/** Opens the long conversation by its address, and scrolls up until all of it was loaded. */
export async function openLongOne({ page, messages }: Desk, address: string, count: number): Promise<void> {
  await page.goto(address);
  const line = messages.getByRole('listitem').filter({ hasText: LONG_ONE });
  await line.waitFor({ timeout: FIRST_SIGHT_MS });
  await messages.evaluate(
    (element, [wanted, patienceMs]) =>
      new Promise<void>((resolve, reject) => {
        const began = performance.now();
        const up = (): void => {
          element.scrollTop = 0;
          element.querySelector<HTMLButtonElement>('button.earlier')?.click();
          const held = Number(element.querySelector('[aria-posinset]')?.getAttribute('aria-setsize'));
          if (held >= wanted) resolve();
          else if (performance.now() - began > patienceMs) reject(new Error(`Only ${held} messages came.`));
          else setTimeout(up, 50);
        };
        up();
      }),
    [count, EARLIER_WITHIN_MS] as const,
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
  const took: number[] = [];
  for (let turn = 0; turn < times; turn++) took.push(await pressUntilPainted(inbox, turn));
  return took;
}

/** Presses one of the rows in view, always another than the last, and waits for its words in the conversation. */
function pressUntilPainted(inbox: Locator, turn: number): Promise<number> {
  return inbox.evaluate(
    (scroller, [at, patienceMs]) =>
      new Promise<number>((resolve, reject) => {
        /** Elements of a name, also those that stand in shadow roots. */
        const inside = (node: ParentNode, name: string): Element[] =>
          [...node.querySelectorAll('*')].flatMap((each) => [
            ...(each.localName === name ? [each] : []),
            ...(each.shadowRoot === null ? [] : inside(each.shadowRoot, name)),
          ]);
        // Rows change places between two turns: which is pressed and what is awaited is read in one go.
        const rows = [...scroller.querySelectorAll('attune-inbox-row')].flatMap((row) => {
          const link = row.shadowRoot?.querySelector('a');
          const words = /Question \d+: [^?]*\?/.exec(link?.textContent ?? '')?.[0];
          return link && words !== undefined && link.getAttribute('aria-current') !== 'true'
            ? [{ link, words }]
            : [];
        });
        const row = rows[at % rows.length];
        if (row === undefined) return reject(new Error('No row to press.'));
        const list = (): ShadowRoot | null => inside(document, 'attune-message-list')[0]?.shadowRoot ?? null;
        const isThere = (held: ParentNode): boolean =>
          [...held.querySelectorAll('attune-message-line')].some((line) =>
            line.shadowRoot?.textContent?.includes(row.words),
          );
        let held = list();
        const began = performance.now();
        row.link.click();
        const look = (): void => {
          if (performance.now() - began > patienceMs) return reject(new Error(`"${row.words}" never came.`));
          if (!held?.isConnected) held = list();
          if (held === null || !isThere(held)) requestAnimationFrame(look);
          // What is there in one frame is painted when the next one begins.
          else requestAnimationFrame(() => resolve(performance.now() - began));
        };
        requestAnimationFrame(look);
      }),
    [turn, SWITCH_WITHIN_MS] as const,
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
