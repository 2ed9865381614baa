import type { AgentPromise } from '@attune/protocol';
import { handoverLine } from '@attune/empathy/promises';

/** A promise in a line for whoever takes over: "Ines will ask finance: due at 17:00." */
export function promiseInWords(
  { ownerName, deed, state, dueAt }: AgentPromise,
  now: number,
  timeZone: string,
): string {
  const due = dueAt === null ? 'without a time' : instantInWords(dueAt, now, timeZone);
  return handoverLine(ownerName, deed, state, due);
}

/** The clock time of the site; with the day, where that is not today. */
function instantInWords(at: number, now: number, timeZone: string): string {
  const { clock, day, date } = formatsIn(timeZone);
  if (date.format(at) === date.format(now)) return `at ${clock.format(at)}`;
  return `on ${day.format(at)} at ${clock.format(at)}`;
}

interface Formats {
  readonly clock: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly date: Intl.DateTimeFormat;
}

/** Making a format costs more than everything else on a card, so each zone's are kept; there are some 400 zones. */
const formats = new Map<string, Formats>();

function formatsIn(timeZone: string): Formats {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = {
    clock: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }),
    day: new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short' }),
    date: new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short' }),
  };
  formats.set(timeZone, made);
  return made;
}
