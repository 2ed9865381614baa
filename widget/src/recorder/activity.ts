/** Nobody has done anything for this long: we stop watching until somebody does. */
const QUIET_AFTER_MS = 30_000;

const LOOK_EVERY_MS = 10_000;

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'] as const;

/** Runs `watch` while somebody is active and the tab is to be seen; a page that is left alone costs nothing. */
export function whileActive(
  watch: { start(): void; stop(): void },
  now: () => number,
  signal: AbortSignal,
): void {
  let lastSign = now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting = new AbortController();

  function sign(): void {
    lastSign = now();
    waiting.abort();
    watch.start();
    clearTimeout(timer);
    timer = setTimeout(look, LOOK_EVERY_MS);
  }

  // One sign in ten seconds is enough to know; between them a moving pointer costs nothing.
  function awaitSign(): void {
    waiting.abort();
    waiting = new AbortController();
    for (const name of SIGNS) {
      addEventListener(name, sign, { capture: true, passive: true, signal: waiting.signal });
    }
  }

  function look(): void {
    const isActive = document.visibilityState === 'visible' && now() - lastSign < QUIET_AFTER_MS;
    if (isActive) timer = setTimeout(look, LOOK_EVERY_MS);
    else watch.stop();
    awaitSign();
  }

  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    waiting.abort();
    watch.stop();
  });
  watch.start();
  look();
}
