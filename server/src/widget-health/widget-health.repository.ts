import { and, eq, gte, sql } from 'drizzle-orm';
import type { Counted } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { widgetHealth } from '../db/schema/index.ts';

/** A month is enough to see when something began. */
const KEPT_MS = 30 * 86_400_000;

export type HealthCount = typeof widgetHealth.$inferInsert;

/** Adds to what was counted of these hours; in one order, so that processes that add at once do not wait in a circle. */
export async function addHealth(db: Db, counts: readonly HealthCount[]): Promise<void> {
  const inOrder = [...counts].sort((a, b) =>
    `${a.siteId} ${a.hour} ${a.what}` < `${b.siteId} ${b.hour} ${b.what}` ? -1 : 1,
  );
  await db
    .insert(widgetHealth)
    .values(inOrder)
    .onConflictDoUpdate({
      target: [widgetHealth.siteId, widgetHealth.hour, widgetHealth.what],
      set: { times: sql`${widgetHealth.times} + excluded.times` },
    });
}

export async function sumHealth(db: Db, siteId: string, since: number): Promise<readonly Counted[]> {
  return db
    .select({ what: widgetHealth.what, times: sql<number>`sum(${widgetHealth.times})::int` })
    .from(widgetHealth)
    .where(and(eq(widgetHealth.siteId, siteId), gte(widgetHealth.hour, since)))
    .groupBy(widgetHealth.what);
}

/** @returns how many rows went, at most `limit` */
export async function deleteOldHealth(tx: Db, at: number, limit: number): Promise<number> {
  const result = await tx.execute(sql`
    delete from widget_health where ctid in (
      select health.ctid from sites join widget_health health on health.site_id = sites.id
      where health.hour < ${at - KEPT_MS}::bigint limit ${limit}
    )`);
  return result.rowCount ?? 0;
}
