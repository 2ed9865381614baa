import type { WidgetSettings } from '../contract.ts';
import { TIERS } from '../shared/consent-tier.ts';
import { tellFault } from '../shared/guarded.ts';

/** Reads our script tag; null when it names no site, which the console then says. */
export function readSettings(script: HTMLScriptElement): WidgetSettings | null {
  const { site, accent = '', signals = 'after-open' } = script.dataset;
  if (!site) {
    tellFault('The script tag needs data-site="KEY".');
    return null;
  }
  return {
    siteKey: site,
    // The tag may stand behind a path: everything of ours is found beside the script.
    serverUrl: new URL('.', script.src).href,
    accent: CSS.supports('color', accent) ? accent : '',
    // Whoever writes something there wants less than usual; a typing error must not allow more.
    signals: TIERS.find((tier) => tier === signals) ?? 'off',
  };
}

/** Our own script tag. `currentScript` is empty when a bundler or a tag manager runs us in its own way. */
export function findTag(page: Document): HTMLScriptElement | null {
  const running = page.currentScript;
  return running instanceof HTMLScriptElement && running.dataset['site'] !== undefined
    ? running
    : page.querySelector<HTMLScriptElement>('script[data-site][src*="widget.js"]');
}
