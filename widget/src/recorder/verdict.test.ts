import { describe, expect, it } from 'vitest';
import {
  beginVerdict,
  dueAt,
  judgeBlind,
  judgeEffect,
  judgeError,
  judgeTime,
  type Judgement,
  type Verdict,
} from './verdict.ts';

type Step = (verdict: Verdict) => Judgement;
const effect =
  (at: number): Step =>
  (verdict) =>
    judgeEffect(verdict, at);
const error =
  (at: number): Step =>
  (verdict) =>
    judgeError(verdict, at);
const time =
  (at: number): Step =>
  (verdict) =>
    judgeTime(verdict, at);

/** The outcomes of a press at 0, told in order. */
function outcomes(...steps: readonly Step[]): (string | null)[] {
  let verdict = beginVerdict(0);
  return steps.map((step) => {
    const judged = step(verdict);
    ({ verdict } = judged);
    return judged.outcome;
  });
}

describe('the verdict on a press', () => {
  it('is an effect as soon as one is seen', () => {
    expect(outcomes(effect(20))).toEqual(['effect']);
  });

  it('is none at one second, none at three, and nothing after', () => {
    expect(outcomes(time(999), time(1_000), time(2_999), time(3_000), time(10_000), time(20_000))).toEqual([
      null,
      'none',
      null,
      'none',
      null,
      null,
    ]);
  });

  it('is slow when the effect comes after a none', () => {
    expect(outcomes(time(1_000), effect(1_400))).toEqual(['none', 'slow']);
    expect(outcomes(time(1_000), time(3_000), effect(10_000))).toEqual(['none', 'none', 'slow']);
  });

  it('is not changed by an effect after ten seconds', () => {
    expect(outcomes(time(1_000), time(3_000), effect(10_001))).toEqual(['none', 'none', null]);
  });

  it('is given once', () => {
    expect(outcomes(effect(20), effect(30), error(40), time(1_000), time(3_000))).toEqual([
      'effect',
      null,
      null,
      null,
      null,
    ]);
  });

  it('is an error when the page fails within a second', () => {
    expect(outcomes(error(1_000), time(1_000))).toEqual(['error', null]);
    expect(outcomes(error(1_001), time(1_002))).toEqual([null, 'none']);
  });

  it('cannot be given when the page stood still while it fell due', () => {
    expect(outcomes(time(3_001), time(5_000))).toEqual(['cannot-judge', null]);
    expect(outcomes(time(1_000), time(5_001))).toEqual(['none', 'cannot-judge']);
  });

  it('cannot be given about what nobody can see', () => {
    expect(outcomes(judgeBlind, judgeBlind, time(1_000))).toEqual(['cannot-judge', null, null]);
  });

  it('knows when time alone will change it', () => {
    const begun = beginVerdict(500);
    expect(dueAt(begun)).toBe(1_500);
    expect(dueAt(judgeTime(begun, 1_500).verdict)).toBe(3_500);
    expect(dueAt(judgeEffect(begun, 600).verdict)).toBeNull();
  });
});
