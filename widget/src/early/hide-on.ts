import type { WidgetHost } from '../contract.ts';

/** Narrower windows are phones, as they are for the panel. */
const PHONE_PX = 480;

/** Hides the launcher on the pages and devices that the site has named, wherever the visitor goes without loading. */
export function hideOn({
  settings: { hiddenOn },
  root,
  isOpen,
}: Pick<WidgetHost, 'settings' | 'root' | 'isOpen'>): void {
  if (!hiddenOn) return;
  const { paths, devices } = hiddenOn;
  const look = (): void => {
    const device = innerWidth < PHONE_PX ? 'phone' : 'desktop';
    const isHidden = devices.includes(device) || paths.some((path) => isOn(path, location.pathname));
    if (root.host instanceof HTMLElement && !isOpen) root.host.hidden = isHidden;
  };
  look();
  // Not every browser has it; there the launcher stays as it was until the next page.
  const navigation = (window as { readonly navigation?: EventTarget }).navigation;
  for (const [target, name] of [
    [navigation, 'navigatesuccess'],
    [window, 'popstate'],
    [window, 'resize'],
  ] as const)
    target?.addEventListener(name, look);
}

/** @param pattern a path, or the beginning of one with a `*` behind it */
export function isOn(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
