import type { RatingScore } from '@attune/protocol';
import { and, asc, count, eq, gte, lt, sql } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { conversationEvents, conversations } from '../db/schema/index.ts';

/** When the conversation was first rated; null: never. */
export async function findFirstRatedAt(
  db: Db,
  { siteId, conversationId }: ConversationKey,
): Promise<number | null> {
  const [row] = await db
    .select({ at: conversationEvents.at })
    .from(conversationEvents)
    .where(
      and(
        eq(conversationEvents.siteId, siteId),
        eq(conversationEvents.conversationId, conversationId),
        eq(conversationEvents.kind, 'rating'),
      ),
    )
    .orderBy(asc(conversationEvents.seq))
    .limit(1);
  return row?.at ?? null;
}

export interface RatingRow {
  readonly conversationId: string;
  readonly score: RatingScore;
  readonly comment: string;
  readonly at: number;
}

/** Of each conversation rated in this time the last rating, newest first. */
export async function listRatings(
  db: Db,
  siteId: string,
  { from, to, limit }: { readonly from: number; readonly to: number; readonly limit: number },
): Promise<readonly RatingRow[]> {
  const result = await db.execute(sql`
    select * from (
      select distinct on (conversation_id) conversation_id, (details->>'score')::int as score, body, at
      from conversation_events
      where site_id = ${siteId} and kind = 'rating' and at >= ${from}::bigint and at < ${to}::bigint
      order by conversation_id, seq desc
    ) latest order by at desc limit ${limit}`);
  return result.rows.map((row) => ({
    conversationId: String(row['conversation_id']),
    score: Number(row['score']) as RatingScore,
    comment: typeof row['body'] === 'string' ? row['body'] : '',
    at: Number(row['at']),
  }));
}

export async function countResolved(db: Db, siteId: string, from: number, to: number): Promise<number> {
  const [row] = await db
    .select({ resolved: count() })
    .from(conversations)
    .where(
      and(
        eq(conversations.siteId, siteId),
        gte(conversations.resolvedAt, from),
        lt(conversations.resolvedAt, to),
      ),
    );
  return row?.resolved ?? 0;
}
