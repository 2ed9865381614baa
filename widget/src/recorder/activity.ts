import type { Page } from './page.ts';

/** Nobody has done anything for this long: we stop watching until somebody does. */
const QUIET_AFTER_MS = 30_000;

const LOOK_EVERY_MS = 10_000;

/** Runs `start` while somebody is active and the tab is to be seen; a page that is left alone costs nothing. */
export function whileActive(page: Page, start: () => void, stop: () => void): void {
  let isWatching = false;

  function look(): void {
    if (document.hidden || Date.now() - page.heardAt > QUIET_AFTER_MS) {
      isWatching = false;
      stop();
    } else page.after(LOOK_EVERY_MS, look);
  }
  function wake(): void {
    if (isWatching) return;
    isWatching = true;
    start();
    page.after(LOOK_EVERY_MS, look);
  }

  // A moving pointer costs too much to hear; that it comes over something else does not.
  page.on('pointerover pointerdown keydown scroll', wake);
  wake();
}
