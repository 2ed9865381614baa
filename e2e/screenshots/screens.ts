import { reportNames } from '@attune/protocol';
import type { Page } from 'playwright-core';
import { nora } from './seed.ts';

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

/** What the screens before the console are reached with. */
export interface Doors {
  /** Where a colleague who was invited comes in. */
  readonly joinUrl: string;
}

/** Screens for whoever has not signed in. */
export const doorScreens = ({ joinUrl }: Doors): readonly Screen[] => [
  place('login', async (page) => page.getByRole('heading', { name: 'Sign in to Attune' }).waitFor()),
  place('setup', async (page) => page.getByRole('heading', { name: 'Welcome to Attune' }).waitFor()),
  {
    name: 'join',
    path: `join${new URL(joinUrl).hash}`,
    prepare: async (page) => page.getByRole('button', { name: 'Join', exact: true }).waitFor(),
  },
  {
    name: 'join-expired',
    path: 'join#nobody-was-given-this',
    prepare: async (page) => page.getByRole('heading', { name: 'This link leads nowhere' }).waitFor(),
  },
  place('reset', async (page) => page.getByRole('button', { name: 'Send me a link' }).waitFor()),
  {
    name: 'reset-password',
    path: 'reset#from-a-letter',
    prepare: async (page) => page.getByRole('button', { name: 'Change password' }).waitFor(),
  },
];

const reportScreens: readonly Screen[] = reportNames.map((name) => ({
  name: `report-${name}`,
  path: `reports?of=${name}`,
  prepare: async (page) => page.locator('attune-report').waitFor(),
}));

/** Every screen of the console that has an address. */
export const consoleScreens: readonly Screen[] = [
  place('search', async (page) => {
    await page.getByRole('searchbox').fill('fern');
    await page.waitForTimeout(1_000);
  }),
  place('visitors'),
  place('ready'),
  place('notifications'),
  ...reportScreens,
  place('settings', async (page) => page.getByRole('link', { name: 'Thresholds' }).waitFor()),
  place('account', async (page) => page.getByRole('heading', { name: 'Where you are signed in' }).waitFor()),
  {
    name: 'two-factor',
    path: 'two-factor',
    prepare: async (page) => {
      await page.getByLabel('Your password, to begin').fill(nora.password);
      await page.getByRole('button', { name: 'Begin', exact: true }).click();
      await page.getByLabel('Code', { exact: true }).waitFor();
    },
  },
  place('sites'),
  place('widget-health', async (page) => {
    await page.getByRole('button', { name: 'Send an echo' }).click();
    await page
      .locator('attune-widget-health-screen')
      .getByText(/^It works/)
      .waitFor();
  }),
  place('people'),
  place('team'),
  place('appearance'),
  place('hours', async (page) => {
    await page.getByRole('switch', { name: 'We have hours' }).click();
    await page.getByRole('heading', { name: 'The week', exact: true }).waitFor();
  }),
  place('forms'),
  place('texts'),
  place('invitations', async (page) =>
    page.getByRole('button', { name: 'Add an invitation', exact: true }).click(),
  ),
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
  place('identity'),
  place('api-keys'),
  place('webhooks'),
  place('mail'),
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
