import { weekdays, type ClockSpan, type Hours, type OpenTime } from '@attune/protocol';
import { DateTime } from 'luxon';

/** Farther than any holiday of a shop; whoever is closed for longer names no day to come back. */
const HORIZON_DAYS = 45;

/**
 * When a team is there between two instants, in order, joined where one time meets the next (24:00 and 00:00).
 * Times that begin before or end after are given whole.
 */
export function openTimesBetween(hours: Hours, from: number, to: number): readonly OpenTime[] {
  const { timeZone } = hours;
  const last = DateTime.fromMillis(to, { zone: timeZone }).startOf('day');
  // From the day before: a time until midnight is joined with the next one.
  let day = DateTime.fromMillis(from, { zone: timeZone }).startOf('day').minus({ days: 1 });
  const times: OpenTime[] = [];
  for (; day <= last; day = day.plus({ days: 1 }).startOf('day')) {
    for (const span of spansOn(hours, day)) addJoined(times, onClock(span, day));
  }
  return times.filter((time) => time.to > from && time.from < to);
}

/** The current open time, if any, and the next ones. */
export function upcomingTimes(hours: Hours, now: number, count: number): readonly OpenTime[] {
  const until = now + HORIZON_DAYS * 86_400_000;
  return openTimesBetween(hours, now, until).slice(0, count);
}

/** What `openTimesBetween` leaves, cut to the two instants. */
export function closedTimesBetween(
  hours: Hours,
  from: number,
  to: number,
): readonly { readonly from: number; readonly until: number }[] {
  const open = openTimesBetween(hours, from, to);
  const edges = [from, ...open.flatMap((time) => [Math.max(from, time.from), Math.min(to, time.to)]), to];
  return edges.flatMap((edge, at) => {
    const until = edges[at + 1];
    return at % 2 === 0 && until !== undefined && edge < until ? [{ from: edge, until }] : [];
  });
}

/** A special day has its own spans, and none of its weekday's. */
function spansOn({ week, specialDays }: Hours, day: DateTime): readonly ClockSpan[] {
  const special = specialDays.find(({ date }) => date === day.toISODate());
  const weekday = weekdays[day.weekday - 1];
  return special?.spans ?? (weekday === undefined ? [] : week[weekday]);
}

function onClock({ from, to }: ClockSpan, day: DateTime): OpenTime {
  // An hour that comes twice is open both times; one that is left out begins when the clock has jumped over it.
  return { from: instantsOf(from, day)[0] ?? 0, to: instantsOf(to, day).at(-1) ?? 0 };
}

function instantsOf(clock: string, day: DateTime): readonly number[] {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  if (hour === 24) return [day.plus({ days: 1 }).startOf('day').toMillis()];
  return day
    .set({ hour, minute })
    .getPossibleOffsets()
    .map((instant) => instant.toMillis());
}

function addJoined(times: OpenTime[], next: OpenTime): void {
  const last = times.at(-1);
  if (next.from >= next.to) return;
  if (last && next.from <= last.to)
    times[times.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
  else times.push(next);
}
