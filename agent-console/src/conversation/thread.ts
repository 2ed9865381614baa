import type { ConversationEvent, ConversationStatus, MessageEvent, SyncAnswer } from '@attune/protocol';

/**
 * What we hold of one conversation's append-only list: a stretch of it without holes, and how far we have heard it
 * reaches. Live news and slices may come late, twice or in any order; the result is the same.
 */
export interface Thread {
  readonly conversationId: string;
  /** Of the slices held; null before the first. */
  readonly epoch: string | null;
  /** By `seq`, ascending, without holes. */
  readonly events: readonly ConversationEvent[];
  /** The highest `seq` heard of; above the last held one, something is missing. */
  readonly upTo: number;
}

export function emptyThread(conversationId: string): Thread {
  return { conversationId, epoch: null, events: [], upTo: 0 };
}

/** `seq` of the last event held; 0 when none is. */
export function lastSeq(thread: Thread): number {
  return thread.events.at(-1)?.seq ?? 0;
}

/** `seq` of the first event held; 0 when none is. */
export function firstSeq(thread: Thread): number {
  return thread.events[0]?.seq ?? 0;
}

/** Whether later events exist than are held: `conversation:sync` after {@link lastSeq} brings them. */
export function isBehind(thread: Thread): boolean {
  return thread.upTo > lastSeq(thread);
}

/** Whether earlier events exist than are held. */
export function hasEarlier(thread: Thread): boolean {
  return firstSeq(thread) > 1;
}

/** A live event. One that leaves a gap is not held, only known of. */
export function receiveEvent(thread: Thread, event: ConversationEvent): Thread {
  const upTo = Math.max(thread.upTo, event.seq);
  if (event.seq !== lastSeq(thread) + 1) return upTo === thread.upTo ? thread : { ...thread, upTo };
  return { ...thread, events: [...thread.events, event], upTo };
}

/**
 * A slice by `conversation:open` or `conversation:sync`. One of another epoch (the database was restored) empties the
 * thread: what was held may never have happened.
 */
export function receiveSlice(thread: Thread, slice: SyncAnswer): Thread {
  if (thread.epoch !== null && thread.epoch !== slice.epoch) {
    return { ...emptyThread(thread.conversationId), epoch: slice.epoch, upTo: slice.upTo };
  }
  const known = { ...thread, epoch: slice.epoch, upTo: Math.max(thread.upTo, slice.upTo) };
  const [sliceFirst] = slice.events;
  if (sliceFirst === undefined) return known;
  if (thread.events.length === 0) return { ...known, events: slice.events };
  const first = firstSeq(thread);
  const last = lastSeq(thread);
  const sliceLast = sliceFirst.seq + slice.events.length - 1;
  // A slice that does not touch what is held would leave a hole.
  if (sliceFirst.seq > last + 1 || sliceLast < first - 1) return known;
  const earlier = slice.events.filter(({ seq }) => seq < first);
  const later = slice.events.filter(({ seq }) => seq > last);
  return { ...known, events: [...earlier, ...thread.events, ...later] };
}

/** The status as the list tells it; null while the slice held does not say. */
export function statusOf(thread: Thread): ConversationStatus | null {
  const change = thread.events.findLast((event) => event.kind === 'status');
  return change?.kind === 'status' ? change.status : null;
}

/** How far somebody has read, by the list; 0 when it does not say. */
export function readUpTo(thread: Thread, by: (reader: ConversationEvent['author']) => boolean): number {
  let upToSeq = 0;
  for (const event of thread.events) {
    if (event.kind === 'read' && by(event.author)) upToSeq = Math.max(upToSeq, event.upToSeq);
  }
  return upToSeq;
}

/** The words of a message as they stand now; null when it is not held, or was taken back. */
export function wordsAt({ events }: Thread, seq: number): string | null {
  let words: string | null = null;
  for (const event of events) {
    if (event.kind === 'message' && event.seq === seq) words = event.body;
    else if (event.kind === 'edit' && event.targetSeq === seq) words = event.body;
    else if (event.kind === 'delete' && event.targetSeq === seq) return null;
  }
  return words;
}

/** Messages of the visitor, oldest first. */
export function visitorMessages(thread: Thread): readonly MessageEvent[] {
  return thread.events.filter(
    (event) => event.kind === 'message' && event.author.kind === 'visitor',
  ) as MessageEvent[];
}
