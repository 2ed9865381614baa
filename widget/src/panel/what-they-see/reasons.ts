import type { ConsentTier } from '@attune/protocol';
import type { Signals } from '../../conversation/signals.ts';
import type { texts } from './texts.ts';

/** Which text says what the team is told. */
export const tiers: Readonly<Record<ConsentTier, keyof typeof texts>> = {
  'after-open': 'tierAfterOpen',
  'after-consent': 'tierAfterConsent',
  always: 'tierAlways',
  'in-chat': 'tierInChat',
  off: 'tierOff',
};

/** Which text says who has chosen so. */
export const because: Readonly<Record<NonNullable<Signals['because']>, keyof typeof texts>> = {
  visitor: 'becauseVisitor',
  site: 'becauseSite',
  consent: 'becauseConsent',
  browser: 'becauseBrowser',
};
