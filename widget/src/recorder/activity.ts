import type { Page } from './page.ts';

/** Nobody has done anything for this long: we stop watching until somebody does. */
const QUIET_AFTER_MS = 30_000;

const LOOK_EVERY_MS = 10_000;

const SIGNS = 'pointerdown pointermove keydown scroll';

/** Runs `watch` while somebody is active and the tab is to be seen; a page that is left alone costs nothing. */
export function whileActive(page: Page, start: () => void, stop: () => void): void {
  let lastSign = 0;
  // One sign in ten seconds is enough to know; between them a moving pointer costs nothing.
  let heard = true;

  page.on(SIGNS, () => {
    if (!heard) wake();
  });
  function wake(): void {
    heard = true;
    if (!lastSign) {
      start();
      page.after(LOOK_EVERY_MS, look);
    }
    lastSign = Date.now();
  }
  function look(): void {
    heard = false;
    if (document.hidden || Date.now() - lastSign >= QUIET_AFTER_MS) {
      lastSign = 0;
      stop();
    } else page.after(LOOK_EVERY_MS, look);
  }
  wake();
}
