import { describe, expect, it } from 'vitest';
import { helpersInWords } from './helpers.ts';
import { joined, ratesOf } from './slice.ts';

describe('slices', () => {
  it('are joined by their sums, so that a longer turn counts for more', () => {
    const all = joined([
      { done: 100, wallSeconds: 1, cpuSeconds: 0.5, latenciesMs: [1] },
      { done: 500, wallSeconds: 3, cpuSeconds: 0.5, latenciesMs: [2, 9] },
    ]);
    expect(ratesOf(all)).toEqual({ done: 600, perSecond: 150, perCpuSecond: 600, p50Ms: 2, p99Ms: 9 });
  });

  it('add up what helpers worked beside them', () => {
    const slice = { done: 100, wallSeconds: 1, cpuSeconds: 1, latenciesMs: [] };
    const all = joined([
      { ...slice, helperSeconds: { PostgreSQL: 0.5, Redis: 0 } },
      { ...slice, helperSeconds: { PostgreSQL: 1.5, Redis: 0 } },
      slice,
    ]);
    expect(all.helperSeconds).toEqual({ PostgreSQL: 2, Redis: 0 });
    expect(helpersInWords(all)).toBe('150 per CPU-s of PostgreSQL');
  });

  it('give no rate where no time was seen', () => {
    const { perCpuSecond, p99Ms } = ratesOf({ done: 5, wallSeconds: 1, cpuSeconds: 0, latenciesMs: [] });
    expect([perCpuSecond, p99Ms]).toEqual([Number.NaN, Number.NaN]);
  });
});
