import { describe, expect, it } from 'vitest';
import { createBudgets } from './budgets.ts';

const MINUTE = 60_000;

describe('budgets', () => {
  it('are a minute each, by name and by key', () => {
    let at = 0;
    const budgets = createBudgets(1, () => at);
    for (let taken = 0; taken < 60; taken++) budgets.take('visitor:message', 'mara');
    budgets.take('visitor:message', 'ben');
    budgets.take('visitor:light', 'mara');
    at = MINUTE - 1_500;
    expect(() => budgets.take('visitor:message', 'mara')).toThrow('Too many requests; try again in 2 s.');
    at = MINUTE;
    budgets.take('visitor:message', 'mara');
  });

  it('say how long to wait', () => {
    let at = 0;
    const budgets = createBudgets(1 / 60, () => at);
    budgets.take('visitor:message', 'mara');
    at = 20_000;
    expect(() => budgets.take('visitor:message', 'mara')).toThrow(
      expect.objectContaining({ code: 'rate-limited', details: { retryAfterMs: 40_000 } }),
    );
  });

  it('take several points at once, whole or not', () => {
    const budgets = createBudgets(1, () => 0);
    expect(budgets.allows('visitor:facts', 'mara', 600)).toBe(true);
    expect(budgets.allows('visitor:facts', 'mara', 1)).toBe(false);
    expect(budgets.allows('visitor:facts', 'ben', 601)).toBe(false);
  });
});
