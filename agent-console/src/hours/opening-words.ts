import type { Opening } from '@attune/protocol';

/** Whether the team is there and until when, by the clock of its own zone. */
export function openingWords({ openTimes, timeZone }: Opening, now: number): string {
  if (openTimes === null) return 'no hours are set';
  const current = openTimes.find(({ from, to }) => from <= now && now < to);
  if (current) return `open until ${inWords(current.to, timeZone)}`;
  const next = openTimes.find(({ from }) => from > now);
  return next ? `closed until ${inWords(next.from, timeZone)}` : 'closed, and no open day in sight';
}

function inWords(at: number, timeZone: string | null): string {
  return new Date(at).toLocaleString('en', {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === null ? {} : { timeZone }),
  });
}
