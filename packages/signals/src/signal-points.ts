import type { Judgement, Signal, SignalVerdict } from '@attune/protocol';
import { detectorOf } from './catalogue.ts';
import { halfLifeFactorOf, weightOf } from './common-knobs.ts';
import { latestJudgements } from './judgement.ts';
import { heldMs, holdsAmong, isHeldByWaiting, type Hold } from './unresolved.ts';

/** After this many half-lives less than a thousandth of a point is left of the strongest signal. */
const FORGOTTEN_AFTER_HALF_LIVES = 20;

/** Levels are followed back no further: every score has decayed by then, every hold is over. */
export const HISTORY_MS = 30 * 60_000;

/** A signal with what others say of it: agents, and the wait it stands in. */
export interface CountedSignal extends Signal {
  readonly judged: { readonly verdict: SignalVerdict; readonly at: number } | null;
  /** Waits in which it does not fade, oldest first. */
  readonly holds: readonly Hold[];
}

/**
 * The signals as the score counts them: each key once, in an order of their own, none from the future. Whoever calls
 * with the same signals in another order, or twice, gets the same numbers to the last bit.
 */
export function countable(
  signals: readonly Signal[],
  now: number,
  judgements: readonly Judgement[] = [],
): readonly CountedSignal[] {
  const byKey = new Map<string, Signal>();
  for (const signal of signals) {
    const known = byKey.get(signal.key);
    if (known === undefined || isNewer(signal, known)) byKey.set(signal.key, signal);
  }
  const counted = [...byKey.values()]
    .filter((signal) => !isForgotten(signal, now))
    .map((signal) => (signal.detectedAt > now ? { ...signal, detectedAt: now } : signal))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const latest = latestJudgements(judgements, now);
  const holds = holdsAmong(counted.filter(({ key }) => latest.get(key)?.verdict !== 'not-frustrated'));
  return counted.map((signal) => ({
    ...signal,
    judged: latest.get(signal.key) ?? null,
    holds: isHeldByWaiting(signal) ? holds : [],
  }));
}

/** When an agent said that it was no frustration; null: nobody has. */
export function withdrawnAt({ judged }: CountedSignal): number | null {
  return judged?.verdict === 'not-frustrated' ? judged.at : null;
}

/** What a signal adds by itself: its full points when it was found, half of that a half-life later. */
export function pointsAt(signal: CountedSignal, at: number): number {
  if (at < signal.detectedAt || at >= (withdrawnAt(signal) ?? Infinity)) return 0;
  const points = fullPointsAt(signal, at);
  const fallsFrom = signal.endedAt ?? signal.detectedAt;
  const halfLifeMs = halfLifeOf(signal);
  if (halfLifeMs === null || at <= fallsFrom) return points;
  const fadedMs = at - fallsFrom - heldMs(signal.holds, fallsFrom, at);
  return points * 2 ** (-fadedMs / halfLifeMs);
}

/** Whether a signal does nothing but fade from one instant until shortly before another. */
export function onlyFades(signal: CountedSignal, from: number, until: number): boolean {
  if (until <= signal.detectedAt) return true;
  if (signal.holds.some(({ knownAt }) => knownAt > from && knownAt < until)) return false;
  return from >= signal.detectedAt && fullPointsAt(signal, from) === fullPointsAt(signal, until);
}

/** A lasting state as it stands at an instant; anything else as it was found. */
export function asOf(signal: Signal, at: number): Signal {
  const current = detectorOf(signal.kind)?.asOf?.(signal, at);
  return current ? { ...current, points: fullPointsAt(signal, at) } : signal;
}

/** A state that still lasts, such as a wait nobody has answered. */
export function isLasting({ halfLifeMs, endedAt }: Signal): boolean {
  return halfLifeMs === null && endedAt === null;
}

/** Before it fades. */
function fullPointsAt(signal: Signal, at: number): number {
  const grown = detectorOf(signal.kind)?.pointsAt?.(signal, at);
  return grown == null ? signal.points : grown * weightOf(signal);
}

/** Null while a state lasts. One that was ended by a hand other than its detector's falls as its kind does. */
function halfLifeOf(signal: Signal): number | null {
  if (signal.halfLifeMs !== null || signal.endedAt === null) return signal.halfLifeMs;
  return (detectorOf(signal.kind)?.halfLifeMs ?? 0) * halfLifeFactorOf(signal);
}

/** The later version of one signal: a run that grew, a wait that ended. */
function isNewer(a: Signal, b: Signal): boolean {
  if (a.detectedAt !== b.detectedAt) return a.detectedAt > b.detectedAt;
  if (a.endedAt !== b.endedAt) return (a.endedAt ?? -Infinity) > (b.endedAt ?? -Infinity);
  return a.points > b.points;
}

/** Nothing is left of it, nor was when the history that still matters began. */
function isForgotten(signal: Signal, now: number): boolean {
  const halfLifeMs = halfLifeOf(signal);
  if (halfLifeMs === null) return false;
  const age = now - HISTORY_MS - (signal.endedAt ?? signal.detectedAt);
  return age > halfLifeMs * FORGOTTEN_AFTER_HALF_LIVES;
}
