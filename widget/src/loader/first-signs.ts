import type { FirstPress } from '../contract.ts';
import { guarded } from '../shared/guarded.ts';
import { onceLoaded } from './when-idle.ts';

/** A press, in the order of its events; everything else that somebody does may have been an answer to one. */
const PRESS = /^(pointer[duc]|click)/;

const SIGNS = 'pointermove pointerdown pointerup pointercancel click keydown scroll input';

/**
 * Calls `somebody` when the first person touches the page: a page nobody touches costs it nothing. Until the recorder
 * watches, the latest press is kept for it, as long as nothing answers it.
 * @returns ends the watching, and tells the press since which nothing on the page has changed
 */
export function watchFirstSigns(somebody: () => void): () => FirstPress {
  const stop = new AbortController();
  let press: Record<string, Event> = {};
  let isThere = false;
  const changed = new MutationObserver(() => (press = {}));
  const seen = guarded((event: Event) => {
    const path = event.composedPath();
    if (PRESS.test(event.type)) {
      // Whoever asks later is told nothing any more.
      event.composedPath = () => path;
      if (event.type === 'pointerdown') press = {};
      press[event.type] = event;
    } else if (event.type !== 'pointermove') press = {};
    if (isThere) return;
    isThere = true;
    changed.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    onceLoaded(somebody);
  });
  for (const name of SIGNS.split(' '))
    addEventListener(name, seen, { capture: true, passive: true, signal: stop.signal });
  return () => {
    if (changed.takeRecords()[0]) press = {};
    changed.disconnect();
    stop.abort();
    return press;
  };
}
