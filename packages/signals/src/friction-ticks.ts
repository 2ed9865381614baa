import { shownScore } from './friction-score.ts';
import { onlyFades, withdrawnAt, type CountedSignal } from './signal-points.ts';

/** Between two calls the level follows the score in steps of this length, on the clock's full seconds. */
const TICK_MS = 1_000;

/** The first full second after an instant. */
export function nextTick(after: number): number {
  return (Math.floor(after / TICK_MS) + 1) * TICK_MS;
}

interface Stretch {
  readonly signals: readonly CountedSignal[];
  /** The last look; nothing before it is asked for. */
  readonly at: number;
  readonly until: number;
  /** Scores at which something happens when they are no longer reached. */
  readonly marks: readonly number[];
  /** Instants at which something happens whatever the score. */
  readonly instants: readonly number[];
}

/**
 * The next tick at which anything can happen: looking at every one in between would find the same. While signals only
 * fade, the score only falls, and the tick is found by halving; while one grows, every second is looked at.
 */
export function nextEventfulTick({ signals, at, until, marks, instants }: Stretch): number {
  const first = nextTick(at);
  const changes = signals.flatMap((signal) => {
    const { detectedAt, endedAt, judged } = signal;
    return [detectedAt, endedAt ?? 0, withdrawnAt(signal) ?? 0, judged?.at ?? 0];
  });
  const starts = [...instants, ...changes];
  const end = starts.reduce(
    (least, instant) => (instant > at ? Math.min(least, tickFrom(instant)) : least),
    until,
  );
  if (end <= first || !signals.every((signal) => onlyFades(signal, at, end))) return first;
  const reached = (tick: number) => marksReached(marks, shownScore(signals, tick));
  const still = reached(at);
  if (reached(first) !== still) return first;
  return firstTickBetween(first, tickFrom(end), (tick) => reached(tick) !== still);
}

/** The first tick for which something holds, which then holds for all later ones; `high` when it holds for none. */
function firstTickBetween(from: number, to: number, holds: (tick: number) => boolean): number {
  let low = from;
  let high = to;
  while (high - low > TICK_MS) {
    const middle = tickFrom((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function marksReached(marks: readonly number[], score: number): number {
  return marks.filter((mark) => score >= mark).length;
}

function tickFrom(instant: number): number {
  return Math.ceil(instant / TICK_MS) * TICK_MS;
}
