import { and, eq, lt, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { pageErrorCounts, signalPolicies, sites } from '../db/schema/index.ts';
import { DEFAULT_POLICY } from '../signal-policy/default-policy.ts';

/** For how many days each site keeps what its pages report. */
export async function listRetention(
  db: Db,
): Promise<readonly { readonly siteId: string; readonly retentionDays: number }[]> {
  const rows = await db
    .select({ siteId: sites.id, policy: signalPolicies.policy })
    .from(sites)
    .leftJoin(signalPolicies, eq(signalPolicies.siteId, sites.id))
    .orderBy(sites.id);
  return rows.map(({ siteId, policy }) => ({
    siteId,
    retentionDays: policy?.retentionDays ?? DEFAULT_POLICY.retentionDays,
  }));
}

/**
 * Deletes batches received before `before`, oldest first, and the counts of that time.
 * @returns how many batches went
 */
export async function deleteExpired(db: Db, siteId: string, before: number, limit: number): Promise<number> {
  await db
    .delete(pageErrorCounts)
    .where(and(eq(pageErrorCounts.siteId, siteId), lt(pageErrorCounts.minute, before)));
  const result = await db.execute(sql`
    delete from interaction_batches where ctid in (
      select ctid from interaction_batches
      where site_id = ${siteId} and received_at < ${before}::bigint
      order by received_at limit ${limit}
    )
    returning batch_no`);
  return result.rows.length;
}
