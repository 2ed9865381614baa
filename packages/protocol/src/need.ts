import type { InboxItem } from './inbox-item.ts';
import type { Priority } from './priority.ts';
import type { FrictionLevel } from './signal.ts';

/** How much a minute of waiting weighs at each level of friction: a level up counts like waiting about twice as long. */
export const levelWeights: Readonly<Record<FrictionLevel, number>> = {
  calm: 1,
  watch: 2,
  flag: 4,
  urgent: 8,
};

/** What a priority that an agent set makes of it. */
export const priorityWeights: Readonly<Record<Priority, number>> = {
  low: 0.5,
  normal: 1,
  high: 2,
  urgent: 4,
};

/** Who just began to wait already counts as this many minutes, so that trouble shows before the wait has grown. */
export const BEGINNING_MINUTES = 0.5;

const MINUTE_MS = 60_000;

export type Needing = Pick<InboxItem, 'friction' | 'waitingSince' | 'priority' | 'wokenAt'>;

/** An agent has seen everything its friction rests on: its mark stays, and does not call. */
export function isQuieted({ friction }: Pick<InboxItem, 'friction'>, now: number): boolean {
  return friction.quietUntil !== null && friction.quietUntil > now;
}

/**
 * How much a conversation needs an agent: friction × priority × wait. One that came back from a snooze waits since then.
 * Where nobody waits, friction and priority alone decide, below everybody who does. What was seen weighs as if it were
 * calm until its quiet is over. The server sorts by the same figure.
 * @param now server time, epoch ms
 */
export function needOf(item: Needing, now: number): number {
  const level = isQuieted(item, now) ? 'calm' : item.friction.level;
  const weight = levelWeights[level] * priorityWeights[item.priority];
  const since = item.waitingSince ?? item.wokenAt;
  if (since === null) return (weight - 1) / 100;
  return weight * (BEGINNING_MINUTES + Math.max(0, now - since) / MINUTE_MS);
}
