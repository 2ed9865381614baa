import {
  EDIT_WITHIN_MS,
  type Author,
  type ConversationStatus,
  type MessageParts,
  type RatingScore,
} from '@attune/protocol';
import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import { conversations, type ConversationEventDetails } from '../db/schema/index.ts';
import { HAPPENING } from '../happenings/happening.ts';
import { isAnybodyListening } from '../happenings/happening.repository.ts';
import type { Db } from '../db/open-database.ts';
import type { ConversationKey, ConversationRow } from './conversation.repository.ts';
import { SHOWN, type ShownConversation } from './inbox-item.ts';
import { PUBLISH } from './publish-topics.ts';

/** What can be added to a conversation's list. */
export type NewEntry =
  | { readonly kind: 'message'; readonly body: string; readonly parts?: MessageParts | undefined }
  | { readonly kind: 'edit'; readonly targetSeq: number; readonly body: string }
  | { readonly kind: 'delete'; readonly targetSeq: number }
  | { readonly kind: 'rating'; readonly score: RatingScore; readonly comment: string }
  | { readonly kind: 'read'; readonly upToSeq: number }
  | { readonly kind: 'status'; readonly status: ConversationStatus };

export interface Append {
  readonly key: ConversationKey;
  readonly author: Author;
  readonly clientId: string | null;
  readonly entry: NewEntry;
  readonly at: number;
  /** Ids for the outbox rows that this append may owe. */
  readonly outboxIds: { readonly publish: string; readonly check: string };
  /** When the first look at the waiting time is due, should this message begin a wait. */
  readonly firstCheckAt: number;
}

/** Of a conversation to which something was added: what others are told of it. */
export type AppendedTo = ShownConversation & Pick<ConversationRow, 'inboxAt'>;

export interface Appended {
  readonly row: AppendedTo;
  readonly statusBefore: ConversationStatus;
  /** A webhook or a rule is to hear of it as soon as can be. */
  readonly isAwaited: boolean;
  readonly publication: Publication;
}

/** That an entry is told is owed by a row of the outbox; entries that were added together owe it by one. */
export interface Publication {
  readonly id: string;
  /** Entries of it that nobody was told of yet. */
  untold: number;
}

/** Characters of the last message that the inbox shows. */
const PREVIEW_LENGTH = 140;

/**
 * Adds one entry to a conversation: takes the next seq, writes the event, its effect on the conversation's row and
 * what is owed for it (publishing, a waiting-time check), all in one statement, so that it happens whole or not at all.
 * The row lock of the update is what serialises writers and keeps `seq` without holes.
 *
 * @returns the conversation's row after it, and the status it had before; null when there was nothing to do (no such conversation, already read,
 *   status unchanged)
 * @throws the database's unique violation when this author already used the client id here
 */
export async function appendEvent(db: Db, append: Append): Promise<Appended | null> {
  const { key, author, clientId, entry, at, outboxIds, firstCheckAt } = append;
  const body = wordsOf(entry);
  const known = detailsOf(entry);
  const details = known === null ? null : JSON.stringify(known);
  const { changes, guard } = effectOf(append);
  const result = await db.execute(sql`
    with moved as (
      update conversations set last_seq = last_seq + 1, updated_at = greatest(updated_at + 1, ${at}::bigint), ${changes}
      where site_id = ${key.siteId} and id = ${key.conversationId} and ${guard}
      returning *
    ), entry as (
      insert into conversation_events
        (site_id, conversation_id, seq, kind, author_kind, author_id, author_name, client_id, body, details, at)
      select site_id, id, last_seq, ${entry.kind}, ${author.kind}, ${author.id}, ${author.name}::text,
        ${clientId}::text, ${body}::text, ${details}::jsonb, ${at}::bigint
      from moved
    ), news as (
      insert into outbox (id, topic, payload, run_at, created_at)
      select ${outboxIds.publish}::uuid, ${PUBLISH},
        jsonb_build_object('siteId', site_id, 'conversationId', id, 'seq', last_seq), ${at}::bigint, ${at}::bigint
      from moved
    ), due as (
      insert into outbox (id, topic, payload, run_at, created_at)
      select ${outboxIds.check}::uuid, 'waiting-check',
        jsonb_build_object('siteId', site_id, 'conversationId', id), ${firstCheckAt}::bigint, ${at}::bigint
      from moved where ${entry.kind}::text = 'message' and waiting_since = ${at}::bigint
    ), happening as (
      insert into outbox (id, topic, payload, run_at, created_at)
      select gen_random_uuid(), ${HAPPENING}, jsonb_build_object('kind', 'entry', 'siteId', site_id,
        'conversationId', id, 'seq', last_seq), ${at}::bigint, ${at}::bigint
      from moved
      where ${entry.kind}::text <> 'read' and ${isAnybodyListening(sql`moved.site_id`)}
      returning 1
    )${alongside(entry)}
    select ${toldOf('moved')}, visitors.name as visitor_name, before.status as status_before,
      exists (select 1 from happening) as is_awaited
    from moved
    join visitors on visitors.site_id = moved.site_id and visitors.id = moved.visitor_id
    join conversations before on before.site_id = moved.site_id and before.id = moved.id`);
  const [row] = result.rows;
  return row === undefined ? null : fromColumns(row, { id: outboxIds.publish, untold: 1 });
}

function wordsOf(entry: NewEntry): string | null {
  if (entry.kind === 'message' || entry.kind === 'edit') return entry.body;
  return entry.kind === 'rating' ? entry.comment : null;
}

function detailsOf(entry: NewEntry): ConversationEventDetails | null {
  switch (entry.kind) {
    case 'message':
      return entry.parts === undefined ? null : { parts: entry.parts };
    case 'edit':
    case 'delete':
      return { targetSeq: entry.targetSeq };
    case 'rating':
      return { score: entry.score };
    case 'read':
      return { upToSeq: entry.upToSeq };
    case 'status':
      return { status: entry.status };
  }
}

/** What else has to happen with the entry or not at all: files belong to their message, a deleted one loses its words. */
function alongside(entry: NewEntry): SQL {
  if (entry.kind === 'message') {
    const ids = (entry.parts?.attachments ?? []).map(({ id }) => id);
    if (ids.length === 0) return sql``;
    return sql`, attached as (
      update attachments a set seq = moved.last_seq from moved
      where a.site_id = moved.site_id and a.conversation_id = moved.id and a.seq is null
        and a.id in (${sql.join(
          ids.map((id) => sql`${id}`),
          sql`, `,
        )})
    )`;
  }
  if (entry.kind !== 'delete') return sql``;
  const { targetSeq } = entry;
  return sql`, emptied as (
      update conversation_events e set body = '',
        details = case when e.seq = ${targetSeq}::int then '{"deleted": true}'::jsonb else e.details end
      from moved
      where e.site_id = moved.site_id and e.conversation_id = moved.id and (e.seq = ${targetSeq}::int
        or (e.kind = 'edit' and e.seq > ${targetSeq}::int and (e.details->>'targetSeq')::int = ${targetSeq}::int))
    ), detached as (
      delete from attachments a using moved
      where a.site_id = moved.site_id and a.conversation_id = moved.id and a.seq = ${targetSeq}::int
    )`;
}

/** The inbox shows the words of the last message. */
export function previewOf({
  body,
  parts,
}: {
  readonly body: string;
  readonly parts?: MessageParts | undefined;
}): string {
  const [file] = parts?.attachments ?? [];
  const words =
    body.trim() === '' ? (parts?.card?.title ?? (file === undefined ? '' : `Sent ${file.name}`)) : body;
  return words.slice(0, PREVIEW_LENGTH).toWellFormed();
}

/** Changes of one's own message: while it is young, there, and in words of its own. */
function ownMessageEffect(
  { author, at }: Append,
  targetSeq: number,
  preview: string,
): { changes: SQL; guard: SQL } {
  const inList = sql`e.site_id = conversations.site_id and e.conversation_id = conversations.id and e.kind = 'message'`;
  return {
    changes: sql`last_message_preview = case when exists (
        select 1 from conversation_events e where ${inList} and e.seq > ${targetSeq}::int)
      then last_message_preview else ${preview} end`,
    guard: sql`exists (select 1 from conversation_events e where ${inList} and e.seq = ${targetSeq}::int
      and e.author_kind = ${author.kind} and e.author_id = ${author.id} and e.at > ${at - EDIT_WITHIN_MS}::bigint
      and (e.details is null or not e.details ? 'deleted'))`,
  };
}

/** What an entry changes on the conversation's row, and when it is to be added at all. */
function effectOf(append: Append): { changes: SQL; guard: SQL } {
  const { author, entry, at, firstCheckAt } = append;
  if (entry.kind === 'edit') return ownMessageEffect(append, entry.targetSeq, previewOf(entry));
  if (entry.kind === 'delete') return ownMessageEffect(append, entry.targetSeq, 'Deleted a message');
  // There is nothing to say of a conversation that nobody began.
  if (entry.kind === 'rating') return { changes: sql`unread = unread`, guard: sql`inbox_at is not null` };
  if (entry.kind === 'message') {
    const preview = previewOf(entry);
    const last = sql`last_message_at = ${at}::bigint, last_message_author = ${author.kind},
      last_message_preview = ${preview}`;
    return { changes: sql`${last}, ${messageEffect(author, at, firstCheckAt)}`, guard: sql`true` };
  }
  if (entry.kind === 'status') {
    const ends =
      entry.status === 'resolved'
        ? sql`waiting_since = null, resolved_at = ${at}::bigint`
        : sql`waiting_since = waiting_since`;
    return {
      changes: sql`status = ${entry.status}, snoozed_until = null, woken_at = null, ${ends}`,
      guard: sql`(status <> ${entry.status} or ${author.kind}::text = 'system')`,
    };
  }
  const { upToSeq } = entry;
  if (author.kind === 'visitor') {
    return {
      changes: sql`visitor_read_seq = ${upToSeq}`,
      guard: sql`visitor_read_seq < ${upToSeq}::int and ${upToSeq}::int <= last_seq`,
    };
  }
  return {
    changes: sql`agent_read_seq = ${upToSeq}, unread = (
      select count(*)::int from conversation_events e
      where e.site_id = conversations.site_id and e.conversation_id = conversations.id
        and e.seq > ${upToSeq} and e.kind = 'message' and e.author_kind = 'visitor')`,
    guard: sql`agent_read_seq < ${upToSeq}::int and ${upToSeq}::int <= last_seq`,
  };
}

function messageEffect(author: Author, at: number, firstCheckAt: number): SQL {
  if (author.kind === 'visitor') {
    // A message in a resolved conversation opens it again in the same statement: an inbox must never miss it.
    return sql`inbox_at = coalesce(inbox_at, ${at}::bigint), unread = unread + 1, status = 'open',
      snoozed_until = null, woken_at = null,
      waiting_since = coalesce(waiting_since, ${at}::bigint),
      next_check_at = case when waiting_since is null then ${firstCheckAt}::bigint else next_check_at end`;
  }
  if (author.kind !== 'agent') return sql`unread = unread`;
  // A column of whole ms holds 24 days; an answer after that says nothing of how the team works.
  return sql`waiting_since = null, woken_at = null,
    first_answer_ms = coalesce(first_answer_ms, least(${at}::bigint - inbox_at, 2147483647)::int)`;
}

const ALL_COLUMNS = getTableColumns(conversations);

/** Half of what a row holds nobody is told: it stays in the database. */
const COLUMNS = ([...SHOWN, 'inboxAt'] as const).map((name) => [name, ALL_COLUMNS[name]] as const);

/** The columns of `conversations` that `fromColumns` reads. */
export const toldOf = (table: string): SQL =>
  sql.raw(COLUMNS.map(([, { name }]) => `${table}.${name}`).join(', '));

/** Such columns under the names the code uses. */
export function fromColumns(raw: Record<string, unknown>, publication: Publication): Appended {
  const row: Record<string, unknown> = {
    visitorName: raw['visitor_name'],
  };
  for (const [name, column] of COLUMNS) {
    const value = raw[column.name];
    row[name] = value === null ? null : column.mapFromDriverValue(value);
  }
  return {
    row: row as AppendedTo,
    statusBefore: raw['status_before'] as ConversationStatus,
    isAwaited: raw['is_awaited'] === true,
    publication,
  };
}
