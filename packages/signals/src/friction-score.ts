import type { SignalFamily } from '@attune/protocol';
import { detectorOf } from './catalogue.ts';
import { pointsAt, type CountedSignal } from './signal-points.ts';

/** A second incident of a kind counts less than the first, and so on; the last stands for all further ones. */
const REPEAT_WEIGHTS = [1, 0.75, 0.5, 0.3, 0.2] as const;
const FURTHER_REPEATS = 0.2;

const FAMILY_CAPS: Readonly<Record<SignalFamily, number>> = { page: 65, lost: 35, waiting: 50, words: 50 };
const FAMILIES = ['page', 'lost', 'waiting', 'words'] as const satisfies readonly SignalFamily[];

/** Hints never add up to a flag, nor even to a watch. */
const WEAK_CAP = 15;
const MOST = 100;

/** One signal's share of the score. */
export interface Part {
  readonly signal: CountedSignal;
  readonly points: number;
}

export interface Score {
  /** 0–100, not rounded. */
  readonly total: number;
  /** In no particular order; their points add up to the total. */
  readonly parts: readonly Part[];
}

/** The score at an instant, from what `countable` made of the signals. */
export function scoreAt(signals: readonly CountedSignal[], at: number): Score {
  const parts = dimRepeats(signals, at);
  const { total, scaleOf } = capsFor(parts);
  return { total, parts: parts.map((part) => ({ ...part, points: part.points * scaleOf(part) })) };
}

/** The score as it is shown, and as levels judge it: a gauge that says 50 stands for 50. */
export function shownScore(signals: readonly CountedSignal[], at: number): number {
  return Math.round(capsFor(dimRepeats(signals, at)).total);
}

export function strongestFirst(a: Part, b: Part): number {
  return b.points - a.points || (a.signal.key < b.signal.key ? -1 : 1);
}

/**
 * The strongest of a kind counts fully. Among signals that weigh alike the strongest is the newest; taking the newest
 * whatever it weighs would let a fresh, faint signal push an old, strong one down, and more evidence would score less.
 */
function dimRepeats(signals: readonly CountedSignal[], at: number): readonly Part[] {
  const seen = new Map<string, number>();
  return signals
    .map((signal) => ({ signal, points: pointsAt(signal, at) }))
    .sort(strongestFirst)
    .map(({ signal, points }) => {
      const earlier = seen.get(signal.kind) ?? 0;
      seen.set(signal.kind, earlier + 1);
      return { signal, points: points * (REPEAT_WEIGHTS[earlier] ?? FURTHER_REPEATS) };
    });
}

interface Caps {
  readonly total: number;
  /** What the caps leave of a part, 0–1. */
  scaleOf(part: Part): number;
}

/**
 * Caps, the tightest first. In a family strong signals take the room and weak ones get what is left; then all weak ones
 * share their own cap. The other way round, a weak signal in a full family would take points from the other families,
 * and more evidence would score less.
 */
function capsFor(parts: readonly Part[]): Caps {
  const strong = sumsByFamily(parts.filter((part) => !isWeak(part)));
  const weak = sumsByFamily(parts.filter(isWeak));
  const strongScales = scalesByFamily((family) => scaleTo(FAMILY_CAPS[family], strong[family]));
  const weakScales = scalesByFamily((family) =>
    scaleTo(Math.max(0, FAMILY_CAPS[family] - strong[family]), weak[family]),
  );
  const sumOf = (sums: Sums, scales: Sums) =>
    FAMILIES.reduce((sum, family) => sum + sums[family] * scales[family], 0);
  const hints = sumOf(weak, weakScales);
  const ofHints = scaleTo(WEAK_CAP, hints);
  const sum = sumOf(strong, strongScales) + hints * ofHints;
  const ofAll = scaleTo(MOST, sum);
  return {
    total: Math.min(MOST, sum),
    scaleOf: (part) =>
      ofAll * (isWeak(part) ? weakScales[part.signal.family] * ofHints : strongScales[part.signal.family]),
  };
}

type Sums = Readonly<Record<SignalFamily, number>>;

function sumsByFamily(parts: readonly Part[]): Sums {
  const sums = { page: 0, lost: 0, waiting: 0, words: 0 };
  for (const { signal, points } of parts) sums[signal.family] += points;
  return sums;
}

function scalesByFamily(scaleOf: (family: SignalFamily) => number): Sums {
  return {
    page: scaleOf('page'),
    lost: scaleOf('lost'),
    waiting: scaleOf('waiting'),
    words: scaleOf('words'),
  };
}

/** What to multiply a sum with so that it stays within its cap. */
function scaleTo(cap: number, sum: number): number {
  return sum <= cap ? 1 : cap / sum;
}

export function isWeak({ signal }: Pick<Part, 'signal'>): boolean {
  return detectorOf(signal.kind)?.weak ?? false;
}
