import type { ConversationEvent, SyncAnswer } from '@attune/protocol';

/**
 * The part of a conversation's list that we hold: always from 1, without holes, ordered by `seq` and nothing else.
 */
export interface Timeline {
  readonly conversationId: string | null;
  /** Changes when the server was restored from a backup; then what we hold may never have happened. */
  readonly epoch: string | null;
  readonly events: readonly ConversationEvent[];
  /** Highest position we have heard of. Beyond the last event: something is missing, ask for it. */
  readonly upTo: number;
}

export const emptyTimeline: Timeline = { conversationId: null, epoch: null, events: [], upTo: 0 };

/** Position of the last event we hold; 0 for none. */
export function lastSeq({ events }: Timeline): number {
  return events.at(-1)?.seq ?? 0;
}

export function isBehind(timeline: Timeline): boolean {
  return lastSeq(timeline) < timeline.upTo;
}

/** A connection says which conversation it is, and how far it goes. Another one, or another epoch, starts anew. */
export function beginTimeline(
  timeline: Timeline,
  begun: { readonly conversationId: string; readonly epoch: string; readonly lastSeq: number },
): Timeline {
  const { conversationId, epoch, lastSeq: upTo } = begun;
  const same = timeline.conversationId === conversationId && timeline.epoch === epoch;
  // A list that is shorter than ours is not the list we hold, whatever its epoch says.
  if (same && upTo >= lastSeq(timeline)) return { ...timeline, upTo };
  return { conversationId, epoch, events: [], upTo };
}

/** One event that was pushed to us: the next one is added, a known one ignored, a later one only noted as missing. */
export function addLive(timeline: Timeline, conversationId: string, event: ConversationEvent): Timeline {
  if (conversationId !== timeline.conversationId) return timeline;
  const events = addNext(timeline.events, [event]);
  const upTo = Math.max(timeline.upTo, event.seq);
  return events === timeline.events && upTo === timeline.upTo ? timeline : { ...timeline, events, upTo };
}

/** A slice that we asked for. */
export function addSynced(timeline: Timeline, answer: SyncAnswer): Timeline {
  if (answer.conversationId !== timeline.conversationId) return timeline;
  if (answer.epoch !== timeline.epoch) {
    return { ...timeline, epoch: answer.epoch, events: [], upTo: answer.upTo };
  }
  const events = addNext(timeline.events, answer.events);
  return { ...timeline, events, upTo: Math.max(timeline.upTo, answer.upTo) };
}

/** Gives up on positions that we heard of and the server does not have. */
export function settleTimeline(timeline: Timeline): Timeline {
  return { ...timeline, upTo: lastSeq(timeline) };
}

/** What follows without a hole; the very same list when nothing does. */
function addNext(
  held: readonly ConversationEvent[],
  more: readonly ConversationEvent[],
): readonly ConversationEvent[] {
  const first = (held.at(-1)?.seq ?? 0) + 1;
  const next: ConversationEvent[] = [];
  for (const event of more) if (event.seq === first + next.length) next.push(event);
  return next.length === 0 ? held : [...held, ...next];
}
