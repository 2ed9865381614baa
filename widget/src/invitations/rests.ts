import type { OfferedInvitation } from '@attune/protocol';

/** What this browser remembers of invitations: when one was last shown, and when one was last sent away. */
export interface Past {
  readonly shownAt: number | null;
  readonly dismissedAt: number | null;
}

const DAY_MS = 86_400_000;

/** Whether nobody should be invited now: an invitation is welcome once, and a nuisance soon after. */
export function rests(
  { shownAt, dismissedAt }: Past,
  { restDays, restDaysAfterDismissal }: Pick<OfferedInvitation, 'restDays' | 'restDaysAfterDismissal'>,
  now: number,
): boolean {
  const within = (at: number | null, days: number): boolean => at !== null && now - at < days * DAY_MS;
  return within(shownAt, restDays) || within(dismissedAt, restDaysAfterDismissal);
}
