import type { PageInteraction } from '@attune/protocol';
import { templatePath } from '../shared/path-template.ts';
import type { Page } from './page.ts';
import { isWatched } from './policy.ts';

export interface PageWatch {
  /** Path of the page, as it may leave it. */
  path(): string;
  /** Whether the site wants pages of this path watched. */
  isWatched(): boolean;
  /** Looks whether a script has changed the address; not every browser tells us. */
  look(): void;
  /** Says how the visitor came here. */
  begin(): void;
}

/**
 * Says which page the visitor is on and whether they see it.
 * @param left the page is being left, by its address or altogether
 */
export function watchPage(page: Page, left: () => void): PageWatch {
  const { on, tell } = page;
  let path = '';

  function arrive(arrival: NonNullable<PageInteraction['arrival']>): void {
    path = templatePath(location.pathname);
    tell({ kind: 'page', at: Date.now(), path, arrival });
  }
  function look(): void {
    if (templatePath(location.pathname) === path) return;
    left();
    arrive('script');
  }

  on('popstate', look);
  on('pagehide', left);
  // Out of the browser's cache, with everything as it was.
  on('pageshow', ({ persisted }: PageTransitionEvent) => persisted && arrive('back'));
  on('visibilitychange', () => tell({ kind: 'visibility', at: Date.now(), visible: !document.hidden }));
  return {
    path: () => path,
    isWatched: () => isWatched(page.rules, path),
    look,
    begin() {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const how = entry?.type;
      arrive(how === 'reload' ? how : how?.startsWith('back') ? 'back' : 'load');
    },
  };
}
