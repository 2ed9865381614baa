import { aSignal } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { withinBudget } from './signal-budget.ts';

const at = (detectedAt: number) => aSignal({ key: `dead-click:v:${detectedAt}`, detectedAt });
const every = (count: number, stepMs: number, from = 0) =>
  Array.from({ length: count }, (_, index) => at(from + index * stepMs));

describe('[IN5] the budget of signals', () => {
  it('takes ten within a minute, the oldest of them', () => {
    expect(withinBudget([], every(15, 1_000))).toEqual(every(10, 1_000));
    expect(withinBudget(every(10, 1_000), [at(50_000)])).toEqual([]);
    expect(withinBudget(every(10, 1_000), [at(70_000)])).toEqual([at(70_000)]);
  });

  it('takes sixty in all', () => {
    expect(withinBudget([], every(70, 10_000))).toEqual(every(60, 10_000));
  });

  it('lets what is known change', () => {
    const known = every(60, 10_000);
    const grown = { ...at(0), points: 60 };
    expect(withinBudget(known, [grown, at(900_000)])).toEqual([grown]);
  });

  it('leaves the same out at every look', () => {
    const found = every(15, 1_000);
    const kept = withinBudget([], found);
    const left = found.filter(({ key }) => !kept.some((one) => one.key === key));
    expect(withinBudget(kept, left)).toEqual([]);
  });
});
