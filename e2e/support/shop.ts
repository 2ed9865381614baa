import type { Page } from 'playwright-core';
import type { Device } from './browser.ts';
import { widgetOn, type Widget } from './widget.ts';

/** The demo shop with a visitor in front of it. */
export interface Shop {
  readonly page: Page;
  readonly chat: Widget;
  /** Loads the page, and waits until the widget stands and, where it may, watches. */
  visit(): Promise<void>;
  /** Presses *Pay*, which is broken, with the mouse or the finger. */
  pressPay(times: number): Promise<void>;
}

/** From the first movement, or the first sight on a phone, to the first press: where the page is watched, it is by then. */
const HAND_COMES_MS = 700;

/** As fast as people press when nothing happens. */
const BETWEEN_PRESSES_MS = 180;

export function shopOn(page: Page, url: string, device: Device): Shop {
  const pay = page.getByRole('button', { name: 'Pay', exact: true });
  return {
    page,
    chat: widgetOn(page),
    async visit() {
      await page.goto(`${url}/demo/`);
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const attune = Reflect.get(window, 'Attune') as { q: unknown[] } | undefined;
            const onReady = ['on', 'ready', () => resolve()];
            if (attune) attune.q.push(onReady);
            else Reflect.set(window, 'Attune', { q: [onReady] });
          }),
      );
    },
    async pressPay(times) {
      await pay.scrollIntoViewIfNeeded();
      const box = await pay.boundingBox();
      if (!box) throw new Error('Pay is not on screen');
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      if (device !== 'phone') await page.mouse.move(x, y);
      await page.waitForTimeout(HAND_COMES_MS);
      for (let press = 0; press < times; press += 1) {
        if (press > 0) await page.waitForTimeout(BETWEEN_PRESSES_MS);
        if (device === 'phone') await page.touchscreen.tap(x, y);
        else await page.mouse.click(x, y);
      }
    },
  };
}
