import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { reportRequests } from './report.ts';

const taken = (query: object): boolean =>
  v.safeParse(reportRequests['report:get'], { siteId: 's', name: 'volume', ...query }).success;

describe('[RP1] what a report is asked for', () => {
  it('is days, or two dates in their order, or nothing', () => {
    expect(taken({})).toBe(true);
    expect(taken({ days: 7 })).toBe(true);
    expect(taken({ from: '2026-01-01', to: '2026-01-01' })).toBe(true);
  });

  it.each([
    { days: 8 },
    { days: 7, from: '2026-01-01', to: '2026-01-02' },
    { from: '2026-01-01' },
    { to: '2026-01-01' },
    { from: '2026-02-01', to: '2026-01-01' },
    { from: '2026-02-30', to: '2026-03-01' },
  ])('is refused when it is half or unclear: %j', (query) => {
    expect(taken(query)).toBe(false);
  });
});
