import { describe, expect, it } from 'vitest';
import { rests } from './rests.ts';
import { ruleHolds, type Visit } from './rule-holds.ts';

const visit = (given: Partial<Visit>): Visit => ({
  path: '/checkout/pay',
  seconds: 10,
  scrolledPercent: 50,
  isReturning: false,
  languages: ['de-AT', 'en'],
  facts: [],
  ...given,
});
const press = (at: number, key = 'pay') =>
  ({
    kind: 'press',
    id: at,
    at,
    path: '/',
    control: { key, role: 'button', name: 'Pay' },
    travelPx: 0,
  }) as const;

describe('a rule', () => {
  it.each([
    [{}, true],
    [{ paths: ['/checkout*'] }, true],
    [{ paths: ['/checkout'] }, false],
    [{ paths: ['/*/pay'] }, true],
    [{ paths: ['/*/back'] }, false],
    [{ afterSeconds: 10 }, true],
    [{ afterSeconds: 11 }, false],
    [{ scrolledPercent: 51 }, false],
    [{ visitor: 'new' }, true],
    [{ visitor: 'returning' }, false],
    [{ languages: ['de'] }, true],
    [{ languages: ['fr'] }, false],
    [{ afterSeconds: 5, languages: ['fr'] }, false],
    [{ trouble: 'rage-click' }, false],
  ] as const)('%j holds: %s', (rule, holds) => {
    expect(ruleHolds(rule as Parameters<typeof ruleHolds>[0], visit({}))).toBe(holds);
  });

  it('about rage holds for four quick presses of one control, not of two and not slowly', () => {
    const rage = (facts: Visit['facts']) => ruleHolds({ trouble: 'rage-click' }, visit({ facts }));
    expect(rage([press(0), press(300), press(600), press(900)])).toBe(true);
    expect(rage([press(0), press(300, 'other'), press(600), press(900)])).toBe(false);
    expect(rage([press(0), press(900), press(1_800), press(2_700)])).toBe(false);
  });
});

describe('rest', () => {
  const days = { restDays: 7, restDaysAfterDismissal: 30 };
  const DAY = 86_400_000;
  it.each([
    [{ shownAt: null, dismissedAt: null }, false],
    [{ shownAt: 94 * DAY, dismissedAt: null }, true],
    [{ shownAt: 93 * DAY, dismissedAt: null }, false],
    [{ shownAt: 71 * DAY, dismissedAt: 71 * DAY }, true],
    [{ shownAt: 70 * DAY, dismissedAt: 70 * DAY }, false],
  ])('after %j on day 100: %s', (past, holds) => {
    expect(rests(past, days, 100 * DAY)).toBe(holds);
  });
});
