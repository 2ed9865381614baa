import type { ClosedTime } from '../hours/hours.ts';

/** How much of the time between two instants a team was there, ms. */
export type OpenDuration = (from: number, to: number) => number;

/** @param closed in order, not overlapping; time outside of what they are known for counts as open */
export function openDuration(closed: readonly ClosedTime[]): OpenDuration {
  const closedBefore = [0];
  for (const { from, until } of closed) closedBefore.push((closedBefore.at(-1) ?? 0) + until - from);
  const closedUntil = (at: number): number => {
    let low = 0;
    let high = closed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((closed[middle]?.from ?? Infinity) < at) low = middle + 1;
      else high = middle;
    }
    const last = closed[low - 1];
    return last === undefined ? 0 : (closedBefore[low - 1] ?? 0) + Math.min(at, last.until) - last.from;
  };
  return (from, to) => Math.max(0, to - from - (closedUntil(to) - closedUntil(from)));
}
