import { and, desc, eq, gte, isNotNull, ne, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import { writtenSince } from './latest-messages.repository.ts';
import type { Db } from '../db/open-database.ts';
import { conversations, interactionBatches } from '../db/schema/index.ts';
import type { ConversationKey } from './conversation.repository.ts';

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
    .where(and(eq(conversations.siteId, siteId), isNotNull(conversations.inboxAt), writtenSince(since)));
  return union(reported, written).limit(MAX_ACTIVE);
}
