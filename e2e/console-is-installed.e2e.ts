import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { agentConsoleOn } from './support/agent-console.ts';
import { openOwnBrowser } from './support/browser.ts';
import { copyProduct } from './support/copied-product.ts';
import { eventually, HANG_MS } from './support/eventually.ts';
import { ada } from './support/people.ts';
import { makeDataFolder, startServer } from './support/server.ts';
import { tellStory } from './support/story.ts';
import { lineIsCut } from './support/trouble.ts';

const story = tellStory('console-is-installed');

/** One red pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);

const isControlled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.controller !== null);
const buildOf = (page: Page): Promise<string | null> =>
  page.locator('meta[name="attune-build"]').getAttribute('content');
const cacheNames = (page: Page): Promise<readonly string[]> => page.evaluate(() => caches.keys());
const keptPaths = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return caught.flat().map(({ url }) => new URL(url).pathname);
  });

describe('The console is an app of its own', () => {
  it('that the browser can install, which is suggested once', async () => {
    await story.admin();
    const folder = await makeDataFolder();
    const context = await openOwnBrowser(join(folder.path, 'browser'));
    context.setDefaultTimeout(HANG_MS);
    try {
      await context.addInitScript(() =>
        addEventListener('beforeinstallprompt', () => Reflect.set(window, 'isInstallable', true)),
      );
      const page = await context.newPage();
      const agent = agentConsoleOn(page, story.server.url);
      await agent.signIn(ada);
      const offer = page.getByRole('complementary', { name: 'Install Attune', exact: true });
      await offer.waitFor();

      const browser = await context.newCDPSession(page);
      const { errors, data } = await browser.send('Page.getAppManifest');
      expect(errors).toEqual([]);
      expect((await browser.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
      const { icons } = JSON.parse(data ?? '') as { icons: { src: string; sizes: string }[] };
      expect(icons).toHaveLength(4);
      for (const { src, sizes } of icons) expect(await sizeOf(page, src)).toBe(sizes);

      await offer.getByRole('button', { name: 'Not now', exact: true }).click();
      await offer.waitFor({ state: 'detached' });
      await page.reload();
      await agent.untilOnline();
      await page.waitForFunction(() => Reflect.get(window, 'isInstallable') === true);
      expect(await offer.count()).toBe(0);
      await page.keyboard.press('Control+k');
      const bar = page.getByRole('dialog').filter({ has: page.getByRole('combobox') });
      await bar.getByRole('combobox').fill('install');
      await bar.getByRole('option', { name: /^Install the console as an app/ }).waitFor();
    } finally {
      await context.close();
      await folder.remove();
    }
  });

  it('that says in words when there is no connection, and keeps nothing of a conversation', async () => {
    const agent = await story.admin();
    const { page } = agent;
    await isControlled(page);
    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('It came like this.');
    await eventually(() => chat.delivery.innerText()).toBe('Sent');
    await chat.panel.getByRole('button', { name: 'More', exact: true }).click();
    await chat.panel
      .locator('input[type="file"]')
      .setInputFiles({ name: 'broken pot.png', mimeType: 'image/png', buffer: PICTURE });
    await chat.panel.getByText('broken pot.png is ready to send').waitFor();
    await chat.sendButton.click();
    await agent.openConversation(/broken pot|It came like this/);
    const messages = page.getByRole('region', { name: 'Messages', exact: true });
    const picture = messages.getByRole('link', { name: /broken pot\.png/ }).locator('img');
    await eventually(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    await agent.goTo('search?q=came');
    await page.getByRole('searchbox').waitFor();

    const paths = await keptPaths(page);
    expect(paths.length).toBeGreaterThan(20);
    expect(
      paths.filter((path) => !/^\/console\/(?:assets\/[^/]+|offline\.(?:html|css)|icon\.svg)$/.test(path)),
    ).toEqual([]);

    story.expectTrouble(lineIsCut);
    await story.restartServer(async () => {
      await page.reload();
      await page.getByRole('heading', { name: 'There is no connection', exact: true }).waitFor();
      await story.screenshot(page, 'no-connection');
    });
    await page.getByRole('link', { name: 'Try again', exact: true }).click();
    await agent.untilOnline();
  });

  it('that is updated under an open tab, which keeps its parts; the old ones go with it', async () => {
    const product = await copyProduct();
    const folder = await makeDataFolder();
    const server = await startServer(folder.path, { main: product.main });
    try {
      const before = agentConsoleOn(await story.page(), server.url);
      await before.setUp(server.setupUrl ?? '', ada);
      await isControlled(before.page);
      const old = await buildOf(before.page);
      await eventually(() => cacheNames(before.page)).toEqual([`attune-shell-${old}`]);
      const part = (await keptPaths(before.page)).find((path) => path.includes('/notifications-screen-'));

      await product.updateConsole();
      expect((await fetch(server.url + part)).status, 'what the server has no more').toBe(404);
      const after = agentConsoleOn(await before.page.context().newPage(), server.url);
      await after.goTo('');
      await after.untilOnline();
      const fresh = await buildOf(after.page);
      expect(fresh).not.toBe(old);
      await eventually(() => cacheNames(after.page)).toContain(`attune-shell-${fresh}`);
      await eventually(() => workerIs(after.page, fresh)).toBe(true);
      expect(await cacheNames(after.page)).toContain(`attune-shell-${old}`);

      await before.page
        .getByRole('navigation', { name: 'Attune', exact: true })
        .getByRole('link', { name: 'Notifications', exact: true })
        .click();
      await before.page.getByRole('heading', { name: 'Notifications', level: 1, exact: true }).waitFor();

      await before.page.close();
      await after.page.reload();
      await after.untilOnline();
      await eventually(() => cacheNames(after.page)).toEqual([`attune-shell-${fresh}`]);
      await after.page.context().close();
    } finally {
      await server.stop();
      await folder.remove();
      await product.remove();
    }
  });
});

/** Whether the worker in charge is the one of this build, and no other waits. */
const workerIs = (page: Page, build: string | null): Promise<boolean> =>
  page.evaluate(async (name) => {
    const registration = await navigator.serviceWorker.ready;
    if (registration.installing || registration.waiting) return false;
    return registration.active?.state === 'activated' && (await caches.has(`attune-shell-${name}`));
  }, build);

/** As its place says it: "512x512", or "any" for what can be drawn at any size. */
const sizeOf = (page: Page, src: string): Promise<string> =>
  page.evaluate(async (address) => {
    const answer = await fetch(`/console/${address}`);
    if (!answer.ok) return `answered with ${answer.status}`;
    const picture = await answer.blob();
    if (picture.type === 'image/svg+xml') return 'any';
    const { width, height } = await createImageBitmap(picture);
    return `${width}x${height}`;
  }, src);
