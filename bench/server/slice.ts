import { percentile } from '../figures.ts';

/** What one side did while it was measured. */
export interface Slice {
  /** Units: messages, interactions, deliveries. */
  readonly done: number;
  readonly wallSeconds: number;
  /** Of the measured process, all its threads. */
  readonly cpuSeconds: number;
  /** Of each request. */
  readonly latenciesMs: readonly number[];
}

export interface Rates {
  readonly done: number;
  readonly perSecond: number;
  readonly perCpuSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Several turns of one side as one. */
export function joined(slices: readonly Slice[]): Slice {
  const sum = (of: (slice: Slice) => number): number => slices.reduce((total, slice) => total + of(slice), 0);
  return {
    done: sum(({ done }) => done),
    wallSeconds: sum(({ wallSeconds }) => wallSeconds),
    cpuSeconds: sum(({ cpuSeconds }) => cpuSeconds),
    latenciesMs: slices.flatMap(({ latenciesMs }) => latenciesMs),
  };
}

/** Figures that cannot be had (nothing done, no time of the processor seen) are NaN. */
export function ratesOf({ done, wallSeconds, cpuSeconds, latenciesMs }: Slice): Rates {
  return {
    done,
    perSecond: wallSeconds > 0 ? done / wallSeconds : Number.NaN,
    perCpuSecond: cpuSeconds > 0 ? done / cpuSeconds : Number.NaN,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
  };
}
