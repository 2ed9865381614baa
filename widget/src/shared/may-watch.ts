import type { ConsentTier } from '@attune/protocol';
import type { WidgetHost } from '../contract.ts';
import { readRemembered } from '../loader/remembered.ts';
import { stricter } from './consent-tier.ts';

/**
 * Whether the page may be watched now, by what is known before there is a connection; from then on the conversation
 * decides.
 * @param site what the site was just heard to allow; without it, what it allowed when it was last heard of
 */
export function mayWatch(
  {
    settings: { siteKey, signals },
    browserRefuses,
    consent,
  }: Pick<WidgetHost, 'settings' | 'browserRefuses' | 'consent'>,
  site?: ConsentTier,
): boolean {
  const { signalsOff, tier } = readRemembered(siteKey);
  if (browserRefuses || signalsOff || consent === false) return false;
  const holds = stricter(signals, site ?? tier);
  return holds === 'after-open' || holds === 'always' || (holds === 'after-consent' && consent === true);
}
