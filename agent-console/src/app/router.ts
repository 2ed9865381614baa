import { createStore, type Store } from '../state/store.ts';
import { routeOf, type Route } from './routes.ts';

/** Follows the address bar, and moves it. */
export interface Router {
  readonly route: Store<Route>;
  /** The path shown now, without its query. */
  readonly path: string;
  /** @param how `replace` leaves no step to go back to */
  go(path: string, how?: 'push' | 'replace'): void;
  close(): void;
}

export function createRouter(page: Window): Router {
  const here = (): Route => routeOf(page.location.pathname + page.location.search + page.location.hash);
  const route = createStore<Route>(here());
  const arrive = (): void => route.set(here());
  const go = (path: string, how: 'push' | 'replace' = 'push'): void => {
    if (path !== page.location.pathname + page.location.search + page.location.hash) {
      page.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', path);
    }
    arrive();
  };
  const onClick = (event: MouseEvent): void => {
    const link = plainLink(event);
    if (!link || link.origin !== page.location.origin || !link.pathname.startsWith('/console')) return;
    event.preventDefault();
    go(link.pathname + link.search);
  };
  page.addEventListener('popstate', arrive);
  page.addEventListener('hashchange', arrive);
  page.document.addEventListener('click', onClick);
  return {
    route,
    get path() {
      return page.location.pathname;
    },
    go,
    close() {
      page.removeEventListener('popstate', arrive);
      page.removeEventListener('hashchange', arrive);
      page.document.removeEventListener('click', onClick);
    },
  };
}

/** The link of an ordinary click; a new tab or a download stays the browser's business. */
function plainLink(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  for (const target of event.composedPath()) {
    if (target instanceof HTMLAnchorElement && target.href && !target.target && !target.download)
      return target;
  }
  return null;
}
