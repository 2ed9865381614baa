import type { ConsentTier } from '@attune/protocol';

/** From what allows least to what allows most. */
export const TIERS: readonly ConsentTier[] = ['off', 'in-chat', 'after-consent', 'after-open', 'always'];

/** Which of the two holds where one must not exceed the other. An unknown one, of a version to come, says nothing. */
export function stricter(tier: ConsentTier, other: ConsentTier | null | undefined): ConsentTier {
  return TIERS.find((each) => each === tier || each === other) ?? 'off';
}
