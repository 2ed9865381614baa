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
  const inZone = (instant: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(instant);
  const clock = inZone(at, { hour: '2-digit', minute: '2-digit' });
  const dayOf = (instant: number) => inZone(instant, { dateStyle: 'short' });
  if (dayOf(at) === dayOf(now)) return `at ${clock}`;
  return `on ${inZone(at, { weekday: 'short', day: 'numeric', month: 'short' })} at ${clock}`;
}
