import type { CoachRuleReport } from '@attune/protocol';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { coachCases, coachCounts } from '../db/schema/index.ts';

export type CoachOutcome = (typeof coachCounts.$inferSelect)['outcome'];

/** Sentences kept of a rule: what a report shows, and as many again for when some are looked into. */
const KEPT_CASES = 40;
const SHOWN_CASES = 20;

export async function countOutcome(
  db: Db,
  siteId: string,
  rule: string,
  outcome: CoachOutcome,
): Promise<void> {
  await db
    .insert(coachCounts)
    .values({ siteId, rule, outcome, count: 1 })
    .onConflictDoUpdate({
      target: [coachCounts.siteId, coachCounts.rule, coachCounts.outcome],
      set: { count: sql`${coachCounts.count} + 1` },
    });
}

/** Adds a sentence that was judged wrongly; of many the latest stay. */
export async function addCase(db: Db, row: typeof coachCases.$inferInsert): Promise<void> {
  await db.insert(coachCases).values(row);
  await db.execute(sql`
    delete from coach_cases where id in (
      select id from coach_cases where site_id = ${row.siteId} and rule = ${row.rule}
      order by at desc, id offset ${KEPT_CASES}
    )`);
}

export async function listCounts(
  db: Db,
  siteId: string,
): Promise<readonly (typeof coachCounts.$inferSelect)[]> {
  return db.select().from(coachCounts).where(eq(coachCounts.siteId, siteId));
}

/** The latest cases of each rule, newest first. */
export async function listCases(
  db: Db,
  siteId: string,
): Promise<readonly (CoachRuleReport['cases'][number] & { readonly rule: string })[]> {
  const result = await db.execute(sql`
    select rule, sentence, by_name, at from (
      select *, row_number() over (partition by rule order by at desc, id) as place
      from coach_cases where site_id = ${siteId}
    ) latest where place <= ${SHOWN_CASES} order by rule, place`);
  return result.rows.map((row) => ({
    rule: String(row['rule']),
    sentence: String(row['sentence']),
    by: String(row['by_name']),
    at: Number(row['at']),
  }));
}
