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
  /** Time of the processor that each helper took meanwhile, by its name, s; left out where nobody looked. */
  readonly helperSeconds?: Readonly<Record<string, number>>;
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
    helperSeconds: summed(slices.map(({ helperSeconds = {} }) => helperSeconds)),
  };
}

function summed(each: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const [name, seconds] of each.flatMap((one) => Object.entries(one))) {
    sums[name] = (sums[name] ?? 0) + seconds;
  }
  return sums;
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
