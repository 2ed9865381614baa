import { and, asc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { conversations } from '../db/schema/index.ts';

export interface WaitingRow {
  readonly conversationId: string;
  readonly visitorId: string;
}

const waiting = (siteId: string) =>
  and(
    eq(conversations.siteId, siteId),
    isNotNull(conversations.waitingSince),
    eq(conversations.status, 'open'),
  );

/** Who waits longest, in order. */
export async function listWaiting(db: Db, siteId: string, limit: number): Promise<readonly WaitingRow[]> {
  return db
    .select({ conversationId: conversations.id, visitorId: conversations.visitorId })
    .from(conversations)
    .where(waiting(siteId))
    .orderBy(asc(conversations.waitingSince), asc(conversations.id))
    .limit(limit);
}

/** How many have waited longer than since `waitingSince`. */
export async function countWaitingBefore(db: Db, siteId: string, waitingSince: number): Promise<number> {
  const [row] = await db
    .select({ before: sql<number>`count(*)::int` })
    .from(conversations)
    .where(and(waiting(siteId), lt(conversations.waitingSince, waitingSince)));
  return row?.before ?? 0;
}

/** First answers that say what is usual now: a team's morning says little of its evening. */
const PACE_MS = 7 * 86_400_000;
const PACE_ANSWERS = 50;
const PACE_FEWEST = 8;

/** Between what the quick quarter and the slow quarter of recent first answers took; null while there are few. */
export async function findUsualWait(
  db: Db,
  siteId: string,
  now: number,
): Promise<{ readonly fromMs: number; readonly toMs: number } | null> {
  const result = await db.execute(sql`
    select count(*)::int as answers,
      percentile_cont(0.25) within group (order by first_answer_ms)::float8 as quick,
      percentile_cont(0.75) within group (order by first_answer_ms)::float8 as slow
    from (
      select first_answer_ms from conversations
      where site_id = ${siteId} and first_answer_ms is not null and inbox_at >= ${now - PACE_MS}::bigint
      order by inbox_at desc limit ${PACE_ANSWERS}
    ) latest`);
  const [row] = result.rows;
  if (row === undefined || Number(row['answers']) < PACE_FEWEST) return null;
  return { fromMs: Math.round(Number(row['quick'])), toMs: Math.round(Number(row['slow'])) };
}
