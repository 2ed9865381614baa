import type { CoachContext, Finding } from './finding.ts';

export interface Chips {
  /** The one chip to show, or null to stay quiet. */
  readonly shown: Finding | null;
  /** How many more stand behind "+2". */
  readonly more: number;
}

/** Below this a finding stays on request: nagging at calm turns is what makes people switch a coach off. */
const WORTH_A_CHIP = 2;

/**
 * Which chip the composer shows. A finding's strictness already knows the customer's mood, so the same draft is left in
 * peace on a calm turn and gets a hint on a distressed one. Experts who switched hints off see only what would hurt.
 */
export function chipsFor(
  findings: readonly Finding[],
  context: CoachContext & { readonly onlyGrave?: boolean } = {},
): Chips {
  const least = context.onlyGrave === true ? WORTH_A_CHIP + 1 : WORTH_A_CHIP;
  const worth = findings.filter(({ strictness }) => strictness >= least);
  const [shown = null] = worth.toSorted((a, b) => b.strictness - a.strictness);
  return { shown, more: Math.max(0, worth.length - 1) };
}
