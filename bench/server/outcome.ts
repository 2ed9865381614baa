import type { ScenarioLetter } from './arguments.ts';
import { ratesOf, type Rates, type Slice } from './slice.ts';

/** What one scenario has shown on one engine. */
export interface Outcome {
  readonly scenario: ScenarioLetter;
  readonly title: string;
  /** What is counted. */
  readonly unit: string;
  readonly rows: readonly Row[];
  /** Ours over the other side; null where there is nothing to divide. */
  readonly ratio: number | null;
  /** Both sides of the ratio, in words. */
  readonly ratioOf: string;
}

export interface Row extends Rates {
  readonly side: string;
  /** RSS of one idle visitor. */
  readonly idleKb: number | null;
  /** What a reader must know of it. */
  readonly note: string;
}

export const ATTUNE = 'attune';
export const BARE = 'bare Socket.IO';

export function rowOf(side: string, slice: Slice, note = ''): Row {
  return { side, ...ratesOf(slice), idleKb: null, note };
}

export function rowsOf(slices: ReadonlyMap<string, Slice>): readonly Row[] {
  return [...slices].map(([side, slice]) => rowOf(side, slice));
}

/** Ours over another row's. NaN when one of them is missing. */
export function ratioOf(rows: readonly Row[], other: string, figure: (row: Row) => number | null): number {
  const of = (side: string): number => {
    const row = rows.find((one) => one.side === side);
    return (row === undefined ? null : figure(row)) ?? Number.NaN;
  };
  return of(ATTUNE) / of(other);
}
