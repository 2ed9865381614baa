import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { bringAxe, findingsOn } from './support/accessibility.ts';
import { AN_EDGE, edgeOf } from './support/edge-of.ts';
import { eventually } from './support/eventually.ts';
import type { Shop } from './support/shop.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('chat-is-for-everybody');

/** Where the keyboard is, through every shadow root: the words of the control, or its tag. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
  });

async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const here = await focusedName(page);
    if (typeof name === 'string' ? here === name : name.test(here)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(name)} cannot be reached with ${key}`);
}

/** Everything that is wanted to write stands in view, and nothing has to be scrolled sideways. */
async function expectInView({ page, chat }: Shop): Promise<void> {
  // A phone draws a page that is wider than its screen smaller, and us with it: what is in view is what the page says.
  const viewport = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  for (const control of [
    chat.composer,
    chat.sendButton,
    chat.panel.getByRole('button', { name: 'Close chat' }),
  ]) {
    const box = await control.boundingBox();
    if (!box) throw new Error('a control is not drawn');
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(viewport.width);
    expect(box.y + box.height).toBeLessThanOrEqual(viewport.height);
  }
  const sideways = await chat.panel.evaluate((panel) => panel.scrollWidth - panel.clientWidth);
  expect(sideways).toBe(0);
}

/** What moves in the chat, in ms; colours that fade count. */
const motion = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => {
    const durations: number[] = [];
    const walk = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        const { transitionProperty, transitionDuration, animationName, animationDuration } =
          getComputedStyle(element);
        const longest = (list: string): number =>
          Math.max(...list.split(',').map((each) => parseFloat(each)));
        if (transitionProperty !== 'none') durations.push(longest(transitionDuration) * 1_000);
        if (animationName !== 'none') durations.push(longest(animationDuration) * 1_000);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    const root = document.querySelector('attune-chat')?.shadowRoot;
    if (root) walk(root);
    return durations.filter((duration) => duration > 0.1);
  });

describe('The chat is for everybody', () => {
  it('axe finds nothing wrong with it, in both themes', async () => {
    const { page, chat } = await story.visitor({ prepare: bringAxe });
    await chat.open();
    await chat.send('Hello');
    await eventually(() => chat.delivery.innerText()).toBe('Sent');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findingsOn(page), colorScheme).toEqual([]);
    }
  });

  it('keyboard: opened, written, sent, walked through and closed without a mouse; the focus comes back', async () => {
    const { page, chat } = await story.visitor();
    await tabTo(page, /^Open chat/);
    await page.keyboard.press('Enter');
    await eventually(() => focusedName(page)).toBe('Write a message');
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await eventually(() => chat.said()).toEqual(['visitor: By keyboard']);
    await tabTo(page, 'Close chat', 'Shift+Tab');
    await page.keyboard.press('Escape');
    await eventually(() => focusedName(page)).toMatch(/^Open chat/);
    await page.keyboard.press('Enter');
    await eventually(() => focusedName(page)).toBe('Write a message');
    await tabTo(page, 'Close chat', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await eventually(() => focusedName(page)).toMatch(/^Open chat/);
  });

  it('live region: an answer is read out, what stands under a message is not', async () => {
    const agent = await story.admin();
    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('Is somebody there?');
    const log = chat.panel.getByRole('log', { name: 'Messages', exact: true });
    await agent.openConversation('Is somebody there?');
    await agent.answer('I am.');
    await log.getByText('I am.', { exact: true }).waitFor();
    expect(await log.getAttribute('aria-live'), 'a log is polite by itself').not.toBe('off');
    expect(await chat.delivery.evaluate((word) => word.closest('[aria-live="off"]') !== null)).toBe(true);
  });

  it('reduced motion: nothing moves and nothing fades, not even when the theme changes', async () => {
    const { page, chat } = await story.visitor();
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await chat.open();
    await chat.send('Hello');
    await eventually(() => chat.delivery.innerText()).toBe('Sent');
    expect((await motion(page)).length, 'there is something to hold still').toBeGreaterThan(0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await motion(page)).toEqual([]);
    const surface = () => chat.panel.evaluate((panel) => getComputedStyle(panel).backgroundColor);
    const light = await surface();
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
    const dark = await surface();
    expect(dark).not.toBe(light);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(await surface(), 'no frame of the old colours').toBe(dark);
  });

  it('forced colours: what is a surface otherwise has an edge', async () => {
    const { page, chat } = await story.visitor();
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await chat.launcher.evaluate(edgeOf)).toEqual(AN_EDGE);
    await chat.open();
    expect(await chat.panel.evaluate(edgeOf)).toEqual(AN_EDGE);
    await story.screenshot(page, 'forced-colours');
  });

  it('200 % zoom: all of it is in view', async () => {
    const shop = await story.visitor();
    // What the browser makes of 1280 × 800 when it draws everything twice as large.
    await shop.page.setViewportSize({ width: 640, height: 400 });
    await shop.chat.open();
    await shop.chat.send('Large');
    await eventually(() => shop.chat.delivery.innerText()).toBe('Sent');
    await expectInView(shop);
    await story.screenshot(shop.page, 'zoomed');
  });

  it('320 pixels: all of it is in view', async () => {
    const shop = await story.visitor({ device: 'phone' });
    await shop.page.setViewportSize({ width: 320, height: 568 });
    await shop.chat.open();
    await shop.chat.send('A long word: Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung');
    await eventually(() => shop.chat.delivery.innerText()).toBe('Sent');
    await story.screenshot(shop.page, 'narrow');
    await expectInView(shop);
  });

  it('phone keyboard: the panel keeps to what is left of the screen', async () => {
    const shop = await story.visitor({ device: 'phone' });
    const { page, chat } = shop;
    await chat.open();
    // No keyboard comes up in a test; this is what the browser tells of one.
    await page.evaluate(() => {
      const { visualViewport } = window;
      if (!visualViewport) throw new Error('the browser does not say what is left of the screen');
      Object.defineProperty(visualViewport, 'height', { value: 420 });
      Object.defineProperty(visualViewport, 'offsetTop', { value: 60 });
      visualViewport.dispatchEvent(new Event('resize'));
    });
    const [panel, send] = [await chat.panel.boundingBox(), await chat.sendButton.boundingBox()];
    expect(panel).toMatchObject({ y: 60, height: 420 });
    expect((send?.y ?? 0) + (send?.height ?? 0)).toBeLessThanOrEqual(480);
    await chat.composer.fill('Still in view');
    await chat.sendButton.click();
    await eventually(() => chat.said()).toEqual(['visitor: Still in view']);
  });
});
