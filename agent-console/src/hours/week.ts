import type { ClockSpan } from '@attune/protocol';

/** Minutes since midnight; 0 for what is no time. */
export function minutesOf(clock: string): number {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(clock) ?? [];
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0);
}

/** What somebody most likely adds: the morning, then the hours after what is there. */
export function nextSpan(spans: readonly ClockSpan[]): ClockSpan {
  const last = spans.at(-1);
  if (!last) return { from: '09:00', to: '17:00' };
  const from = Math.min(minutesOf(last.to) + 60, 23 * 60);
  return { from: clockOf(from), to: clockOf(Math.min(from + 4 * 60, 24 * 60)) };
}

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
