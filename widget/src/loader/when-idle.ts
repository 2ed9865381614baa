/** The page's own work comes first: longest wait for an idle moment, after the page has loaded. */
const LONGEST_WAIT_MS = 2_000;

/** Runs `work` once the page has loaded and has nothing better to do. */
export function whenIdle(work: () => void): void {
  const wait = (): void => {
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: LONGEST_WAIT_MS });
    else setTimeout(work, LONGEST_WAIT_MS / 2);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}
