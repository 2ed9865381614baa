import type { WidgetSettings } from '../contract.ts';
import { tellFault } from '../shared/guarded.ts';

/** What the script tag says, and whether it wants signals at all (`data-signals="off"`). */
export interface TagSettings extends WidgetSettings {
  readonly signalsWanted: boolean;
}

/** Reads our script tag; null when it names no site, which the console then says. */
export function readSettings(script: HTMLScriptElement): TagSettings | null {
  const { site, accent = '', signals } = script.dataset;
  if (!site) {
    tellFault('The script tag needs data-site="KEY".');
    return null;
  }
  return {
    siteKey: site,
    // The tag may stand behind a path: everything of ours is found beside the script.
    serverUrl: new URL('.', script.src).href,
    accent: CSS.supports('color', accent) ? accent : '',
    signalsWanted: signals !== 'off',
  };
}

/** Our own script tag. `currentScript` is empty when a bundler or a tag manager runs us in its own way. */
export function findTag(page: Document): HTMLScriptElement | null {
  const running = page.currentScript;
  return running instanceof HTMLScriptElement && running.dataset['site'] !== undefined
    ? running
    : page.querySelector<HTMLScriptElement>('script[data-site][src*="widget.js"]');
}
