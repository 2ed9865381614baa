import { describe, expect, it } from 'vitest';
import { joined, ratesOf } from './slice.ts';

describe('slices', () => {
  it('are joined by their sums, so that a longer turn counts for more', () => {
    const all = joined([
      { done: 100, wallSeconds: 1, cpuSeconds: 0.5, latenciesMs: [1] },
      { done: 500, wallSeconds: 3, cpuSeconds: 0.5, latenciesMs: [2, 9] },
    ]);
    expect(ratesOf(all)).toEqual({ done: 600, perSecond: 150, perCpuSecond: 600, p50Ms: 2, p99Ms: 9 });
  });

  it('give no rate where no time was seen', () => {
    const { perCpuSecond, p99Ms } = ratesOf({ done: 5, wallSeconds: 1, cpuSeconds: 0, latenciesMs: [] });
    expect([perCpuSecond, p99Ms]).toEqual([Number.NaN, Number.NaN]);
  });
});
