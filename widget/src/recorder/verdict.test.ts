import { describe, expect, it } from 'vitest';
import { dueAfter, judge, type Sign, type Verdict } from './verdict.ts';

/** The outcomes of a press at 0, told in order. */
function outcomes(...signs: readonly (readonly [sign: Sign, at: number])[]): (string | null)[] {
  const verdict: Verdict = { startedAt: 0, nones: 0 };
  return signs.map(([sign, at]) => judge(verdict, sign, at));
}

describe('the verdict on a press', () => {
  it('[RP2] is an effect as soon as one is seen', () => {
    expect(outcomes(['effect', 20])).toEqual(['effect']);
  });

  it('[RP3] is none at one second, none at three, and nothing after', () => {
    const passing = [999, 1_000, 2_999, 3_000, 10_000, 20_000].map((at) => ['none', at] as const);
    expect(outcomes(...passing)).toEqual([null, 'none', null, 'none', null, null]);
  });

  it('[RP4] is slow when the effect comes after a none', () => {
    expect(outcomes(['none', 1_000], ['effect', 1_400])).toEqual(['none', 'slow']);
    expect(outcomes(['none', 1_000], ['none', 3_000], ['effect', 10_000])).toEqual(['none', 'none', 'slow']);
  });

  it('[RP4] is not changed by an effect after ten seconds', () => {
    expect(outcomes(['none', 1_000], ['none', 3_000], ['effect', 10_001])).toEqual(['none', 'none', null]);
  });

  it('is given once', () => {
    const signs = [
      ['effect', 20],
      ['effect', 30],
      ['error', 40],
      ['none', 1_000],
    ] as const;
    expect(outcomes(...signs)).toEqual(['effect', null, null, null]);
  });

  it('[RP2] is an error when the page fails within a second', () => {
    expect(outcomes(['error', 1_000], ['none', 1_000])).toEqual(['error', null]);
    expect(outcomes(['error', 1_001], ['none', 1_002])).toEqual([null, 'none']);
  });

  it('cannot be given when the page stood still while it fell due', () => {
    expect(outcomes(['none', 3_001], ['none', 5_000])).toEqual(['cannot-judge', null]);
    expect(outcomes(['none', 1_000], ['none', 5_001])).toEqual(['none', 'cannot-judge']);
  });

  it('cannot be given about what nobody can see', () => {
    expect(outcomes(['cannot-judge', 5], ['none', 1_000])).toEqual(['cannot-judge', null]);
  });

  it('knows when time alone will change it', () => {
    const verdict: Verdict = { startedAt: 500, nones: 0 };
    expect(dueAfter(verdict)).toBe(1_000);
    judge(verdict, 'none', 1_500);
    expect(dueAfter(verdict)).toBe(3_000);
  });
});
