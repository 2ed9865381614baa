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
 * @throws RequestError `invalid` for half a stretch, one that ends before it begins, one in the future or a longer one
 */
export function periodOf(
  { days, from, to }: Pick<ReportQuery, 'days' | 'from' | 'to'>,
  timeZone: string,
  now: number,
): Period {
  if (days !== undefined && (from !== undefined || to !== undefined))
    throw invalid('days', 'Name either days or two dates.');
  if ((from === undefined) !== (to === undefined))
    throw invalid(from === undefined ? 'from' : 'to', 'Name both dates, or none.');
  const today = DateTime.fromMillis(now, { zone: timeZone }).startOf('day');
  if (from === undefined || to === undefined) {
    const count = days ?? DEFAULT_REPORT_DAYS;
    return cut(today.minus({ days: count - 1 }), count, now);
  }
  const first = DateTime.fromISO(from, { zone: timeZone }).startOf('day');
  const count = Math.round(DateTime.fromISO(to, { zone: timeZone }).diff(first, 'days').days) + 1;
  if (count < 1) throw invalid('to', '“to” is before “from”.');
  if (count > MAX_REPORT_DAYS) throw invalid('to', `A report spans at most ${MAX_REPORT_DAYS} days.`);
  if (first > today) throw invalid('from', 'This day has not come yet.');
  return cut(first, count, now);
}

const invalid = (field: string, message: string) => new RequestError('invalid', message, { field });

function cut(first: DateTime, days: number, now: number): Period {
  const to = Math.min(first.plus({ days }).toMillis(), now);
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
