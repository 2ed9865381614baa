import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import type { Shop } from './support/shop.ts';
import { tellStory } from './support/story.ts';
import { watchTraffic, type Traffic } from './support/traffic.ts';

const story = tellStory('nothing-before-opening');

/** Typed where a visitor types, and nowhere else; must never be found in what leaves the page. */
const CANARY = 'canary-7f3a';

/** With the site's settings in it: the one request of a page nobody touches. */
const SITE_SCRIPT: unknown = expect.stringMatching(/^\/sites\/[\w-]+\/widget\.js$/);

/** More than the recorder, a detector or a hesitant request would need. */
const A_WHILE_MS = 5_000;

/** A visitor whose traffic is watched from the first request on. */
async function watched(): Promise<{ shop: Shop; traffic: Traffic }> {
  let traffic: Traffic | undefined;
  const shop = await story.visitor({
    prepare(context) {
      traffic = watchTraffic(context);
      return Promise.resolve();
    },
  });
  if (!traffic) throw new Error('the browser was opened without being prepared');
  return { shop, traffic };
}

/** Everything a page can leave behind on the visitor's device. */
async function keptBy(page: Page): Promise<readonly string[]> {
  const kept = await page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `IndexedDB ${name}`),
    ...(await caches.keys()).map((name) => `cache ${name}`),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `service worker ${scope}`),
  ]);
  const cookies = await page.context().cookies();
  return [...kept, ...cookies.map(({ name }) => `cookie ${name}`)];
}

/** Types into every kind of field a shop may have. */
async function typeIntoFields(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (document.querySelector('[aria-label="Notes"]')) return;
    const notes = document.createElement('textarea');
    notes.setAttribute('aria-label', 'Notes');
    const wish = document.createElement('div');
    wish.contentEditable = 'true';
    wish.setAttribute('role', 'textbox');
    wish.setAttribute('aria-label', 'Wish');
    const secret = document.createElement('input');
    secret.type = 'password';
    secret.setAttribute('aria-label', 'Secret');
    document.querySelector('#cart')?.append(notes, wish, secret);
  });
  for (const name of ['E-mail for the receipt', 'Notes', 'Wish', 'Secret']) {
    const field = page.getByLabel(name, { exact: true });
    await field.click();
    await field.pressSequentially(CANARY);
    await page.keyboard.press('Enter');
  }
}

describe('Before the visitor opens the chat', () => {
  it('one script and the recorder are fetched, nothing is connected and nothing is stored', async () => {
    const { shop, traffic } = await watched();
    await shop.pressPay(3);
    await typeIntoFields(shop.page);
    await shop.page.waitForTimeout(A_WHILE_MS);
    expect(traffic.ofTheWidget()).toEqual([
      SITE_SCRIPT,
      expect.stringMatching(/^\/widget\/chunks\/recorder-[\w-]{8}\.js$/),
      // Its second part, which looks into presses that were not answered.
      expect.stringMatching(/^\/widget\/chunks\/recorder-more-[\w-]{8}\.js$/),
    ]);
    expect(traffic.sockets()).toEqual([]);
    expect(await keptBy(shop.page)).toEqual([]);
    expect(traffic.everythingSent()).not.toContain(CANARY);
  });

  it('not even the recorder where the browser asks for privacy, before and after opening', async () => {
    const traffic: { current?: Traffic } = {};
    const { page, chat, pressPay } = await story.visitor({
      async prepare(context) {
        traffic.current = watchTraffic(context);
        await context.addInitScript(() => {
          Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
        });
      },
    });
    await pressPay(5);
    await page.waitForTimeout(A_WHILE_MS);
    expect(traffic.current?.ofTheWidget()).toEqual([SITE_SCRIPT]);
    expect(traffic.current?.sockets()).toEqual([]);
    expect(await keptBy(page)).toEqual([]);

    await chat.open();
    await chat.send('Nobody watches me.');
    await eventually(() => chat.delivery.innerText()).toBe('Sent');
    expect(await chat.words()).toContain(
      'The team sees what you write, and nothing of what you do on the page.',
    );
    await pressPayBehind(chat.close, pressPay);
    await page.waitForTimeout(A_WHILE_MS);
    expect(traffic.current?.ofTheWidget().join(' ')).not.toContain('recorder');
    expect(traffic.current?.everythingSent()).toContain('Nobody watches me.');
    expect(traffic.current?.everythingSent()).not.toContain('interaction:report');
    await story.screenshot(page, 'privacy-asked-for');
  });
});

describe('After the visitor opened the chat', () => {
  it('what they type into the page never leaves it, and what they type into the chat only when they send it', async () => {
    const { shop, traffic } = await watched();
    const { page, chat } = shop;
    await typeIntoFields(page);
    await chat.open();
    await chat.send('Where is my order?');
    await eventually(() => chat.delivery.innerText()).toBe('Sent');
    await chat.composer.pressSequentially(CANARY);
    await chat.close();
    await typeIntoFields(page);
    await shop.pressPay(3);
    await eventually(() => traffic.everythingSent(), 15_000).toContain('"outcome":"none"');
    await page.waitForTimeout(A_WHILE_MS);

    // The traffic was really heard: this is what does leave.
    expect(traffic.sockets()).toHaveLength(1);
    expect(traffic.everythingSent()).toContain('Where is my order?');
    expect(traffic.everythingSent()).toContain('"typing":true');
    expect(traffic.everythingSent()).not.toContain(CANARY);
  });
});

async function pressPayBehind(close: () => Promise<void>, press: Shop['pressPay']): Promise<void> {
  await close();
  await press(5);
}
