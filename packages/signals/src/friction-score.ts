import type { Signal, SignalFamily } from '@attune/protocol';
import { detectorOf } from './catalogue.ts';

/** A second incident of a kind counts less than the first, and so on; the last stands for all further ones. */
const REPEAT_WEIGHTS = [1, 0.75, 0.5, 0.3, 0.2] as const;
const FURTHER_REPEATS = 0.2;

const FAMILY_CAPS: Readonly<Record<SignalFamily, number>> = { page: 65, lost: 35, waiting: 50, words: 50 };

/** Hints never add up to a flag, nor even to a watch. */
const WEAK_CAP = 15;
const MOST = 100;

/** After this many half-lives less than a thousandth of a point is left of the strongest signal. */
const FORGOTTEN_AFTER_HALF_LIVES = 20;

/** One signal's share of the score. */
export interface Part {
  readonly signal: Signal;
  readonly points: number;
}

export interface Score {
  /** 0–100, not rounded. */
  readonly total: number;
  /** In no particular order; their points add up to the total. */
  readonly parts: readonly Part[];
}

/**
 * The signals as the score counts them: each key once, in an order of their own, none from the future. Whoever calls
 * with the same signals in another order, or twice, gets the same numbers to the last bit.
 */
export function countable(signals: readonly Signal[], now: number): readonly Signal[] {
  const byKey = new Map<string, Signal>();
  for (const signal of signals) {
    const known = byKey.get(signal.key);
    if (known === undefined || isNewer(signal, known)) byKey.set(signal.key, signal);
  }
  return [...byKey.values()]
    .filter((signal) => !isForgotten(signal, now))
    .map((signal) => (signal.detectedAt > now ? { ...signal, detectedAt: now } : signal))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The score at an instant, from what {@link countable} made of the signals. */
export function scoreAt(signals: readonly Signal[], at: number): Score {
  const repeated = dimRepeats(signals.map((signal) => ({ signal, points: pointsAt(signal, at) })));
  const inFamilies = familiesOf(repeated).flatMap(([family, parts]) => capFamily(parts, FAMILY_CAPS[family]));
  const weak = inFamilies.filter(isWeak);
  const strong = inFamilies.filter((part) => !isWeak(part));
  const parts = capped([...strong, ...capped(weak, WEAK_CAP)], MOST);
  return { total: sumOf(parts), parts };
}

/** What a signal adds by itself: its full points when it was found, half of that a half-life later. */
export function pointsAt(signal: Signal, at: number): number {
  if (at < signal.detectedAt) return 0;
  const { points } = asOf(signal, at);
  const fallsFrom = signal.endedAt ?? signal.detectedAt;
  const halfLifeMs = halfLifeOf(signal);
  if (halfLifeMs === null || at <= fallsFrom) return points;
  return points * 2 ** ((fallsFrom - at) / halfLifeMs);
}

/** A lasting state as it stands at an instant; anything else as it was found. */
export function asOf(signal: Signal, at: number): Signal {
  return detectorOf(signal.kind)?.asOf?.(signal, at) ?? signal;
}

/** Null while a state lasts. One that was ended by a hand other than its detector's falls as its kind does. */
function halfLifeOf({ kind, halfLifeMs, endedAt }: Signal): number | null {
  if (halfLifeMs !== null || endedAt === null) return halfLifeMs;
  return detectorOf(kind)?.halfLifeMs ?? 0;
}

/** A state that still lasts, such as a wait nobody has answered. */
export function isLasting({ halfLifeMs, endedAt }: Signal): boolean {
  return halfLifeMs === null && endedAt === null;
}

/**
 * The strongest of a kind counts fully. Among signals that weigh alike the strongest is the newest; taking the newest
 * whatever it weighs would let a fresh, faint signal push an old, strong one down, and more evidence would score less.
 */
function dimRepeats(parts: readonly Part[]): readonly Part[] {
  const seen = new Map<string, number>();
  return [...parts].sort(strongestFirst).map(({ signal, points }) => {
    const earlier = seen.get(signal.kind) ?? 0;
    seen.set(signal.kind, earlier + 1);
    return { signal, points: points * (REPEAT_WEIGHTS[earlier] ?? FURTHER_REPEATS) };
  });
}

/** Strong signals take a family's room first; weak ones get what is left, so that no more evidence scores less. */
function capFamily(parts: readonly Part[], cap: number): readonly Part[] {
  const strong = capped(
    parts.filter((part) => !isWeak(part)),
    cap,
  );
  const weak = capped(parts.filter(isWeak), Math.max(0, cap - sumOf(strong)));
  return [...strong, ...weak];
}

function capped(parts: readonly Part[], cap: number): readonly Part[] {
  const sum = sumOf(parts);
  return sum <= cap ? parts : parts.map(({ signal, points }) => ({ signal, points: (points * cap) / sum }));
}

function familiesOf(parts: readonly Part[]): readonly (readonly [SignalFamily, readonly Part[]])[] {
  const families: readonly SignalFamily[] = ['page', 'lost', 'waiting', 'words'];
  return families.map((family) => [family, parts.filter(({ signal }) => signal.family === family)] as const);
}

export function strongestFirst(a: Part, b: Part): number {
  return b.points - a.points || (a.signal.key < b.signal.key ? -1 : 1);
}

function isWeak({ signal }: Part): boolean {
  return detectorOf(signal.kind)?.weak ?? false;
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { points }) => sum + points, 0);
}

/** The later version of one signal: a run that grew, a wait that ended. */
function isNewer(a: Signal, b: Signal): boolean {
  if (a.detectedAt !== b.detectedAt) return a.detectedAt > b.detectedAt;
  if (a.endedAt !== b.endedAt) return (a.endedAt ?? -Infinity) > (b.endedAt ?? -Infinity);
  return a.points > b.points;
}

function isForgotten(signal: Signal, now: number): boolean {
  const halfLifeMs = halfLifeOf(signal);
  if (halfLifeMs === null) return false;
  return now - (signal.endedAt ?? signal.detectedAt) > halfLifeMs * FORGOTTEN_AFTER_HALF_LIVES;
}
