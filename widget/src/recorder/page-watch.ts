import type { Interaction } from '@attune/protocol';
import { templatePath } from '../shared/path-template.ts';

export interface PageWatch {
  /** Path of the page, as it may leave it. */
  path(): string;
  /** Looks whether a script has changed the address; nothing tells us when the browser has no Navigation API. */
  look(): void;
}

/** Says which page the visitor is on and whether they see it. */
export function watchPage(
  report: (fact: Interaction) => void,
  now: () => number,
  signal: AbortSignal,
): PageWatch {
  let address = location.pathname;
  let path = templatePath(address);

  function look(): void {
    if (location.pathname === address) return;
    address = location.pathname;
    const before = path;
    path = templatePath(address);
    if (path !== before) tell();
  }

  function tell(): void {
    report({ kind: 'page', at: now(), path });
  }

  tell();
  addEventListener('popstate', look, { signal });
  navigationOf(window)?.addEventListener('currententrychange', look, { signal });
  document.addEventListener(
    'visibilitychange',
    () => report({ kind: 'visibility', at: now(), visible: document.visibilityState === 'visible' }),
    { signal },
  );
  return { path: () => path, look };
}

function navigationOf(page: object): EventTarget | null {
  const navigation: unknown = Reflect.get(page, 'navigation');
  return navigation instanceof EventTarget ? navigation : null;
}
