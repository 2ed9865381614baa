import type { Contribution, Friction, Judgement, Sentence, Signal } from '@attune/protocol';
import { numberIn } from './detectors/evidence.ts';
import { earliest } from './earliest.ts';
import { detectorOf } from './catalogue.ts';
import { callNow, causesOf, quietUntilOf } from './friction-calls.ts';
import { advance, nextLook, saidOf, step, type FrictionState } from './friction-level.ts';
import { scoreAt, shownScore, strongestFirst, type Part } from './friction-score.ts';
import { nextLastingWordsAt } from './sentence.ts';
import { JUDGED_FOR_MS } from './judgement.ts';
import { asOf, countable, isLasting, withdrawnAt, type CountedSignal } from './signal-points.ts';

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
  /** Somebody is to be called now: a flag was raised, or has grown, and is no news that an agent has seen. */
  readonly calls: boolean;
}

/**
 * How a conversation goes, from its signals alone: the score with its parts, the level with its holds.
 * @param signals everything found in the conversation, in any order; a lasting state is brought up to `now` here
 * @param state from the last call; null the first time, or to work everything out anew
 * @param judgements what agents have said of these signals, in any order; of each signal the latest counts
 */
export function frictionAt(
  signals: readonly Signal[],
  state: FrictionState | null,
  now: number,
  judgements: readonly Judgement[] = [],
): FrictionAnswer {
  const counted = countable(signals, now, judgements);
  const followed = advance(counted, state, now);
  const { total, parts } = scoreAt(counted, now);
  const score = Math.round(total);
  const causes = causesOf(parts);
  const quietUntil = quietUntilOf(causes, score, followed, now);
  const call = callNow({ causes, score, quietUntil }, state, followed);
  const next = call === null ? followed : { ...followed, call };
  return {
    friction: {
      score,
      level: next.level,
      since: next.since,
      contributions: inWords(parts, score, now),
      quietUntil,
      goneQuiet: goneQuietIn(counted, now),
      at: now,
    },
    state: next,
    nextCheckAt: nextChangeAt(counted, next, score, quietUntil),
    calls: call !== null,
  };
}

/** The silence that lasts, in words; of several the latest. */
function goneQuietIn(signals: readonly CountedSignal[], now: number): Sentence | null {
  const silences = signals.filter((signal) => isGoneQuiet(signal) && isLasting(signal) && isCounted(signal));
  const latest = silences.reduce<CountedSignal | null>((last, signal) => {
    return last === null || signal.detectedAt > last.detectedAt ? signal : last;
  }, null);
  return latest && asOf(latest, now).sentence;
}

function isGoneQuiet({ kind }: Signal): boolean {
  return kind === 'gone-quiet';
}

function isCounted(signal: CountedSignal): boolean {
  return withdrawnAt(signal) === null;
}

/** States of no points are there to be seen, and what was called wrong for as long as it can be taken back. */
function isShown({ signal, points }: Part, now: number): boolean {
  if (points > 0) return true;
  const wrongAt = withdrawnAt(signal);
  if (wrongAt !== null) return now < wrongAt + JUDGED_FOR_MS;
  return isLasting(signal) && !isGoneQuiet(signal);
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
    .filter((part) => isShown(part, now))
    .sort(strongestFirst)
    .map((part) => contributionOf(part, now));
}

function contributionOf({ signal, points }: Part, now: number): Contribution {
  const { key, kind, family, detectedAt, evidence } = signal;
  const since = numberIn(evidence, 'since') ?? detectedAt;
  const judged = signal.judged?.verdict ?? null;
  return { signalKey: key, kind, family, points, sentence: asOf(signal, now).sentence, since, judged };
}

/** The first instant at which an agent would see something else, as far as the present signals tell. */
function nextChangeAt(
  signals: readonly CountedSignal[],
  state: FrictionState,
  score: number,
  quietUntil: number | null,
): number | null {
  const ofWords = earliest([
    ...signals.filter(readsDifferently).map((signal) => {
      return nextLastingWordsAt(numberIn(signal.evidence, 'since') ?? signal.detectedAt, state.at);
    }),
    ...signals
      .map((signal) => (withdrawnAt(signal) ?? -Infinity) + JUDGED_FOR_MS)
      .filter((at) => at > state.at),
    ...(quietUntil === null ? [] : [quietUntil]),
  ]);
  const ofScore = nextScoreChangeAt(signals, state, score, ofWords ?? state.at + FORESIGHT_MS);
  const at = earliest([ofWords, ofScore].filter((instant) => instant !== null));
  return at === null ? null : Math.max(at, state.at + SOONEST_CHECK_MS);
}

/** A state whose sentence says how long it has lasted. */
function readsDifferently(signal: CountedSignal): boolean {
  return isLasting(signal) && isCounted(signal) && detectorOf(signal.kind)?.asOf !== undefined;
}

function nextScoreChangeAt(
  signals: readonly CountedSignal[],
  state: FrictionState,
  score: number,
  until: number,
): number | null {
  // A falling score has moved visibly once it no longer reaches the first of these, and is gone below the second.
  const marks = [score - VISIBLE_POINTS + 1, 1];
  const said = saidOf(signals);
  let ahead = state;
  let at = nextLook(signals, ahead, until, marks);
  while (at <= until) {
    const then = shownScore(signals, at);
    ahead = step(ahead, then, at, said);
    const isGone = then === 0 && score > 0;
    if (ahead.level !== state.level || isGone || Math.abs(then - score) >= VISIBLE_POINTS) return at;
    at = nextLook(signals, ahead, until, marks);
  }
  return null;
}

function lostByRounding({ points }: Part): number {
  return points - Math.floor(points);
}
