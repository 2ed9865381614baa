import type { Attachment, ConversationEvent, MessageParts } from '@attune/protocol';
import type { Draft, Problem } from '../../conversation/drafts.ts';
import { readUpTo, type ConversationState } from '../../conversation/state.ts';
import { speech, texts } from '../texts.ts';

/** How far a message has come; `null` for what others wrote and for older own ones. */
export type Delivery = 'waiting' | 'sending' | 'sent' | 'reading' | 'seen' | 'failed' | null;

export interface ShownMessage {
  /** The sender's id: the same before and after the server took it, so that nothing on screen is built anew. */
  readonly key: string;
  readonly body: string;
  /** What it carries beside its words. */
  readonly parts?: MessageParts | undefined;
  readonly delivery: Delivery;
  readonly problem: Problem | null;
  /** Its author has put other words in its place. */
  readonly edited?: boolean;
}

/** What stands in the thread, top to bottom. */
export type ThreadItem =
  | { readonly kind: 'day'; readonly key: string; readonly label: string }
  | { readonly kind: 'line'; readonly key: string; readonly text: string }
  | { readonly kind: 'notice'; readonly key: string }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly own: boolean;
      readonly name: string | null;
      readonly at: number;
      readonly messages: readonly ShownMessage[];
    };

/** One message, stored or still a draft, before it is grouped. */
interface Entry extends ShownMessage {
  readonly at: number;
  readonly authorId: string;
  readonly own: boolean;
  readonly name: string | null;
}

/** Groups by author and minute, puts days between, and says how far the visitor's last message has come. */
export function threadItems(state: ConversationState, now: number): readonly ThreadItem[] {
  const { events } = state.timeline;
  const items: ThreadItem[] = [];
  const lastOwn = lastOwnKey(state);
  const seenUpTo = readUpTo(events, 'agent');
  const changed = changes(events);
  let noticed = false;
  for (const event of events) {
    const line = statusLine(event);
    if (line !== null) addLine(items, event, line, now);
    if (event.kind !== 'message') continue;
    const own = event.author.kind === 'visitor';
    addMessage(
      items,
      entryOf(
        changed(event),
        event.clientId === lastOwn ? seenOrSent(event.seq, seenUpTo, state.reading?.upToSeq) : null,
      ),
      now,
    );
    noticed = addNotice(items, own, noticed);
  }
  for (const draft of state.drafts) {
    addMessage(items, draftEntry(draft, draft.clientId === lastOwn, state.link), now);
    noticed = addNotice(items, true, noticed);
  }
  return items;
}

type Message = Extract<ConversationEvent, { kind: 'message' }>;

/** Messages as they read now: in other words since, or taken back. */
function changes(events: readonly ConversationEvent[]): (message: Message) => Message & { edited?: boolean } {
  const bodies = new Map<number, string>();
  for (const event of events) {
    if (event.kind === 'edit') bodies.set(event.targetSeq, event.body);
    if (event.kind === 'delete') bodies.set(event.targetSeq, '');
  }
  return (message) => {
    const body = bodies.get(message.seq);
    if (body === undefined) return message;
    const { parts: _parts, ...rest } = message;
    return body === '' ? { ...rest, body: texts.deleted } : { ...message, body, edited: true };
  };
}

const partsOf = (attachments: readonly Attachment[]): MessageParts | undefined =>
  attachments.length > 0 ? { attachments } : undefined;

function seenOrSent(seq: number, seenUpTo: number, readingUpTo = 0): Delivery {
  if (seq <= readingUpTo) return 'reading';
  return seq <= seenUpTo ? 'seen' : 'sent';
}

function lastOwnKey({ drafts, timeline }: ConversationState): string | null {
  const draft = drafts.at(-1);
  if (draft) return draft.clientId;
  const event = timeline.events.findLast((each) => each.kind === 'message' && each.author.kind === 'visitor');
  return event?.kind === 'message' ? event.clientId : null;
}

function entryOf(event: Message & { edited?: boolean }, delivery: Delivery): Entry {
  const { clientId, body, at, author, parts, edited = false } = event;
  const own = author.kind === 'visitor';
  return {
    key: clientId,
    body,
    parts,
    delivery,
    problem: null,
    edited,
    at,
    own,
    authorId: own ? 'own' : author.id,
    name: author.name,
  };
}

function draftEntry(draft: Draft, isLast: boolean, link: ConversationState['link']): Entry {
  const { clientId, body, at, state, problem, attachments = [] } = draft;
  const onItsWay = link === 'online' && state === 'waiting' ? 'sending' : state;
  const delivery = state === 'failed' || isLast ? onItsWay : null;
  const parts = partsOf(attachments);
  return { key: clientId, body, parts, delivery, problem, at, own: true, authorId: 'own', name: null };
}

function addMessage(items: ThreadItem[], entry: Entry, now: number): void {
  const { authorId, own, name, at, key, body, parts, delivery, problem, edited = false } = entry;
  addDay(items, at, now);
  const message: ShownMessage = { key, body, parts, delivery, problem, edited };
  const last = items.at(-1);
  const group = `${authorId}·${Math.floor(at / 60_000)}`;
  if (last?.kind === 'group' && last.key.startsWith(`${group}·`)) {
    items[items.length - 1] = { ...last, messages: [...last.messages, message] };
  } else {
    items.push({ kind: 'group', key: `${group}·${key}`, own, name, at, messages: [message] });
  }
}

function addLine(items: ThreadItem[], { at, seq }: ConversationEvent, text: string, now: number): void {
  addDay(items, at, now);
  items.push({ kind: 'line', key: `line·${seq}`, text });
}

function addDay(items: ThreadItem[], at: number, now: number): void {
  const label = dayLabel(at, now);
  const last = items.findLast((item) => item.kind === 'day');
  if (last?.kind === 'day' && last.label === label) return;
  items.push({ kind: 'day', key: `day·${label}`, label });
}

/** The notice stands under the visitor's first message, once. */
function addNotice(items: ThreadItem[], own: boolean, noticed: boolean): boolean {
  if (noticed || !own) return noticed;
  items.push({ kind: 'notice', key: 'notice' });
  return true;
}

function statusLine(event: ConversationEvent): string | null {
  if (event.kind !== 'status') return null;
  if (event.status === 'resolved') return texts.closed;
  // "Open again" to somebody who has just written, or never left, says nothing.
  return event.status === 'open' && event.author.kind === 'agent' ? texts.reopened : null;
}

export function dayLabel(at: number, now: number): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);
  if (days <= 0) return texts.today;
  return days === 1
    ? texts.yesterday
    : new Date(at).toLocaleDateString(speech.language, { weekday: 'long', day: 'numeric', month: 'long' });
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
