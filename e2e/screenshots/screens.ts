import type { Page } from 'playwright-core';

/** A screen of the console: how one gets there, and what stands there once it is complete. */
export interface Screen {
  readonly name: string;
  /** Below `/console/`. */
  readonly path: string;
  /** After it has loaded: something to open, fill in, or scroll to. */
  prepare?(page: Page, isPhone: boolean): Promise<void>;
}

const place = (path: string, prepare?: Screen['prepare']): Screen => ({
  name: path,
  path,
  ...(prepare === undefined ? {} : { prepare }),
});

/** Every screen of the console that has an address. */
export const consoleScreens: readonly Screen[] = [
  place('search', async (page) => {
    await page.getByRole('searchbox').fill('fern');
    await page.waitForTimeout(1_000);
  }),
  place('visitors'),
  place('ready'),
  place('notifications'),
  place('reports', async (page) => page.locator('attune-report').waitFor()),
  place('settings', async (page) => page.getByRole('link', { name: 'Thresholds' }).waitFor()),
  place('widget-health'),
  place('people'),
  place('team'),
  place('appearance'),
  place('hours'),
  place('forms'),
  place('texts'),
  place('invitations'),
  place('ratings'),
  place('thresholds', async (page) => {
    const rage = page.getByRole('region', { name: 'Rage click' });
    await rage.getByRole('button', { name: /^Rage click/ }).click();
    await rage.getByRole('textbox', { name: 'Clicks in a row' }).fill('7');
    await page.getByRole('button', { name: 'Try on the last 7 days' }).click();
    await page.locator('attune-replay-result .sentence').waitFor();
  }),
  place('signal-policy'),
  place('hot-spots'),
  place('phrases'),
  place('empathy'),
  place('kept-words'),
  place('api-keys'),
  place('webhooks'),
  place('automation'),
  place('notice'),
  place('privacy'),
  place('audit'),
  {
    name: 'command-bar',
    path: '',
    prepare: async (page) => {
      await page.getByRole('heading', { name: /^Needs you/ }).waitFor();
      await page.keyboard.press('Control+k');
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'keys',
    path: '',
    prepare: async (page) => {
      await page.getByRole('heading', { name: /^Needs you/ }).waitFor();
      await page.keyboard.press('?');
      await page.waitForTimeout(300);
    },
  },
];

/** Waits until nothing on the page is a skeleton any more. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  await page.waitForTimeout(400);
  await page.locator('.bones').first().waitFor({ state: 'detached' });
}
