import type { ConversationEvent, ConversationStatus } from '@attune/protocol';
import { getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { conversationEvents } from '../db/schema/index.ts';
import { toEvent, type ConversationKey, type EventRow } from './conversation.repository.ts';

/** The conversation that a visitor goes on with, as far as they are told of it. */
export interface OpenConversation {
  readonly id: string;
  readonly status: ConversationStatus;
  readonly lastSeq: number;
}

export interface Opening {
  readonly siteId: string;
  readonly visitorId: string;
  /** The page it is opened on; null where the site does not want it known. */
  readonly path: string | null;
  readonly at: number;
}

/**
 * The conversations that go on of these visitors, each noted as opened on its page; null for who has none. Rows are
 * locked in one order by everybody, so that no two of these wait for each other; where the page is the same as before,
 * nothing is written.
 */
export async function reopenConversations(
  db: Db,
  openings: readonly Opening[],
): Promise<readonly (OpenConversation | null)[]> {
  const given = openings.map(({ siteId, visitorId, path, at }, index) => ({
    row_no: index,
    site: siteId,
    visitor: visitorId,
    path,
    at,
  }));
  const result = await db.execute(sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(given)}::json)
        as g(row_no int, site text, visitor text, path text, at bigint)
    ), going_on as materialized (
      select g.row_no, g.path, g.at, c.* from given g cross join lateral (
        select site_id, id, status, last_seq, current_path from conversations
        where site_id = g.site and visitor_id = g.visitor and status <> 'resolved'
        order by created_at desc limit 1
      ) c
    ), locked as materialized (
      select c.site_id, c.id from conversations c
      join going_on o on o.site_id = c.site_id and o.id = c.id
      where o.current_path is distinct from o.path
      order by c.site_id, c.id for no key update of c
    ), moved as (
      update conversations c set current_path = o.path, updated_at = greatest(c.updated_at + 1, o.at)
      from locked join going_on o on o.site_id = locked.site_id and o.id = locked.id
      where c.site_id = locked.site_id and c.id = locked.id
    )
    select row_no, id, status, last_seq from going_on`);
  const found = new Map(
    result.rows.map((row) => [
      Number(row['row_no']),
      {
        id: String(row['id']),
        status: row['status'] as ConversationStatus,
        lastSeq: Number(row['last_seq']),
      },
    ]),
  );
  return openings.map((_, index) => found.get(index) ?? null);
}

export async function insertConversations(
  db: Db,
  rows: readonly (Opening & { readonly id: string })[],
): Promise<void> {
  const given = rows.map(({ siteId, id, visitorId, path, at }) => ({
    site: siteId,
    id,
    visitor: visitorId,
    path,
    at,
  }));
  await db.execute(sql`
    insert into conversations (site_id, id, visitor_id, current_path, created_at, updated_at)
    select site, id, visitor, path, at, at
    from json_to_recordset(${JSON.stringify(given)}::json)
      as g(site text, id text, visitor text, path text, at bigint)`);
}

export interface EventsAsked extends ConversationKey {
  readonly afterSeq: number;
  readonly limit: number;
}

const COLUMNS = Object.entries(getTableColumns(conversationEvents));

/** As `listEventsAfter`, of several conversations. */
export async function listEventsOfMany(
  db: Db,
  asked: readonly EventsAsked[],
): Promise<readonly (readonly ConversationEvent[])[]> {
  const given = asked.map(({ siteId, conversationId, afterSeq, limit }, index) => ({
    row_no: index,
    site: siteId,
    conversation: conversationId,
    after_seq: afterSeq,
    most: limit,
  }));
  const result = await db.execute(sql`
    select g.row_no, e.* from json_to_recordset(${JSON.stringify(given)}::json)
      as g(row_no int, site text, conversation text, after_seq int, most int)
    cross join lateral (
      select * from conversation_events
      where site_id = g.site and conversation_id = g.conversation and seq > g.after_seq
      order by seq limit g.most
    ) e
    order by g.row_no, e.seq`);
  const lists = asked.map((): ConversationEvent[] => []);
  for (const row of result.rows) lists[Number(row['row_no'])]?.push(toEvent(fromColumns(row)));
  return lists;
}

function fromColumns(raw: Record<string, unknown>): EventRow {
  const row: Record<string, unknown> = {};
  for (const [name, column] of COLUMNS) {
    const value = raw[column.name];
    row[name] = value === null ? null : column.mapFromDriverValue(value);
  }
  return row as EventRow;
}
