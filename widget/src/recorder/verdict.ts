import type { OutcomeInteraction } from '@attune/protocol';

/** A press without an effect is first reported after this long: early enough for a burst of presses to be told. */
export const FIRST_NONE_MS = 1_000;

/** And once more when patience is over (vendors wait 2.5 to 7 s; 3 s is Amplitude's dead click). */
export const LAST_NONE_MS = 3_000;

/** An effect that comes by then was slow; after it nobody connects it with the press any more. */
export const LATE_EFFECT_MS = 10_000;

/** An uncaught error this soon after a press counts as its outcome. */
export const ERROR_MS = 1_000;

/** A timer this late means that the page stood still or slept: we did not watch, so we do not judge. */
export const BLIND_MS = 2_000;

/** By how often `none` was reported. */
const DUE_AFTER_MS = { 0: FIRST_NONE_MS, 1: LAST_NONE_MS, 2: LATE_EFFECT_MS } as const;

export type Outcome = OutcomeInteraction['outcome'];

/** How far the judgement of one press has come. */
export interface Verdict {
  /** When it was pressed. */
  readonly startedAt: number;
  /** How often `none` was reported. */
  readonly nones: 0 | 1 | 2;
  readonly closed: boolean;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** What to report, if anything. */
  readonly outcome: Outcome | null;
}

export function beginVerdict(startedAt: number): Verdict {
  return { startedAt, nones: 0, closed: false };
}

/** The page answered. */
export function judgeEffect(verdict: Verdict, at: number): Judgement {
  if (verdict.closed) return { verdict, outcome: null };
  const late = at - verdict.startedAt > LATE_EFFECT_MS;
  return close(verdict, late ? null : verdict.nones > 0 ? 'slow' : 'effect');
}

/** The page failed. A failure after an effect is not the press's: something did happen for the visitor. */
export function judgeError(verdict: Verdict, at: number): Judgement {
  if (verdict.closed || at - verdict.startedAt > ERROR_MS) return { verdict, outcome: null };
  return close(verdict, 'error');
}

/** Nothing could be seen either way. */
export function judgeBlind(verdict: Verdict): Judgement {
  return verdict.closed ? { verdict, outcome: null } : close(verdict, 'cannot-judge');
}

/** Time passed. */
export function judgeTime(verdict: Verdict, at: number): Judgement {
  const due = dueAt(verdict);
  if (due === null || at < due) return { verdict, outcome: null };
  const isLast = verdict.nones === 2;
  if (isLast || at - due > BLIND_MS) return close(verdict, isLast ? null : 'cannot-judge');
  return { verdict: { ...verdict, nones: verdict.nones === 0 ? 1 : 2 }, outcome: 'none' };
}

/** When time alone changes something next; null when nothing is open. */
export function dueAt({ startedAt, nones, closed }: Verdict): number | null {
  if (closed) return null;
  return startedAt + DUE_AFTER_MS[nones];
}

function close(verdict: Verdict, outcome: Outcome | null): Judgement {
  return { verdict: { ...verdict, closed: true }, outcome };
}
