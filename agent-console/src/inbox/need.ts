import { isQuieted, needOf, type InboxItem, type Needing } from '@attune/protocol';

/**
 * Somebody waits for an answer, it came back from a snooze, or its visitor is in trouble on the page and nobody has seen
 * it: an agent is needed now.
 */
export function needsYou(item: Needing, now: number): boolean {
  if (item.waitingSince !== null || item.wokenAt !== null) return true;
  return (item.friction.level === 'flag' || item.friction.level === 'urgent') && !isQuieted(item, now);
}

/** Most needed first; then whoever moved last; then always the same way. */
export function byNeed(now: number): (one: InboxItem, other: InboxItem) => number {
  return (one, other) =>
    needOf(other, now) - needOf(one, now) ||
    other.updatedAt - one.updatedAt ||
    (one.conversationId < other.conversationId ? -1 : 1);
}
