import { sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { MOST_VALUES, narrowed, within, type Asked } from './report.repository.ts';

/** When a conversation came, and how long it waited for its first answer; null: there is none yet. */
export interface Wait {
  readonly at: number;
  readonly answerMs: number | null;
}

/** Latest first, {@link MOST_VALUES} at most. */
export async function listWaits(db: Db, { siteId, period, narrowing }: Asked): Promise<readonly Wait[]> {
  const result = await db.execute(sql`
    select c.inbox_at::float8 as at, c.first_answer_ms as answer_ms from conversations c
    where c.site_id = ${siteId} and ${within(period, sql`c.inbox_at`)}${narrowed(narrowing)}
    order by c.inbox_at desc limit ${MOST_VALUES}`);
  return result.rows.map((row) => ({
    at: Number(row['at']),
    answerMs: row['answer_ms'] === null ? null : Number(row['answer_ms']),
  }));
}
