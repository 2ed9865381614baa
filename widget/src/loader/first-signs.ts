import { guarded } from '../shared/guarded.ts';
import { onceLoaded, whenIdle } from './when-idle.ts';

/**
 * Calls `somebody` once when the first person touches the page: a page nobody touches costs it nothing. A hand on a mouse
 * is seen coming; a finger is not seen before it presses, so a screen that can be touched does not wait for it.
 */
export function watchFirstSigns(somebody: () => void): void {
  if (navigator.maxTouchPoints) return whenIdle(somebody);
  const stop = new AbortController();
  const seen = guarded(() => {
    stop.abort();
    onceLoaded(somebody);
  });
  for (const name of ['pointermove', 'pointerdown', 'keydown', 'scroll'])
    addEventListener(name, seen, { capture: true, passive: true, signal: stop.signal });
}
