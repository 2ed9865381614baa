import type { Contribution, Friction, Signal } from '@attune/protocol';
import { numberIn } from './detectors/evidence.ts';
import { earliest } from './earliest.ts';
import { advance, nextLook, step, type FrictionState } from './friction-level.ts';
import { scoreAt, shownScore, strongestFirst, type Part } from './friction-score.ts';
import { nextLastingWordsAt } from './sentence.ts';
import { asOf, countable, isLasting } from './signal-points.ts';

export type { FrictionState } from './friction-level.ts';

/** Nobody is woken more often than this for a change that needs no new evidence. */
const SOONEST_CHECK_MS = 1_000;

/** A gauge that fell by less than this looks the same. */
const VISIBLE_POINTS = 5;

/** Without new evidence every decaying score is gone long before. */
const FORESIGHT_MS = 30 * 60_000;

export interface FrictionAnswer {
  readonly friction: Friction;
  /** To be stored and handed back with the next call. */
  readonly state: FrictionState;
  /** Ask again then, if nothing new comes before; null when nothing visible will change by itself. */
  readonly nextCheckAt: number | null;
}

/**
 * How a conversation goes, from its signals alone: the score with its parts, the level with its holds.
 * @param signals everything found in the conversation, in any order; a lasting state is brought up to `now` here
 * @param state from the last call; null the first time, or to work everything out anew
 */
export function frictionAt(
  signals: readonly Signal[],
  state: FrictionState | null,
  now: number,
): FrictionAnswer {
  const counted = countable(signals, now);
  const next = advance(counted, state, now);
  const { total, parts } = scoreAt(counted, now);
  const score = Math.round(total);
  return {
    friction: {
      score,
      level: next.level,
      since: next.since,
      contributions: inWords(parts, score, now),
      quietUntil: null,
      goneQuiet: null,
      at: now,
    },
    state: next,
    nextCheckAt: nextChangeAt(counted, next, score),
  };
}

/** Whole points that add up to the score: what is lost by rounding down goes to the parts that lost most. */
function inWords(parts: readonly Part[], score: number, now: number): readonly Contribution[] {
  const lostMost = [...parts].sort(
    (a, b) => lostByRounding(b) - lostByRounding(a) || (a.signal.key < b.signal.key ? -1 : 1),
  );
  let missing = score - parts.reduce((sum, { points }) => sum + Math.floor(points), 0);
  const rounded = lostMost.map(({ signal, points }) => {
    const extra = missing > 0 ? 1 : 0;
    missing -= extra;
    return { signal, points: Math.floor(points) + extra };
  });
  return rounded
    .filter(({ signal, points }) => points > 0 || isLasting(signal))
    .sort(strongestFirst)
    .map((part) => contributionOf(part, now));
}

function contributionOf({ signal, points }: Part, now: number): Contribution {
  const { key, kind, family, detectedAt, evidence } = signal;
  const since = numberIn(evidence, 'since') ?? detectedAt;
  return { signalKey: key, kind, family, points, sentence: asOf(signal, now).sentence, since, judged: null };
}

/** The first instant at which an agent would see something else, as far as the present signals tell. */
function nextChangeAt(signals: readonly Signal[], state: FrictionState, score: number): number | null {
  const words = signals.filter(isLasting).map((signal) => {
    return nextLastingWordsAt(numberIn(signal.evidence, 'since') ?? signal.detectedAt, state.at);
  });
  const wordsAt = earliest(words);
  const scoreChangesAt = nextScoreChangeAt(signals, state, score, wordsAt ?? state.at + FORESIGHT_MS);
  const at = earliest([wordsAt, scoreChangesAt].filter((instant) => instant !== null));
  return at === null ? null : Math.max(at, state.at + SOONEST_CHECK_MS);
}

function nextScoreChangeAt(
  signals: readonly Signal[],
  state: FrictionState,
  score: number,
  until: number,
): number | null {
  // A falling score has moved visibly once it no longer reaches the first of these, and is gone below the second.
  const marks = [score - VISIBLE_POINTS + 1, 1];
  let ahead = state;
  let at = nextLook(signals, ahead, until, marks);
  while (at <= until) {
    const then = shownScore(signals, at);
    ahead = step(ahead, then, at);
    const isGone = then === 0 && score > 0;
    if (ahead.level !== state.level || isGone || Math.abs(then - score) >= VISIBLE_POINTS) return at;
    at = nextLook(signals, ahead, until, marks);
  }
  return null;
}

function lostByRounding({ points }: Part): number {
  return points - Math.floor(points);
}
