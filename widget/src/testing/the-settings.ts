import type { WidgetSettings } from '../contract.ts';

/** What a plain tag says: nothing but the site. */
export function theSettings(given: Partial<WidgetSettings> & { readonly siteKey: string }): WidgetSettings {
  return {
    site: given.siteKey,
    serverUrl: `${location.origin}/`,
    signals: 'after-open',
    isCurrent: false,
    side: 'end',
    inline: 20,
    block: 20,
    ...given,
  };
}
