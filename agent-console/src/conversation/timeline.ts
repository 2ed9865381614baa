import type {
  ConversationEvent,
  MessageEvent,
  MessageParts,
  RatingEvent,
  StatusEvent,
} from '@attune/protocol';
import { startOfDay } from '../ui/calendar.ts';
import type { Outgoing } from './outgoing.ts';
import { readUpTo, type Thread } from './thread.ts';

/** What is known of an own message's way to the visitor. */
export type Delivery = 'sending' | 'sent' | 'seen' | 'failed';

export interface MessageLine {
  readonly kind: 'message';
  /** Stays the same from sending to seen, so that the bubble on screen stays the same. */
  readonly key: string;
  /** Its place in the conversation; null while it is on its way. */
  readonly seq: number | null;
  readonly side: 'visitor' | 'own' | 'colleague' | 'system';
  readonly name: string | null;
  readonly body: string;
  /** What it carries beside its words; null: nothing. */
  readonly parts: MessageParts | null;
  /** It was put in other words, or taken back. */
  readonly changed: 'edited' | 'deleted' | null;
  readonly at: number;
  /** First and last of a run by one author within a minute. */
  readonly opensRun: boolean;
  readonly closesRun: boolean;
  /** Shown under the last own message only, and under failed ones; null elsewhere. */
  readonly delivery: Delivery | null;
  /** The message in the outbox, while it is there. */
  readonly outgoing: Outgoing | null;
}

export type TimelineLine =
  | MessageLine
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'status'; readonly key: string; readonly event: StatusEvent | RatingEvent };

const RUN_MS = 60_000;

/** A conversation as it is read: days, runs of messages by one author, changes of status, and what is on its way. */
export function timelineOf(
  thread: Thread,
  outgoing: readonly Outgoing[],
  agentId: string,
): readonly TimelineLine[] {
  const held = new Set(thread.events.flatMap((event) => (event.kind === 'message' ? [event.clientId] : [])));
  const pending = outgoing.filter(
    (each) => each.conversationId === thread.conversationId && !held.has(each.clientId),
  );
  const seenUpTo = readUpTo(thread, (reader) => reader.kind === 'visitor');
  const changes = changesIn(thread.events);
  const entries = [
    ...thread.events.flatMap((event) => entryOf(event, agentId, seenUpTo, changes)),
    ...pending.map((each) => pendingEntry(each, agentId)),
  ];
  return withDays(withDelivery(withRuns(entries)));
}

interface MessageEntry extends Omit<MessageLine, 'opensRun' | 'closesRun'> {
  readonly authorId: string;
}
type Entry = MessageEntry | Extract<TimelineLine, { kind: 'status' }>;
type RunEntry = (MessageEntry & Pick<MessageLine, 'opensRun' | 'closesRun'>) | Exclude<Entry, MessageEntry>;

/** By position, what became of messages: other words, or null once one was taken back. */
type Changes = ReadonlyMap<number, string | null>;

function changesIn(events: readonly ConversationEvent[]): Changes {
  const changes = new Map<number, string | null>();
  for (const event of events) {
    if (event.kind === 'edit') changes.set(event.targetSeq, event.body);
    if (event.kind === 'delete') changes.set(event.targetSeq, null);
  }
  return changes;
}

function entryOf(
  event: ConversationEvent,
  agentId: string,
  seenUpTo: number,
  changes: Changes,
): readonly Entry[] {
  if (event.kind === 'status' || event.kind === 'rating')
    return [{ kind: 'status', key: `s${event.seq}`, event }];
  return event.kind === 'message'
    ? [changedEntry(storedEntry(event, agentId, seenUpTo), changes.get(event.seq))]
    : [];
}

function changedEntry(entry: MessageEntry, words: string | null | undefined): MessageEntry {
  if (words === undefined) return entry;
  return words === null
    ? { ...entry, body: 'This message was deleted.', parts: null, changed: 'deleted' }
    : { ...entry, body: words, changed: 'edited' };
}

function storedEntry(
  { author, seq, clientId, body, at, parts }: MessageEvent,
  agentId: string,
  seenUpTo: number,
): MessageEntry {
  const side = author.kind !== 'agent' ? author.kind : author.id === agentId ? 'own' : 'colleague';
  return {
    kind: 'message',
    key: side === 'own' ? `o${clientId}` : `m${seq}`,
    seq,
    side,
    name: author.name,
    body,
    parts: parts ?? null,
    changed: null,
    at,
    authorId: author.id,
    delivery: side === 'own' ? (seq <= seenUpTo ? 'seen' : 'sent') : null,
    outgoing: null,
  };
}

function pendingEntry(outgoing: Outgoing, agentId: string): MessageEntry {
  return {
    kind: 'message',
    key: `o${outgoing.clientId}`,
    seq: null,
    side: 'own',
    name: null,
    body: outgoing.body,
    parts: outgoing.parts,
    changed: null,
    at: outgoing.at,
    authorId: agentId,
    delivery: outgoing.state === 'stored' ? 'sent' : outgoing.state,
    outgoing,
  };
}

function withRuns(entries: readonly Entry[]): readonly RunEntry[] {
  const inOneRun = (one: Entry | undefined, other: Entry | undefined): boolean =>
    one?.kind === 'message' &&
    other?.kind === 'message' &&
    one.authorId === other.authorId &&
    other.at - one.at < RUN_MS &&
    startOfDay(one.at) === startOfDay(other.at);
  return entries.map((entry, index) =>
    entry.kind === 'message'
      ? {
          ...entry,
          opensRun: !inOneRun(entries[index - 1], entry),
          closesRun: !inOneRun(entry, entries[index + 1]),
        }
      : entry,
  );
}

/** Truth under the last own message; each earlier one has gone the same way or further. Failed ones all say so. */
function withDelivery(entries: readonly RunEntry[]): readonly RunEntry[] {
  const last = entries.findLastIndex((entry) => entry.kind === 'message' && entry.side === 'own');
  return entries.map((entry, index) =>
    entry.kind === 'message' && index !== last && entry.delivery !== 'failed'
      ? { ...entry, delivery: null }
      : entry,
  );
}

function withDays(entries: readonly RunEntry[]): readonly TimelineLine[] {
  let day: number | null = null;
  return entries.flatMap((entry): readonly TimelineLine[] => {
    const at = entry.kind === 'message' ? entry.at : entry.event.at;
    if (startOfDay(at) === day) return [entry];
    day = startOfDay(at);
    return [{ kind: 'day', key: `d${day}`, at: day }, entry];
  });
}
