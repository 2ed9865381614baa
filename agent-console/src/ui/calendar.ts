// Every date and time of the console is written here, as the reader's browser writes them: 14:02 or 2:02 PM.
const timeOfDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const withYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const longWeekday = new Intl.DateTimeFormat(undefined, { weekday: 'long' });
const shortWeekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const shortDate = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const shortCalendarDay = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

/** The agent's own time of day: `14:02`. */
export function timeText(at: number): string {
  return timeOfDay.format(at);
}

/** The time of day on a clock in this zone. @throws RangeError when the browser knows no such zone */
export function timeIn(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat(undefined, { timeZone, timeStyle: 'short' }).format(at);
}

/** The day and time in a zone, `Tuesday 14:02`; null: in the reader's own. */
export function weekdayTimeText(at: number, timeZone: string | null): string {
  if (timeZone === null) return `${longWeekday.format(at)} ${timeText(at)}`;
  const day = new Intl.DateTimeFormat(undefined, { timeZone, weekday: 'long' });
  return `${day.format(at)} ${timeIn(at, timeZone)}`;
}

/** A day with its year, `3 March 2026`. */
export function dateText(at: number): string {
  return withYear.format(at);
}

/** A day of a calendar, `YYYY-MM-DD`, whatever the reader's zone: `16 Jun`. */
export function calendarDayText(date: string): string {
  return shortCalendarDay.format(new Date(`${date}T00:00:00Z`));
}

/** Everything about an instant, for a tooltip. */
export function fullTimeText(at: number): string {
  return full.format(at);
}

/** A date and a time, short: `today 14:02`, `3 March 2026`. */
export function whenText(at: number, now: number): string {
  return startOfDay(at) === startOfDay(now) ? `today ${timeText(at)}` : withYear.format(at);
}

/** An instant that is close, short: `14:02` today, else `Tue 14:02`, `3 Mar 14:02`. */
export function momentText(at: number, now: number): string {
  if (startOfDay(at) === startOfDay(now)) return timeText(at);
  const isThisWeek = Math.abs(at - now) < 6 * 86_400_000;
  return `${(isThisWeek ? shortWeekday : shortDate).format(at)} ${timeText(at)}`;
}

/** A day as a separator names it: `Today`, `Yesterday`, `Tuesday 3 March`, `3 March 2025`. */
export function dayText(at: number, now: number): string {
  const day = startOfDay(at);
  if (day === startOfDay(now)) return 'Today';
  // A day and an hour back from midnight is still yesterday when clocks are put forward.
  if (day === startOfDay(startOfDay(now) - 1)) return 'Yesterday';
  return new Date(at).getFullYear() === new Date(now).getFullYear()
    ? weekday.format(at)
    : withYear.format(at);
}

/** Midnight, in the agent's time zone, of the day an instant falls in. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
