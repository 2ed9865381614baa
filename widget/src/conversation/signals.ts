import type { ConsentTier } from '@attune/protocol';
import { stricter } from '../shared/consent-tier.ts';

/** What the team is told of this visit beside the messages, and who keeps it from being more. */
export interface Signals {
  /** The stricter of what the tag and the site allow. */
  readonly tier: ConsentTier;
  /** Nothing; how the chat itself goes; that, and how the page responds. */
  readonly told: 'nothing' | 'chat' | 'page';
  readonly because: 'visitor' | 'site' | 'consent' | 'browser' | null;
}

export interface SignalsGiven {
  readonly tagTier: ConsentTier;
  /** Null until the server has said. */
  readonly siteTier: ConsentTier | null;
  readonly browserRefuses: boolean;
  /** What the page said of the visitor's consent; null for nothing. */
  readonly consent: boolean | null;
  readonly switchedOff: boolean;
}

/** Everybody may say less, and nobody more: the visitor, the site, the page's question for consent, the browser. */
export function signalsNow(given: SignalsGiven): Signals {
  const { tagTier, siteTier, browserRefuses, consent, switchedOff } = given;
  const tier = stricter(tagTier, siteTier);
  if (switchedOff) return { tier, told: 'nothing', because: 'visitor' };
  if (tier === 'off') return { tier, told: 'nothing', because: 'site' };
  if (consent === false || (tier === 'after-consent' && consent === null))
    return { tier, told: 'nothing', because: 'consent' };
  if (tier === 'in-chat') return { tier, told: 'chat', because: 'site' };
  if (browserRefuses) return { tier, told: 'chat', because: 'browser' };
  return { tier, told: 'page', because: null };
}
