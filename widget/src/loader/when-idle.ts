/** Runs `work` once the page has loaded. */
export function onceLoaded(work: () => void): void {
  if (document.readyState === 'complete') work();
  else addEventListener('load', work, { once: true });
}

/** The page's own work comes first: longest wait for an idle moment, after the page has loaded. */
const LONGEST_WAIT_MS = 2_000;

/** Runs `work` once the page has loaded and has nothing better to do. */
export const whenIdle = (work: () => void): void =>
  onceLoaded(() =>
    // Safari has none; its `setTimeout` takes the options for "at once".
    (
      (self.requestIdleCallback as typeof requestIdleCallback | undefined) ??
      (setTimeout as unknown as typeof requestIdleCallback)
    )(work, { timeout: LONGEST_WAIT_MS }),
  );
