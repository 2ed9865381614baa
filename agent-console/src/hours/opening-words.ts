import type { Opening } from '@attune/protocol';
import { weekdayTimeText } from '../ui/calendar.ts';

/** Whether the team is there and until when, by the clock of its own zone. */
export function openingWords({ openTimes, timeZone }: Opening, now: number): string {
  if (openTimes === null) return 'no hours are set';
  const current = openTimes.find(({ from, to }) => from <= now && now < to);
  if (current) return `open until ${weekdayTimeText(current.to, timeZone)}`;
  const next = openTimes.find(({ from }) => from > now);
  return next ? `closed until ${weekdayTimeText(next.from, timeZone)}` : 'closed, and no open day in sight';
}
