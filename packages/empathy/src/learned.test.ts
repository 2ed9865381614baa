import { describe, expect, it } from 'vitest';
import type { JudgedMood } from './feeling.ts';
import { learnedFrom, type Decision, type DecisionOutcome } from './learned.ts';

const DAY = 86_400_000;
const now = 400 * DAY;

const decisions = (
  count: number,
  family: string,
  outcome: DecisionOutcome,
  { mood = null, daysAgo = 0 }: { readonly mood?: JudgedMood; readonly daysAgo?: number } = {},
): readonly Decision[] =>
  Array.from({ length: count }, () => ({
    phraseId: family,
    family,
    outcome,
    at: now - daysAgo * DAY,
    moodBefore: mood,
  }));

const logOdds = (given: readonly Decision[], family = 'a') =>
  learnedFrom(given, now).families.get(family) ?? 0;

describe('what decisions teach', () => {
  it('[LE1] of equal ones nothing', () => {
    expect(learnedFrom([], now).families.size).toBe(0);
    const equal = [...decisions(5, 'a', 'accepted'), ...decisions(5, 'b', 'accepted')];
    expect(logOdds(equal)).toBeCloseTo(0);
  });

  it('[LE1] taken is better than edited, and that better than dismissed', () => {
    const other = [...decisions(20, 'z', 'accepted'), ...decisions(20, 'z', 'dismissed')];
    const by = (outcome: DecisionOutcome) => logOdds([...other, ...decisions(10, 'a', outcome)]);
    const order = [by('accepted'), by('lightly-edited'), by('heavily-edited'), by('dismissed')];
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(by('accepted')).toBeGreaterThan(0.5);
    expect(by('dismissed')).toBeLessThan(-0.5);
  });

  it('[LE2] what is a month old counts half', () => {
    const fresh = [...decisions(8, 'a', 'accepted'), ...decisions(8, 'b', 'dismissed')];
    const old = [
      ...decisions(16, 'a', 'accepted', { daysAgo: 30 }),
      ...decisions(16, 'b', 'dismissed', { daysAgo: 30 }),
    ];
    expect(logOdds(old)).toBeCloseTo(logOdds(fresh));
  });

  it('[LE3] a phrase used only where things are hard is held against what happens there', () => {
    const calm = [...decisions(90, 'easy', 'accepted'), ...decisions(10, 'easy', 'dismissed')];
    const hard = [
      ...decisions(20, 'other', 'accepted', { mood: 'angry' }),
      ...decisions(30, 'other', 'dismissed', { mood: 'angry' }),
      ...decisions(20, 'hard', 'accepted', { mood: 'angry' }),
      ...decisions(30, 'hard', 'dismissed', { mood: 'angry' }),
    ];
    expect(Math.abs(logOdds([...calm, ...hard], 'hard'))).toBeLessThan(0.05);
    expect(Math.abs(logOdds([...calm, ...hard], 'easy'))).toBeLessThan(0.05);
    // Without strata it would look far worse than the easy one.
    const asIfCalm = [...calm, ...hard].map((decision) => ({ ...decision, moodBefore: null }));
    expect(logOdds(asIfCalm, 'hard')).toBeLessThan(-0.5);
  });

  it('[LE1] what comes later than now does not count', () => {
    expect(logOdds(decisions(9, 'a', 'accepted', { daysAgo: -1 }))).toBe(0);
  });
});

describe('exposure', () => {
  const mixed = (share: number, daysAgo: number) => [
    ...decisions(share, 'a', 'accepted', { daysAgo }),
    ...Array.from({ length: 100 - share }, (_, one) =>
      decisions(1, `other-${one}`, 'accepted', { daysAgo }),
    ).flat(),
  ];
  /** Those of one instant come by name; `zz` last, when all others are counted. */
  const exposed = (share: number, daysAgo: number) =>
    learnedFrom(
      mixed(share, daysAgo).map((decision) =>
        decision.family === 'a' ? { ...decision, phraseId: 'zz' } : decision,
      ),
      now,
    ).exposure;

  it('[EX1] is the share of the accepts of seven days', () => {
    expect(exposed(10, 1).shares.get('zz')).toBeCloseTo(0.1);
    expect(exposed(10, 7).shares.size).toBe(0);
  });

  it('[EX1] says nothing of fewer than twenty', () => {
    expect(learnedFrom(decisions(19, 'a', 'accepted'), now).exposure).toEqual({
      shares: new Map(),
      hidden: new Set(),
    });
  });

  it('[EX2] above 15 % a phrase rests for 48 hours', () => {
    expect([...exposed(15, 1).hidden]).toEqual([]);
    expect([...exposed(16, 1).hidden]).toEqual(['zz']);
    expect([...exposed(16, 2).hidden]).toEqual([]);
  });

  it('[EX1] dismissed is not exposed', () => {
    expect(learnedFrom(decisions(50, 'a', 'dismissed'), now).exposure.shares.size).toBe(0);
  });
});
