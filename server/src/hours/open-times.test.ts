import type { Hours } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { DEFAULT_WIDGET_SETTINGS } from '../widget-settings/default-settings.ts';
import { closedTimesBetween, openTimesBetween, upcomingTimes } from './open-times.ts';

const at = (iso: string): number => Date.parse(iso);
const iso = (times: readonly { readonly from: number; readonly to: number }[]) =>
  times.map(({ from, to }) => `${new Date(from).toISOString()} – ${new Date(to).toISOString()}`);
const closed = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
const berlin = (given: Partial<Hours['week']>, more: Partial<Hours> = {}): Hours => ({
  ...DEFAULT_WIDGET_SETTINGS.hours,
  enabled: true,
  timeZone: 'Europe/Berlin',
  week: { ...closed, ...given },
  ...more,
});
const office = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];

describe('when a team is there', () => {
  it('[HO1] is by the clock of its own zone, with a break at noon', () => {
    // A Monday in winter: Berlin is an hour ahead of UTC.
    expect(
      iso(openTimesBetween(berlin({ monday: office }), at('2026-01-05T00:00Z'), at('2026-01-06T00:00Z'))),
    ).toEqual([
      '2026-01-05T08:00:00.000Z – 2026-01-05T11:00:00.000Z',
      '2026-01-05T12:00:00.000Z – 2026-01-05T16:00:00.000Z',
    ]);
  });

  it('[HO2] stays at nine by the clock when the clock is changed', () => {
    const sundays = berlin({ sunday: [{ from: '09:00', to: '17:00' }] });
    // The day before the change, the day of it (29 March 2026) and after: 08:00, then 07:00 UTC.
    expect(iso(openTimesBetween(sundays, at('2026-03-22T00:00Z'), at('2026-03-30T00:00Z')))).toEqual([
      '2026-03-22T08:00:00.000Z – 2026-03-22T16:00:00.000Z',
      '2026-03-29T07:00:00.000Z – 2026-03-29T15:00:00.000Z',
    ]);
  });

  it('[HO3] begins after the jump when its hour is left out, and holds for both when it comes twice', () => {
    const nights = berlin({ sunday: [{ from: '02:30', to: '02:45' }] });
    const spring = openTimesBetween(nights, at('2026-03-29T00:00Z'), at('2026-03-30T00:00Z'));
    expect(iso(spring)).toEqual(['2026-03-29T01:30:00.000Z – 2026-03-29T01:45:00.000Z']);
    const autumn = openTimesBetween(nights, at('2026-10-25T00:00Z'), at('2026-10-26T00:00Z'));
    expect(iso(autumn)).toEqual(['2026-10-25T00:30:00.000Z – 2026-10-25T01:45:00.000Z']);
  });

  it('[HO4] goes on over midnight', () => {
    const friday = berlin({
      friday: [{ from: '20:00', to: '24:00' }],
      saturday: [{ from: '00:00', to: '02:00' }],
    });
    const night = at('2026-01-09T23:30Z');
    expect(iso(openTimesBetween(friday, night, night + 60_000))).toEqual([
      '2026-01-09T19:00:00.000Z – 2026-01-10T01:00:00.000Z',
    ]);
  });

  it('[HO5] is another on special days: closed, or at their own times', () => {
    const hours = berlin(
      { thursday: office, friday: office },
      {
        specialDays: [
          { date: '2026-12-24', name: 'Christmas Eve', spans: [{ from: '09:00', to: '11:00' }] },
          { date: '2026-12-25', name: 'Christmas', spans: [] },
        ],
      },
    );
    expect(iso(openTimesBetween(hours, at('2026-12-24T00:00Z'), at('2026-12-26T00:00Z')))).toEqual([
      '2026-12-24T08:00:00.000Z – 2026-12-24T10:00:00.000Z',
    ]);
  });

  it('[HO6] names the current time first and then the next ones, and none when there is none in sight', () => {
    const now = at('2026-01-05T10:00Z');
    const [current, next] = upcomingTimes(berlin({ monday: office }), now, 2);
    expect(current?.from).toBeLessThan(now);
    expect(next?.from).toBe(at('2026-01-05T12:00Z'));
    expect(upcomingTimes(berlin({}), now, 2)).toEqual([]);
  });

  it('[HO7] leaves the rest closed, from edge to edge', () => {
    const times = closedTimesBetween(
      berlin({ monday: office }),
      at('2026-01-05T10:00Z'),
      at('2026-01-05T20:00Z'),
    );
    expect(
      times.map(({ from, until }) => [new Date(from).toISOString(), new Date(until).toISOString()]),
    ).toEqual([
      ['2026-01-05T11:00:00.000Z', '2026-01-05T12:00:00.000Z'],
      ['2026-01-05T16:00:00.000Z', '2026-01-05T20:00:00.000Z'],
    ]);
    const always = { from: '00:00', to: '24:00' };
    const open = berlin(Object.fromEntries(Object.keys(closed).map((day) => [day, [always]])));
    expect(closedTimesBetween(open, at('2026-01-05T10:00Z'), at('2026-01-15T20:00Z'))).toEqual([]);
  });
});
