import { sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { during, narrowed, within, type Asked } from './report.repository.ts';

/** Zones differ from each other by quarters of an hour at the finest. */
export const QUARTER_MS = 900_000;

/** When conversations came. */
export const arrivals = ({ siteId, period, narrowing }: Asked) => sql`
  select c.inbox_at as at, true as hit from conversations c
  where c.site_id = ${siteId} and ${within(period, sql`c.inbox_at`)}${narrowed(narrowing)}`;

/** How many came in each quarter of an hour in which some did. */
export async function listQuarters(
  db: Db,
  { siteId, period, narrowing }: Asked,
): Promise<readonly { readonly at: number; readonly n: number }[]> {
  const result = await db.execute(sql`
    select (c.inbox_at / ${QUARTER_MS}::bigint)::float8 as quarter, count(*)::int as n from conversations c
    where c.site_id = ${siteId} and ${during(period, sql`c.inbox_at`)}${narrowed(narrowing)}
    group by 1`);
  return result.rows.map((row) => ({ at: Number(row['quarter']) * QUARTER_MS, n: Number(row['n']) }));
}
