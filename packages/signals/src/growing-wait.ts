import type { Sentence, Signal } from '@attune/protocol';
import type { Detector, DetectorInput, FoundSignal, ThresholdsOf } from './detector.ts';
import { numberIn } from './detectors/evidence.ts';
import { earliest } from './earliest.ts';
import { instantAfter, pausedWithin, type Pause } from './pauses.ts';
import { strengthBeyond } from './strength.ts';
import type { Wait } from './waits.ts';

/** When a wait begins to count, and when it counts fully. */
export type WaitThresholds = ThresholdsOf<'fromMs' | 'fullMs'>;

/** A wait that weighs more the longer it lasts. Time in a pause is waited, but not counted. */
export interface GrowingWait {
  readonly kind: Detector['kind'];
  readonly points: number;
  readonly halfLifeMs: number;
  inWords(waitedMs: number, hasEnded: boolean): Sentence;
}

type WaitMethods = Required<Pick<Detector<'fromMs' | 'fullMs'>, 'asOf' | 'pointsAt' | 'conflict'>>;

/** The waits that are long enough, as they stand at `now`. */
export function findWaits(
  growing: GrowingWait,
  { waits, pauses }: { readonly waits: readonly Wait[]; readonly pauses: readonly Pause[] },
  thresholds: WaitThresholds,
  { now }: DetectorInput,
): readonly FoundSignal[] {
  return waits.flatMap((wait) => {
    const shownAt = instantAfter(pauses, wait.since, thresholds.fromMs);
    if (shownAt === null || shownAt > (wait.endedAt ?? now)) return [];
    const signal = signalOf(growing, storedOf(wait, pauses, thresholds, now), now);
    return [
      {
        ...signal,
        key: `${growing.kind}:${wait.seq}`,
        detectedAt: shownAt,
        evidence: { seq: wait.seq, ...signal.evidence },
      },
    ];
  });
}

/** When the next of the waits that still last will be long enough. */
export function nextWaitAt(
  waits: readonly Wait[],
  pauses: readonly Pause[],
  { fromMs }: WaitThresholds,
  now: number,
): number | null {
  const ahead = waits
    .filter(({ endedAt }) => endedAt === null)
    .map(({ since }) => instantAfter(pauses, since, fromMs));
  return earliest(ahead.filter((at): at is number => at !== null && at > now));
}

/** What every detector of such waits answers in the same way. */
export function waitMethods(growing: GrowingWait): WaitMethods {
  return {
    asOf(signal, at) {
      const stored = storedWait(signal);
      return stored === null ? signal : { ...signal, ...stateAt(growing, stored, at) };
    },
    pointsAt(signal, at) {
      const stored = storedWait(signal);
      return stored === null ? null : pointsAfter(growing.points, countedMs(stored, at), stored);
    },
    conflict({ fromMs, fullMs }) {
      if (fromMs < fullMs) return null;
      const message = `fromMs of ${growing.kind} must be below fullMs, which is ${fullMs} ms; it was ${fromMs}.`;
      return { name: 'fromMs', message };
    },
  };
}

/** What a stored signal remembers of its wait. */
interface StoredWait extends WaitThresholds {
  readonly since: number;
  readonly endedAt: number | null;
  /** In pauses that are over. */
  readonly pausedMs: number;
  /** Since when it is paused; null while time counts. */
  readonly pausedFrom: number | null;
}

/** Null when somebody else wrote it. */
function storedWait({ evidence, endedAt }: Signal): StoredWait | null {
  const since = numberIn(evidence, 'since');
  const fromMs = numberIn(evidence, 'fromMs');
  const fullMs = numberIn(evidence, 'fullMs');
  if (since === null || fromMs === null || fullMs === null) return null;
  const pausedMs = numberIn(evidence, 'pausedMs') ?? 0;
  return { since, fromMs, fullMs, endedAt, pausedMs, pausedFrom: numberIn(evidence, 'pausedFrom') };
}

function storedOf(
  { since, endedAt }: Wait,
  pauses: readonly Pause[],
  { fromMs, fullMs }: WaitThresholds,
  now: number,
): StoredWait {
  const end = endedAt ?? now;
  const pausedFrom = pauses.find(({ from, until }) => from < end && until >= end)?.from ?? null;
  const pausedMs = pausedWithin(pauses, since, pausedFrom ?? end);
  return { since, fromMs, fullMs, pausedMs, pausedFrom: pausedFrom && Math.max(since, pausedFrom), endedAt };
}

function signalOf(
  growing: GrowingWait,
  stored: StoredWait,
  now: number,
): Omit<FoundSignal, 'key' | 'detectedAt'> {
  const { endedAt, ...evidence } = stored;
  return {
    kind: growing.kind,
    family: 'waiting',
    ...stateAt(growing, stored, now),
    halfLifeMs: endedAt === null ? null : growing.halfLifeMs,
    endedAt,
    evidence,
  };
}

/** What changes while the wait lasts. */
function stateAt(growing: GrowingWait, stored: StoredWait, at: number) {
  const { since, endedAt, fromMs } = stored;
  const counted = countedMs(stored, at);
  const waitedMs = Math.max(0, (endedAt === null ? at : Math.min(endedAt, at)) - since);
  return {
    strength: strengthBeyond(fromMs, counted),
    points: pointsAfter(growing.points, counted, stored),
    sentence: growing.inWords(waitedMs, endedAt !== null && at >= endedAt),
  };
}

function countedMs({ since, endedAt, pausedMs, pausedFrom }: StoredWait, at: number): number {
  return Math.max(0, Math.min(at, endedAt ?? at, pausedFrom ?? at) - since - pausedMs);
}

function pointsAfter(points: number, countedFor: number, { fromMs, fullMs }: WaitThresholds): number {
  if (countedFor >= fullMs) return points;
  return countedFor <= fromMs ? 0 : (points * (countedFor - fromMs)) / (fullMs - fromMs);
}
