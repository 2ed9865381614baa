import type { WidgetHost } from '../contract.ts';

/** Narrower windows are phones, as they are for the panel. */
const PHONE_PX = 480;

/**
 * Hides the launcher on the pages and devices that the site has named, wherever the visitor goes without loading. What
 * the page itself says with `hide()` and `show()` stands until they come to another such page; an open chat is left open.
 * @returns how to end it
 */
export function hideOn(host: Pick<WidgetHost, 'settings' | 'root' | 'isOpen' | 'isHidden'>): () => void {
  const { hiddenOn } = host.settings;
  if (!hiddenOn) return () => {};
  const { paths, devices } = hiddenOn;
  const end = new AbortController();
  let before: boolean | undefined;
  const look = (): void => {
    const device = innerWidth < PHONE_PX ? 'phone' : 'desktop';
    const isHidden = devices.includes(device) || paths.some((path) => isOn(path, location.pathname));
    const element = host.root.host;
    if (isHidden === before || host.isOpen || !(element instanceof HTMLElement)) return;
    // What the page said before we came is not ours to undo; the loader has hidden it for us alone.
    element.hidden = before === undefined ? (host.isHidden ?? isHidden) : isHidden || host.isHidden === true;
    before = isHidden;
  };
  look();
  // Not every browser has it; there the launcher stays as it was until the next page.
  const navigation = (window as { readonly navigation?: EventTarget }).navigation;
  for (const [target, name] of [
    [navigation, 'navigatesuccess'],
    [window, 'popstate'],
    [window, 'resize'],
  ] as const)
    target?.addEventListener(name, look, { signal: end.signal });
  return () => end.abort();
}

/** @param pattern a path, or the beginning of one with a `*` behind it */
export function isOn(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
