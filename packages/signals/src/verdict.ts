import type { OutcomeInteraction } from '@attune/protocol';
import type { Departure } from './departure.ts';
import { earliest } from './earliest.ts';
import {
  FIRST_VERDICT_MS,
  LAST_VERDICT_MS,
  LATE_EFFECT_LIMIT_MS,
  REPORT_SLACK_MS,
  TIMER_TOLERANCE_MS,
} from './recorder-promises.ts';

/** An effect within this long answers the press; a later one comes after the visitor has seen nothing happen. */
export const ANSWERED_WITHIN_MS = FIRST_VERDICT_MS + 250;

/**
 * What is known of a press. `answered`: the page responded in time; `late`: it responded, too late; `failed`: the page
 * threw an error; `silent`: nothing happened; `unknown`: nobody can tell; `pending`: it is too early to say.
 */
export type Verdict = 'answered' | 'late' | 'failed' | 'silent' | 'unknown' | 'pending';

export interface Judgement {
  readonly verdict: Verdict;
  /** When the verdict was known, or at the latest will be. */
  readonly settledAt: number;
  /** For how long the recorder has seen no effect, ms; 0 when it has not said so. */
  readonly watchedMs: number;
  /** When an effect came after all; null for one that came in time or not at all. */
  readonly lateAt: number | null;
  /** The visitor loaded the page again before the recorder had waited to the end. */
  readonly gaveUp: boolean;
}

/**
 * Judges one press by its outcomes. Whatever the order they arrived in: an effect in time outweighs "cannot judge",
 * that outweighs an error, an error a late effect, a late effect silence.
 * @param left first departure after the press, if any
 */
export function judgePress(
  at: number,
  outcomes: readonly OutcomeInteraction[],
  left: Departure | undefined,
  now: number,
): Judgement {
  const effectAfter = soonest(outcomes, 'effect');
  const lateAfter = Math.min(effectAfter, soonest(outcomes, 'slow'));
  const unsureAfter = soonest(outcomes, 'cannot-judge');
  const errorAfter = soonest(outcomes, 'error');
  const silences = outcomes.filter(isSilence).map(({ afterMs }) => afterMs);
  const watchedMs = silences.reduce((longest, afterMs) => Math.max(longest, afterMs), 0);

  if (isInTime(effectAfter, earliest(silences))) {
    return { verdict: 'answered', settledAt: at + effectAfter, watchedMs, lateAt: null, gaveUp: false };
  }
  if (unsureAfter < Infinity) {
    return { verdict: 'unknown', settledAt: at + unsureAfter, watchedMs, lateAt: null, gaveUp: false };
  }
  const lateAt = lateAfter < Infinity ? at + lateAfter : null;
  const settledAt = at + Math.min(earliest(silences) ?? Infinity, lateAfter, errorAfter);
  if (errorAfter < Infinity) return { verdict: 'failed', settledAt, watchedMs, lateAt, gaveUp: false };
  if (lateAt !== null) return { verdict: 'late', settledAt, watchedMs, lateAt, gaveUp: false };
  if (silences.length === 0) return judgeUnreported(at, left, now);
  const cutShort = isCutShort(at, watchedMs, left);
  // Going somewhere else is what the press led to, slowly; loading the page again is what one does when it led nowhere.
  if (cutShort && left?.kind === 'page') {
    return { verdict: 'late', settledAt, watchedMs, lateAt: left.at, gaveUp: false };
  }
  return {
    verdict: 'silent',
    settledAt,
    watchedMs,
    lateAt: null,
    gaveUp: cutShort && left?.kind === 'reload',
  };
}

/** A recorder that was held up says `effect` late, but then it has not said `none` before. */
function isInTime(effectAfter: number, firstNoneAfter: number | null): boolean {
  const saidNoneBefore = firstNoneAfter !== null && firstNoneAfter < effectAfter;
  return effectAfter <= (saidNoneBefore ? ANSWERED_WITHIN_MS : LAST_VERDICT_MS);
}

/** The recorder says `effect` as soon as it sees one, so its own silence soon means that there was none. */
function judgeUnreported(at: number, left: Departure | undefined, now: number): Judgement {
  const nothing = { watchedMs: 0, lateAt: null, gaveUp: false };
  // A page that goes away takes its recorder along: then silence says nothing about the press.
  if (left && left.at - at <= LATE_EFFECT_LIMIT_MS) {
    return { ...nothing, verdict: 'unknown', settledAt: left.at };
  }
  const settledAt = at + FIRST_VERDICT_MS + REPORT_SLACK_MS;
  return { ...nothing, verdict: now > settledAt ? 'silent' : 'pending', settledAt };
}

/** The page went away before the recorder had waited to the end. */
function isCutShort(at: number, watchedMs: number, left: Departure | undefined): boolean {
  if (!left || watchedMs >= LAST_VERDICT_MS - TIMER_TOLERANCE_MS) return false;
  return left.at - at <= LATE_EFFECT_LIMIT_MS;
}

function isSilence({ outcome, afterMs }: OutcomeInteraction): boolean {
  return outcome === 'none' && afterMs >= FIRST_VERDICT_MS - TIMER_TOLERANCE_MS;
}

/** Infinity when it was never reported. */
function soonest(outcomes: readonly OutcomeInteraction[], outcome: OutcomeInteraction['outcome']): number {
  return outcomes.reduce(
    (least, fact) => (fact.outcome === outcome ? Math.min(least, fact.afterMs) : least),
    Infinity,
  );
}
