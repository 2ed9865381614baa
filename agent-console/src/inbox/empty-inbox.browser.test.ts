import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeServer } from '../../gallery/fake-server.ts';
import { anInboxItem } from '../../gallery/fixtures/inbox.ts';
import { drawn, find, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import type { App } from '../app/app.ts';
import '../ui/page.css';

/** For what hangs. */
const SAID_WITHIN_MS = 10_000;

let app: App;
let close: () => void;

async function open(items: readonly ReturnType<typeof anInboxItem>[]): Promise<void> {
  const { router, ...screen } = openScreen('/console/', { connection: createFakeServer({ items }) });
  app = screen.app;
  close = () => router.close();
  await drawn(app);
}
const says = (text: string): Promise<void> =>
  vi.waitFor(() => expect(words(app)).toContain(text), SAID_WITHIN_MS);

beforeEach(() => page.viewport(390, 844));
afterEach(() => {
  close();
  unmountAll();
});

it('tells who never had a conversation how to see the first one', async () => {
  await open([]);
  await says('No conversation yet.');
  expect(words(app)).not.toContain('Nothing is open.');
});

it('tells who has answered everything that all is done, from the first load on', async () => {
  await open([anInboxItem({ conversationId: 'c-done', status: 'resolved', waitingSince: null })]);
  await says('Nothing is open.');
  expect(words(app)).not.toContain('No conversation yet.');
});

it('lets several be picked by presses, and all go again by Escape', async () => {
  await open([
    anInboxItem({ conversationId: 'c-ann', visitorName: 'Ann' }),
    anInboxItem({ conversationId: 'c-ben', visitorName: 'Ben' }),
  ]);
  await page.getByRole('button', { name: 'Pick', exact: true }).click();
  await says('Press the rows you mean');
  await page.getByRole('checkbox', { name: 'Pick Ann', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Pick Ben', exact: true }).click();
  await says('2 picked');
  find(app, '.several').focus();
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(words(app)).not.toContain('2 picked'), SAID_WITHIN_MS);
  await expect.element(page.getByRole('link', { name: /Ann/ })).toBeVisible();
});
