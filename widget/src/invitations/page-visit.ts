import type { Visit } from './rule-holds.ts';

/** How the visit to this page goes; single-page applications go to another one without loading. */
export interface PageVisit {
  /** A second has passed. @returns whether the page can be seen */
  tick(): boolean;
  seen(): Pick<Visit, 'path' | 'seconds' | 'scrolledPercent'>;
  stop(): void;
}

/** @param moved the visitor is on another page now */
export function createPageVisit(moved: () => void): PageVisit {
  let path = location.pathname;
  let seconds = 0;
  let scrolledPercent = 0;

  function follow(): void {
    if (location.pathname === path) return;
    path = location.pathname;
    seconds = 0;
    scrolledPercent = 0;
    moved();
  }

  const onScroll = (): void => {
    follow();
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    const room = scrollHeight - clientHeight;
    scrolledPercent = Math.max(scrolledPercent, room <= 0 ? 100 : Math.round((scrollTop / room) * 100));
  };
  addEventListener('scroll', onScroll, { passive: true });

  return {
    tick() {
      follow();
      const isVisible = document.visibilityState === 'visible';
      if (isVisible) seconds++;
      return isVisible;
    },
    seen: () => ({ path, seconds, scrolledPercent }),
    stop: () => removeEventListener('scroll', onScroll),
  };
}
