import type { AutomationCondition } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { RuleFacts } from './rule-facts.ts';

const facts: RuleFacts = {
  path: '/checkout/pay',
  words: 'Die Rechnung ist falsch, billions!',
  language: 'de-AT',
  waitedMs: 6 * 60_000,
  friction: 'flag',
  status: 'open',
  labelIds: ['vip'],
  isAssigned: false,
  isNamed: true,
  // A Sunday, 23:30 in Vienna.
  at: Date.UTC(2026, 10, 22, 22, 30),
};
const night = { fact: 'hours', from: 22 * 60, to: 6 * 60, timeZone: 'Europe/Vienna' } as const;

describe('conditions of a rule', () => {
  it.each<[AutomationCondition, boolean]>([
    [{ fact: 'path', is: true, startsWith: '/checkout' }, true],
    [{ fact: 'path', is: false, startsWith: '/checkout' }, false],
    [{ fact: 'words', is: true, anyOf: ['rechnung'] }, true],
    [{ fact: 'words', is: true, anyOf: ['billion', 'Rech'] }, false],
    [{ fact: 'words', is: false, anyOf: ['billion'] }, true],
    [{ fact: 'language', is: true, anyOf: ['DE'] }, true],
    [{ fact: 'language', is: true, anyOf: ['d', 'en'] }, false],
    [{ fact: 'wait', atLeastMinutes: 6 }, true],
    [{ fact: 'wait', atLeastMinutes: 7 }, false],
    [{ fact: 'friction', atLeast: 'watch' }, true],
    [{ fact: 'friction', atLeast: 'urgent' }, false],
    [{ fact: 'status', is: true, anyOf: ['open', 'pending'] }, true],
    [{ fact: 'label', is: true, labelId: 'vip' }, true],
    [{ fact: 'label', is: false, labelId: 'vip' }, false],
    [{ fact: 'assigned', is: false }, true],
    [{ fact: 'named', is: false }, false],
    [{ ...night, is: true, days: [0] }, true],
    [{ ...night, is: true, days: [1] }, false],
    [{ ...night, is: true, days: [0], from: 9 * 60, to: 17 * 60 }, false],
    [{ ...night, is: false, days: [0], from: 9 * 60, to: 17 * 60 }, true],
  ])('%o: %s', (condition, holds) => {
    expect(evaluate({ match: 'all', conditions: [condition] }, facts).applies).toBe(holds);
  });

  it('counts hours past midnight to the day on which they began', () => {
    const later = { ...facts, at: facts.at + 3 * 3_600_000 };
    const on = (days: number[]) =>
      evaluate({ match: 'all', conditions: [{ ...night, is: true, days }] }, later);
    expect([on([0]).applies, on([1]).applies]).toEqual([true, false]);
  });

  const yes: AutomationCondition = { fact: 'named', is: true };
  const no: AutomationCondition = { fact: 'named', is: false };
  it('asks for all or for any, and takes an empty list for always', () => {
    expect(evaluate({ match: 'all', conditions: [yes, no] }, facts)).toEqual({ applies: false, why: [] });
    expect(evaluate({ match: 'any', conditions: [no, yes] }, facts)).toEqual({
      applies: true,
      why: ['gave a name'],
    });
    expect(evaluate({ match: 'any', conditions: [] }, facts).applies).toBe(true);
  });
});
