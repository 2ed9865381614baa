import type { Author, ConversationEvent, ConversationStatus } from '@attune/protocol';
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  lt,
  ne,
  or,
  sql,
} from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import type { Db } from '../db/open-database.ts';
import { conversationEvents, conversations, interactionBatches, visitors } from '../db/schema/index.ts';

/** A conversation as its row has it, with the name its visitor goes by. */
export type ConversationRow = typeof conversations.$inferSelect & { readonly visitorName: string | null };

/** Where a conversation is: every query names both. */
export interface ConversationKey {
  readonly siteId: string;
  readonly conversationId: string;
}

const selectConversations = (db: Db) =>
  db
    .select({ ...getTableColumns(conversations), visitorName: visitors.name })
    .from(conversations)
    .innerJoin(
      visitors,
      and(eq(visitors.siteId, conversations.siteId), eq(visitors.id, conversations.visitorId)),
    );

const byKey = ({ siteId, conversationId }: ConversationKey) =>
  and(eq(conversations.siteId, siteId), eq(conversations.id, conversationId));

export async function findConversation(db: Db, key: ConversationKey): Promise<ConversationRow | null> {
  const [row] = await selectConversations(db).where(byKey(key)).limit(1);
  return row ?? null;
}

/** A conversation on any of these sites; the caller's sites are the authorisation. */
export async function findConversationOnSites(
  db: Db,
  conversationId: string,
  siteIds: readonly string[],
): Promise<ConversationRow | null> {
  if (siteIds.length === 0) return null;
  const [row] = await selectConversations(db)
    .where(and(inArray(conversations.siteId, [...siteIds]), eq(conversations.id, conversationId)))
    .limit(1);
  return row ?? null;
}

/** The visitor's conversation that still goes on, if there is one. */
export async function findCurrentConversation(
  db: Db,
  siteId: string,
  visitorId: string,
): Promise<ConversationRow | null> {
  const [row] = await selectConversations(db)
    .where(
      and(
        eq(conversations.siteId, siteId),
        eq(conversations.visitorId, visitorId),
        sql`${conversations.status} <> 'resolved'`,
      ),
    )
    .orderBy(desc(conversations.createdAt))
    .limit(1);
  return row ?? null;
}

export async function insertConversation(
  db: Db,
  {
    at,
    ...row
  }: Pick<ConversationRow, 'siteId' | 'id' | 'visitorId' | 'currentPath'> & { readonly at: number },
): Promise<void> {
  await db.insert(conversations).values({ ...row, createdAt: at, updatedAt: at });
}

/** Entries of this conversation. */
const inList = ({ siteId, conversationId }: ConversationKey) =>
  and(eq(conversationEvents.siteId, siteId), eq(conversationEvents.conversationId, conversationId));

type EventRow = typeof conversationEvents.$inferSelect;

/** Events after `afterSeq`, in order, at most `limit`. */
export async function listEventsAfter(
  db: Db,
  key: ConversationKey,
  afterSeq: number,
  limit: number,
): Promise<readonly ConversationEvent[]> {
  const rows = await db
    .select()
    .from(conversationEvents)
    .where(and(inList(key), gt(conversationEvents.seq, afterSeq)))
    .orderBy(asc(conversationEvents.seq))
    .limit(limit);
  return rows.map(toEvent);
}

/** The last `limit` events, in order. */
export async function listLatestEvents(
  db: Db,
  key: ConversationKey,
  limit: number,
): Promise<readonly ConversationEvent[]> {
  const rows = await db
    .select()
    .from(conversationEvents)
    .where(inList(key))
    .orderBy(desc(conversationEvents.seq))
    .limit(limit);
  return rows.reverse().map(toEvent);
}

export async function findEvent(
  db: Db,
  key: ConversationKey,
  seq: number,
): Promise<ConversationEvent | null> {
  const [row] = await db
    .select()
    .from(conversationEvents)
    .where(and(inList(key), eq(conversationEvents.seq, seq)));
  return row === undefined ? null : toEvent(row);
}

/** What this author sent under this client id before, if anything. */
export async function findByClientId(
  db: Db,
  key: ConversationKey,
  author: Author,
  clientId: string,
): Promise<ConversationEvent | null> {
  const [row] = await db
    .select()
    .from(conversationEvents)
    .where(
      and(
        inList(key),
        eq(conversationEvents.authorKind, author.kind),
        eq(conversationEvents.authorId, author.id),
        eq(conversationEvents.clientId, clientId),
      ),
    );
  return row === undefined ? null : toEvent(row);
}

function toEvent(row: EventRow): ConversationEvent {
  const entry = {
    seq: row.seq,
    at: row.at,
    author: { kind: row.authorKind, id: row.authorId, name: row.authorName },
  };
  const { details } = row;
  if (row.kind === 'message')
    return { ...entry, kind: 'message', clientId: row.clientId ?? '', body: row.body ?? '' };
  if (row.kind === 'read' && details !== null && 'upToSeq' in details) {
    return { ...entry, kind: 'read', upToSeq: details.upToSeq };
  }
  if (row.kind === 'status' && details !== null && 'status' in details) {
    return { ...entry, kind: 'status', status: details.status };
  }
  throw new Error(
    `event ${row.seq} of conversation ${row.conversationId} has kind ${row.kind} without its details`,
  );
}

/** Where an inbox page goes on: after the row with this last message and id. */
export interface InboxCursor {
  readonly lastMessageAt: number;
  readonly id: string;
}

export interface InboxQuery {
  readonly siteId: string;
  readonly status: ConversationStatus;
  /** Null: from the start. */
  readonly after: InboxCursor | null;
  readonly limit: number;
}

/** Conversations in the inbox with this status, latest message first. */
export async function listInbox(
  db: Db,
  { siteId, status, after, limit }: InboxQuery,
): Promise<readonly ConversationRow[]> {
  return selectConversations(db)
    .where(
      and(
        eq(conversations.siteId, siteId),
        eq(conversations.status, status),
        isNotNull(conversations.inboxAt),
        after === null
          ? undefined
          : or(
              lt(conversations.lastMessageAt, after.lastMessageAt),
              and(eq(conversations.lastMessageAt, after.lastMessageAt), lt(conversations.id, after.id)),
            ),
      ),
    )
    .orderBy(desc(conversations.lastMessageAt), desc(conversations.id))
    .limit(limit);
}

export async function clearSuggestionBasis(db: Db, key: ConversationKey): Promise<void> {
  await db.update(conversations).set({ suggestionBasis: null }).where(byKey(key));
}

export async function updateCurrentPath(
  db: Db,
  key: ConversationKey,
  path: string | null,
  at: number,
): Promise<void> {
  await db
    .update(conversations)
    .set({ currentPath: path, updatedAt: nextUpdatedAt(at) })
    .where(byKey(key));
}

/** Strictly growing, so that of two versions of a row the later one is known without trusting a clock. */
export const nextUpdatedAt = (at: number) => sql`greatest(${conversations.updatedAt} + 1, ${at})`;

/** A conversation as an earlier contact of its visitor. */
export interface ContactRow {
  /** The visitor's first message. */
  readonly at: number;
  readonly resolvedAt: number | null;
}

/** Contacts a rule about repeated ones can need. */
const MAX_CONTACTS = 20;

/** Other conversations of the visitor in which they wrote, latest first. */
export async function listContacts(
  db: Db,
  { siteId, conversationId }: ConversationKey,
  visitorId: string,
): Promise<readonly ContactRow[]> {
  const rows = await db
    .select({ at: conversations.inboxAt, resolvedAt: conversations.resolvedAt })
    .from(conversations)
    .where(
      and(
        eq(conversations.siteId, siteId),
        eq(conversations.visitorId, visitorId),
        ne(conversations.id, conversationId),
        isNotNull(conversations.inboxAt),
      ),
    )
    .orderBy(desc(conversations.inboxAt))
    .limit(MAX_CONTACTS);
  return rows.flatMap(({ at, resolvedAt }) => (at === null ? [] : [{ at, resolvedAt }]));
}

/** The team's last weeks, and how many answers of that time are enough to speak of what is usual. */
const PACE_MS = 28 * 86_400_000;
const PACE_ANSWERS = 200;
const PACE_FEWEST = 10;

/** The median time from a visitor's first message to the first answer, of the team's latest ones; null while there are few. */
export async function findMedianFirstAnswer(db: Db, siteId: string, now: number): Promise<number | null> {
  const result = await db.execute(sql`
    select count(*)::int as answers, percentile_cont(0.5) within group (order by first_answer_ms)::float8 as median
    from (
      select first_answer_ms from conversations
      where site_id = ${siteId} and first_answer_ms is not null and inbox_at >= ${now - PACE_MS}::bigint
      order by inbox_at desc limit ${PACE_ANSWERS}
    ) latest`);
  const [row] = result.rows;
  return row === undefined || Number(row['answers']) < PACE_FEWEST ? null : Math.round(Number(row['median']));
}

/** Conversations looked at again when a site's settings change. */
const MAX_ACTIVE = 2_000;

/** Conversations with a message or a report since `since`. */
export async function listActive(db: Db, siteId: string, since: number): Promise<readonly ConversationKey[]> {
  const reported = db
    .select({ siteId: interactionBatches.siteId, conversationId: interactionBatches.conversationId })
    .from(interactionBatches)
    .where(and(eq(interactionBatches.siteId, siteId), gte(interactionBatches.receivedAt, since)));
  const written = db
    .select({ siteId: conversations.siteId, conversationId: conversations.id })
    .from(conversations)
    .where(
      and(
        eq(conversations.siteId, siteId),
        isNotNull(conversations.inboxAt),
        gte(conversations.lastMessageAt, since),
      ),
    );
  return union(reported, written).limit(MAX_ACTIVE);
}
