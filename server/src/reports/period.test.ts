import { describe, expect, it } from 'vitest';
import { dateOf, periodOf, stepOf } from './period.ts';

const at = (iso: string): number => Date.parse(iso);
const now = at('2026-03-31T10:00:00Z');
const refusal = (asked: Parameters<typeof periodOf>[0]) => () => periodOf(asked, 'UTC', now);

describe('[RP1] the stretch of a report', () => {
  it('ends now and begins with a day of the site, as many days before as are named', () => {
    const period = periodOf({ days: 7 }, 'Europe/Berlin', now);
    expect(new Date(period.from).toISOString()).toBe('2026-03-24T23:00:00.000Z');
    expect(period.to).toBe(now);
    expect(period.edges.map((edge) => dateOf(edge, 'Europe/Berlin'))).toEqual([
      '2026-03-25',
      '2026-03-26',
      '2026-03-27',
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
      '2026-03-31',
    ]);
    // The clock was put forward on the 29th: that day has 23 hours.
    expect((period.edges[5] ?? 0) - (period.edges[4] ?? 0)).toBe(23 * 3_600_000);
  });

  it('is compared with as much of the days before', () => {
    const { before } = periodOf({ days: 7 }, 'UTC', now);
    expect([before.from, before.to].map((each) => new Date(each).toISOString())).toEqual([
      '2026-03-18T00:00:00.000Z',
      '2026-03-24T10:00:00.000Z',
    ]);
  });

  it('takes two dates with both days in it, and goes by the week when they are far apart', () => {
    const period = periodOf({ from: '2026-01-01', to: '2026-01-31' }, 'UTC', now);
    expect([period.from, period.to]).toEqual([at('2026-01-01T00:00Z'), at('2026-02-01T00:00Z')]);
    expect(period.edges).toHaveLength(31);
    const months = periodOf({ from: '2025-12-01', to: '2026-03-30' }, 'UTC', now);
    expect([months.step, months.edges.length]).toEqual(['week', 18]);
  });

  it('is 30 days when none is named', () => {
    expect(periodOf({}, 'UTC', now).days).toBe(30);
  });

  it('is refused in words when it is too long, and empty when it has not come', () => {
    expect(refusal({ from: '2024-01-01', to: '2026-01-01' })).toThrow('at most 366');
    const { from, to, edges } = periodOf({ from: '2026-12-24', to: '2026-12-26' }, 'UTC', now);
    expect([to - from, edges.length]).toEqual([0, 1]);
  });

  it('puts every instant into one step', () => {
    const period = periodOf({ days: 7 }, 'UTC', now);
    expect(stepOf(period, period.from)).toBe(0);
    expect(stepOf(period, (period.edges[1] ?? 0) - 1)).toBe(0);
    expect(stepOf(period, period.edges[1] ?? 0)).toBe(1);
    expect(stepOf(period, now - 1)).toBe(6);
    expect(stepOf(period, period.from - 1)).toBe(-1);
  });
});
