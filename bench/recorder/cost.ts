import type { Contender } from './contender.ts';
import type { Measured } from './measure.ts';

/** What one contender costs a page. */
export interface Cost {
  readonly name: string;
  /** Medians over all presses of all rounds, µs. */
  readonly cleanUs: number;
  readonly dirtiedUs: number;
  /** With the page's own listeners and the browser's part, µs. */
  readonly dispatchCleanUs: number;
  readonly dispatchDirtiedUs: number;
  /** With its script on the stack, over all presses of all rounds. */
  readonly forcedLayouts: number;
  readonly gzBytes: number;
}

export function costOf({ name }: Contender, rounds: readonly Measured[]): Cost {
  const over = (pick: (round: Measured) => readonly number[]): number => median(rounds.flatMap(pick));
  return {
    name,
    cleanUs: over(({ clean }) => clean.listenerUs),
    dirtiedUs: over(({ dirtied }) => dirtied.listenerUs),
    dispatchCleanUs: over(({ clean }) => clean.dispatchUs),
    dispatchDirtiedUs: over(({ dirtied }) => dirtied.dispatchUs),
    forcedLayouts: rounds.reduce(
      (sum, { clean, dirtied }) => sum + clean.forcedLayouts + dirtied.forcedLayouts,
      0,
    ),
    gzBytes: Math.max(...rounds.map(({ gzBytes }) => gzBytes)),
  };
}

export function tableOf(costs: readonly Cost[]): string {
  const head = ['', 'clean µs', 'dirtied µs', 'all clean', 'all dirtied', 'forced', 'gz bytes'];
  const rows = costs.map((cost) => [
    cost.name,
    ...[cost.cleanUs, cost.dirtiedUs, cost.dispatchCleanUs, cost.dispatchDirtiedUs],
    ...[cost.forcedLayouts, cost.gzBytes],
  ]);
  return [head, ...rows]
    .map(
      ([name = '', ...cells]) =>
        String(name).padEnd(12) + cells.map((cell) => String(cell).padStart(13)).join(''),
    )
    .join('\n');
}

/**
 * With clean styles on both sides: there the vendors are at their best.
 * @throws when ours is not among the costs, or no vendor
 */
export function lastLine(costs: readonly Cost[]): string {
  const ours = costs.find(({ name }) => name === 'attune');
  const vendors = costs.filter(({ name }) => name !== 'attune' && name !== 'empty page');
  if (!ours || vendors.length === 0) throw new Error('Nothing to compare.');
  const fastest = Math.min(...vendors.map(({ cleanUs }) => cleanUs));
  return `gz_bytes=${ours.gzBytes} median_us=${ours.cleanUs} fastest_vendor_us=${fastest} forced_layouts=${ours.forcedLayouts}`;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return Math.round(sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2);
}
