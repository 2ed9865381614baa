import type { FrictionLevel, InboxItem } from '@attune/protocol';

/** How much a minute of waiting weighs at each level of friction: a level up counts like waiting about twice as long. */
const WEIGHT: Readonly<Record<FrictionLevel, number>> = { calm: 1, watch: 2, flag: 4, urgent: 8 };
const MINUTE = 60_000;

type Needing = Pick<InboxItem, 'friction' | 'waitingSince'>;

/** An agent has seen everything its friction rests on: its mark stays, and does not call. */
export function isQuieted({ friction }: Pick<InboxItem, 'friction'>, now: number): boolean {
  return friction.quietUntil !== null && friction.quietUntil > now;
}

/**
 * How much a conversation needs an agent: friction × wait. Who just began to wait already counts as half a minute, so
 * that trouble shows before the wait has grown; where nobody waits, friction alone decides, below everybody who does.
 * What was seen weighs as if it were calm until its quiet is over.
 * @param now server time, epoch ms
 */
export function needOf(item: Needing, now: number): number {
  const weight = isQuieted(item, now) ? WEIGHT.calm : WEIGHT[item.friction.level];
  if (item.waitingSince === null) return (weight - 1) / 100;
  return weight * (0.5 + Math.max(0, now - item.waitingSince) / MINUTE);
}

/** Somebody waits for an answer, or is in trouble on the page and nobody has seen it: an agent is needed now. */
export function needsYou(item: Needing, now: number): boolean {
  if (item.waitingSince !== null) return true;
  return (item.friction.level === 'flag' || item.friction.level === 'urgent') && !isQuieted(item, now);
}

/** Most needed first; then whoever moved last; then always the same way. */
export function byNeed(now: number): (one: InboxItem, other: InboxItem) => number {
  return (one, other) =>
    needOf(other, now) - needOf(one, now) ||
    other.updatedAt - one.updatedAt ||
    (one.conversationId < other.conversationId ? -1 : 1);
}
