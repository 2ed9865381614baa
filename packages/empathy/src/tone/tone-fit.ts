import { coach } from '../coach/coach.ts';
import type { CoachContext, Finding } from '../coach/finding.ts';

/**
 * Whether a text's tone goes against the customer's mood: cheer to somebody unhappy, gloom to somebody happy.
 * The same rule as in the composer, for phrases and canned responses before they are offered.
 * @returns null where the tone fits or nothing is known of the mood
 */
export function toneAgainst(
  text: string,
  context: Pick<CoachContext, 'mood' | 'customerLast'>,
): Finding | null {
  return coach(text, context).findings.find(({ rule }) => rule === 'tone-mismatch') ?? null;
}
