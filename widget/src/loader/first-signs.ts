import { guarded } from '../shared/guarded.ts';
import { onceLoaded } from './when-idle.ts';

/** A press, in the order of its events; everything else that somebody does may have been an answer to one. */
const PRESS = /^(pointer[duc]|click)/;

const SIGNS = 'pointermove pointerdown pointerup pointercancel click keydown scroll input';

/**
 * Calls `somebody` when the first person touches the page: a page nobody touches costs it nothing. Until the recorder
 * watches, the presses are kept for it, as long as nothing answers them.
 * @returns ends the watching, and tells the events of those presses since which nothing on the page has changed
 */
export function watchFirstSigns(somebody: () => void): () => readonly Event[] {
  const stop = new AbortController();
  let presses: Event[] = [];
  let isThere = false;
  const changed = new MutationObserver(() => (presses = []));
  const seen = guarded((event: Event) => {
    const path = event.composedPath();
    if (PRESS.test(event.type)) {
      // Whoever asks later is told nothing any more.
      event.composedPath = () => path;
      presses.push(event);
    } else if (event.type !== 'pointermove') presses = [];
    if (isThere) return;
    isThere = true;
    changed.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    onceLoaded(somebody);
  });
  for (const name of SIGNS.split(' '))
    addEventListener(name, seen, { capture: true, passive: true, signal: stop.signal });
  return () => {
    if (changed.takeRecords()[0]) presses = [];
    changed.disconnect();
    stop.abort();
    return presses;
  };
}
