import { and, desc, eq, sql } from 'drizzle-orm';
import type { ConsentSaid } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { consents } from '../db/schema/index.ts';

/** Stores what was said unless it is what was said last. Of two within one millisecond the later stands. */
export async function insertConsentChange(db: Db, row: typeof consents.$inferInsert): Promise<void> {
  const { siteId, visitorId, at, given, version } = row;
  await db.execute(sql`
    insert into consents (site_id, visitor_id, at, given, version)
    select ${siteId}::text, ${visitorId}::text, ${at}::bigint, ${given}::boolean, ${version}::integer
    where not exists (
      select 1 from (
        select c.given, c.version from consents c
        where c.site_id = ${siteId} and c.visitor_id = ${visitorId}
        order by c.at desc limit 1
      ) latest
      where latest.given = ${given} and latest.version = ${version}
    )
    on conflict (site_id, visitor_id, at) do update set given = excluded.given, version = excluded.version`);
}

export async function findLatestConsent(
  db: Db,
  siteId: string,
  visitorId: string,
): Promise<ConsentSaid | null> {
  const [row] = await db
    .select({ given: consents.given, version: consents.version, at: consents.at })
    .from(consents)
    .where(and(eq(consents.siteId, siteId), eq(consents.visitorId, visitorId)))
    .orderBy(desc(consents.at))
    .limit(1);
  return row ?? null;
}
