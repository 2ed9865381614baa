import type { Signal } from '@attune/protocol';
import { detectorOf } from './catalogue.ts';
import { numberIn } from './detectors/evidence.ts';

/**
 * A wait for the first answer, in which trouble on the page does not fade: it brought the visitor here, and nobody has
 * said a word about it yet.
 */
export interface Hold {
  /** When the wait began to count; before that nobody knew of it. */
  readonly knownAt: number;
  readonly from: number;
  readonly until: number;
}

/** However long the wait: after this time even an unanswered visitor may have moved on. */
const LONGEST_HOLD_MS = 10 * 60_000;

/** The waits for a first answer among some signals, oldest first. */
export function holdsAmong(signals: readonly Signal[]): readonly Hold[] {
  return signals
    .flatMap(({ kind, evidence, detectedAt, endedAt }): Hold[] => {
      const from = kind === 'waiting' ? numberIn(evidence, 'since') : null;
      if (from === null) return [];
      return [{ knownAt: detectedAt, from, until: Math.min(endedAt ?? Infinity, from + LONGEST_HOLD_MS) }];
    })
    .sort((a, b) => a.from - b.from || a.until - b.until || a.knownAt - b.knownAt);
}

/** Whether a signal is trouble that stays as it was until somebody answers. Hints fade whatever happens. */
export function isHeldByWaiting({ kind, family, halfLifeMs }: Signal): boolean {
  const isTrouble = family === 'page' || family === 'lost';
  return isTrouble && halfLifeMs !== null && !detectorOf(kind)?.weak;
}

/** How much of a stretch of time lies in waits that are known at its end. */
export function heldMs(holds: readonly Hold[], from: number, at: number): number {
  let covered = 0;
  let end = from;
  for (const hold of holds) {
    if (hold.knownAt > at) continue;
    const start = Math.max(hold.from, end);
    const stop = Math.min(hold.until, at);
    if (stop <= start) continue;
    covered += stop - start;
    end = stop;
  }
  return covered;
}
