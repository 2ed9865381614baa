import type { ConsentTier, LauncherOnTheWire } from '@attune/protocol';
import type { WidgetSettings } from '../contract.ts';
import { stricter, TIERS } from '../shared/consent-tier.ts';
import { tellFault } from '../shared/guarded.ts';

/**
 * Joins what the tag says with what the site has set; the tag wins, but about signals the stricter of both.
 * @param site null in a script that was fetched as `/widget.js`
 * @returns null when neither names a site, which the console then says
 */
export function readSettings(
  { dataset, src }: HTMLScriptElement,
  site: LauncherOnTheWire | null,
): WidgetSettings | null {
  const { signals } = dataset;
  const allowed = site && (site.tier ?? 'after-open');
  const settings = {
    side: 'end',
    inline: 20,
    block: 20,
    ...site,
    // oxlint-disable-next-line typescript/no-misused-spread -- what the tag says, without its class
    ...dataset,
  } as unknown as WidgetSettings;
  if (!settings.site) return (tellFault('No data-site'), null);
  return {
    ...settings,
    siteKey: settings.site,
    // The tag may stand behind a path: everything of ours is found beside the script.
    serverUrl: new URL(site ? '../../' : '.', src).href,
    // Whoever writes something there wants less than usual; a typing error must not allow more.
    signals: stricter(
      signals
        ? TIERS.includes(signals as ConsentTier)
          ? (signals as ConsentTier)
          : 'off'
        : (allowed ?? 'after-open'),
      allowed,
    ),
    isCurrent: site !== null,
  };
}

/** Our own script tag. `currentScript` is empty when a bundler or a tag manager runs us in its own way. */
export function findTag(page: Document): HTMLScriptElement | null {
  const running = page.currentScript as HTMLScriptElement | null;
  // A script of a drawing has no `src`; "undefined" is none of ours.
  return /widget\.js/.test(running?.src as string)
    ? running
    : page.querySelector('script[data-site],script[src*="/sites/"]');
}
