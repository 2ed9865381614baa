import type { OutcomeInteraction } from '@attune/protocol';

/** An effect that comes by then was slow; after it nobody connects it with the press any more. */
const LATE_EFFECT_MS = 10_000;

/** An uncaught error this soon after a press counts as its outcome. */
export const ERROR_MS = 1_000;

/** A timer this late means that the page stood still or slept: we did not watch, so we do not judge. */
const BLIND_MS = 2_000;

/**
 * When `none` is said, by how often it was: at 1 s, early enough for a burst of presses to be told, and when patience
 * is over (vendors wait 2.5 to 7 s; 3 s is Amplitude's dead click). Then we still wait for a late effect.
 */
const DUE_AFTER_MS = [1_000, 3_000, LATE_EFFECT_MS];

export type Outcome = OutcomeInteraction['outcome'];

/** What was noticed; `none` when time passed and nothing was. */
export type Sign = Exclude<Outcome, 'slow'>;

/** How far the judgement of one press has come. */
export interface Verdict {
  /** When it was pressed. */
  readonly startedAt: number;
  /** How often `none` was due. */
  nones: number;
  closed?: boolean;
}

/** Takes a sign into the verdict. Returns what to report, if anything. */
export function judge(verdict: Verdict, sign: Sign, at: number): Outcome | null {
  const age = at - verdict.startedAt;
  const overdue = age - dueAfter(verdict);
  if (verdict.closed || (sign === 'error' && age > ERROR_MS) || (sign === 'none' && overdue < 0)) return null;
  if (sign === 'none' && verdict.nones < 2 && overdue <= BLIND_MS) {
    verdict.nones++;
    return sign;
  }
  verdict.closed = true;
  if (sign === 'none') return verdict.nones < 2 ? 'cannot-judge' : null;
  if (sign === 'effect' && age > LATE_EFFECT_MS) return null;
  return sign === 'effect' && verdict.nones > 0 ? 'slow' : sign;
}

/** Time from the press until time alone changes something next. */
export function dueAfter({ nones }: Verdict): number {
  return DUE_AFTER_MS[nones] ?? LATE_EFFECT_MS;
}
