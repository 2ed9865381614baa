import type { ConsentTier } from '@attune/protocol';
import type { EarlyPart, WidgetHost } from '../contract.ts';
import { readRemembered } from '../loader/remembered.ts';
import { tellFault } from '../shared/guarded.ts';
import { hideOn } from './hide-on.ts';
import { stricter } from '../shared/consent-tier.ts';
import { fetchPolicy } from './fetch-policy.ts';
import { rememberConsent } from './remember-consent.ts';

export { forget } from './forget.ts';
export { tellWho } from './tell-who.ts';

const begun = new WeakSet<WidgetHost>();

/** The `early` chunk: what only some sites have set, and what only some pages say. The others never fetch it. */
export const watchEarly: EarlyPart['watchEarly'] = async (host) => {
  if (!begun.has(host)) begin(host);
  begun.add(host);
  if (host.consent !== null) rememberConsent(host.settings.siteKey, host.consent);
  if (!mayWatch(host)) return;
  // Under this one nothing is asked of the server before the chat is opened.
  if (host.settings.signals === 'after-open') return void (await host.startRecorder());
  const policy = await fetchPolicy(host.settings);
  // Meanwhile the consent may have been withdrawn.
  if (policy && mayWatch(host, policy.tier)) await host.startRecorder(policy);
};

function begin(host: WidgetHost): void {
  hideOn(host);
  const { invitations = [] } = host.settings;
  if (invitations.length > 0)
    void host
      .fetchPart('invitations')
      .then((part) => part.startInvitations(invitations, host))
      .catch(tellFault);
}

/** By what is known before there is a connection; from then on the conversation decides. */
function mayWatch(
  { settings: { siteKey, signals }, browserRefuses, consent }: WidgetHost,
  site?: ConsentTier,
): boolean {
  const { signalsOff, tier } = readRemembered(siteKey);
  if (browserRefuses || signalsOff || consent === false) return false;
  const holds = stricter(signals, site ?? tier);
  return holds === 'after-open' || holds === 'always' || (holds === 'after-consent' && consent === true);
}
