import type { Page } from '../page.ts';

/** Less is reading, not looking for something. */
const LEAST_TURN = 0.25;

/** Two fingers that spread this far wanted to see more closely. */
const ENLARGED = 1.2;

/** Moves of two fingers that follow each other within this long are one. */
const ONE_PINCH_MS = 500;

/** What scrolls this soon after a hand was at it is the visitor's own scrolling. */
const OWN_SCROLL_MS = 500;

/** Tells when the visitor scrolls the other way, and when they enlarge the page. Where to, it never says. */
export function watchScrolling(page: Page): void {
  const { on, tell } = page;
  let scroller: Element | null = null;
  let top = 0;
  let way = 0;
  let due = false;

  function look(): void {
    due = false;
    if (!scroller) return;
    const moved = scroller.scrollTop - top;
    top += moved;
    if (moved * way < 0) {
      const viewports = Math.min(99, Math.abs(way) / scroller.clientHeight);
      if (viewports >= LEAST_TURN) tell({ kind: 'scroll-turn', at: Date.now(), viewports });
      way = 0;
    }
    way += moved;
  }

  on('scroll', ({ target }: Event) => {
    const next = target instanceof Element ? target : document.scrollingElement;
    if (Date.now() - page.handAt > OWN_SCROLL_MS || due) return;
    if (next !== scroller) {
      scroller = next;
      way = 0;
      page.painted(() => {
        top = next?.scrollTop ?? 0;
      });
    } else {
      due = true;
      page.painted(look);
    }
  });

  const { visualViewport } = window;
  let last = visualViewport?.scale ?? 1;
  let before = last;
  let pinchedAt = -Infinity;
  let isTold = false;
  if (visualViewport)
    on(
      'resize',
      () => {
        if (Date.now() - pinchedAt > ONE_PINCH_MS) {
          before = last;
          isTold = false;
        }
        pinchedAt = Date.now();
        last = visualViewport.scale;
        if (isTold || last <= before * ENLARGED) return;
        isTold = true;
        tell({ kind: 'pinch-zoom', at: Date.now() });
      },
      visualViewport,
    );
}
