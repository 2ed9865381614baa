import {
  DEFAULT_REPORT_DAYS,
  MAX_REPORT_DAYS,
  RequestError,
  WEEKLY_FROM_DAYS,
  type ReportQuery,
} from '@attune/protocol';
import { DateTime } from 'luxon';

/** Instants; `to` is the first one that is not in it any more. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The stretch of time of a report, cut into steps, with the one before that it is compared with. */
export interface Period extends Stretch {
  readonly timeZone: string;
  readonly days: number;
  readonly step: 'day' | 'week';
  /** Where each step begins; the first is `from`. */
  readonly edges: readonly number[];
  /** As long, and as many days earlier: what has passed of today is compared with as much of a day. */
  readonly before: Stretch;
}

/**
 * Days of the site's own time zone, also those of 23 or 25 hours.
 * @param asked days or two dates, as the protocol lets it through; days that have not come are empty
 * @throws RequestError `invalid` for a longer stretch than is read
 */
export function periodOf(
  { days, from, to }: Pick<ReportQuery, 'days' | 'from' | 'to'>,
  timeZone: string,
  now: number,
): Period {
  const today = DateTime.fromMillis(now, { zone: timeZone }).startOf('day');
  if (from === undefined || to === undefined) {
    const count = days ?? DEFAULT_REPORT_DAYS;
    return cut(today.minus({ days: count - 1 }), count, now);
  }
  const first = DateTime.fromISO(from, { zone: timeZone }).startOf('day');
  const count = Math.round(DateTime.fromISO(to, { zone: timeZone }).diff(first, 'days').days) + 1;
  if (count > MAX_REPORT_DAYS)
    throw new RequestError('invalid', `A report spans at most ${MAX_REPORT_DAYS} days.`, { field: 'to' });
  return cut(first, count, now);
}

function cut(first: DateTime, days: number, now: number): Period {
  const to = Math.max(first.toMillis(), Math.min(first.plus({ days }).toMillis(), now));
  const weekly = days >= WEEKLY_FROM_DAYS;
  const edges: number[] = [];
  for (let day = 0; day < days; day += weekly ? 7 : 1) {
    const edge = first.plus({ days: day }).toMillis();
    if (edge < to || day === 0) edges.push(edge);
  }
  const earlier = (at: number) => DateTime.fromMillis(at, { zone: first.zone }).minus({ days }).toMillis();
  return {
    from: first.toMillis(),
    to,
    timeZone: first.zoneName ?? 'UTC',
    days,
    step: weekly ? 'week' : 'day',
    edges,
    // An hour that was left out must not make the two overlap.
    before: { from: earlier(first.toMillis()), to: Math.min(earlier(to), first.toMillis()) },
  };
}

/** Which step an instant of the period falls into, from 0. */
export function stepOf({ edges }: Pick<Period, 'edges'>, at: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A step's first day, as the calendar of the site writes it. */
export const dateOf = (at: number, timeZone: string): string =>
  DateTime.fromMillis(at, { zone: timeZone }).toISODate() ?? '';
