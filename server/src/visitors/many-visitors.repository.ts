import { sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { visitors } from '../db/schema/index.ts';
import type { VisitorRow } from './visitor.repository.ts';

export interface TokenOnPage {
  readonly siteId: string;
  readonly origin: string;
  readonly tokenHash: string;
}

/** The visitors whose tokens have these hashes, each if it was given on that site to a page of that origin. */
export async function findVisitorsByToken(
  db: Db,
  asked: readonly TokenOnPage[],
): Promise<readonly (VisitorRow | null)[]> {
  const list = (of: (one: TokenOnPage) => string) => sql.param([...new Set(asked.map(of))]);
  const rows = await db
    .select()
    .from(visitors)
    .where(
      sql`${visitors.tokenHash} = any(${list(({ tokenHash }) => tokenHash)}::text[])
        and ${visitors.siteId} = any(${list(({ siteId }) => siteId)}::text[])`,
    );
  const byHash = new Map(rows.map((row) => [row.tokenHash, row]));
  return asked.map(({ siteId, origin, tokenHash }) => {
    const row = byHash.get(tokenHash);
    return row?.siteId === siteId && row.origin === origin ? row : null;
  });
}

/** What is noted of somebody who comes again. */
export type VisitOfVisitor = Pick<
  VisitorRow,
  'siteId' | 'id' | 'locale' | 'timeZone' | 'userAgentFamily' | 'lastSeenAt'
>;

/** Rows are locked in one order by everybody, so that no two of these wait for each other. */
export async function updateVisits(db: Db, visits: readonly VisitOfVisitor[]): Promise<void> {
  const given = visits.map(({ siteId, id, locale, timeZone, userAgentFamily, lastSeenAt }) => ({
    site: siteId,
    visitor: id,
    locale,
    time_zone: timeZone,
    device: userAgentFamily,
    at: lastSeenAt,
  }));
  await db.execute(sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(given)}::json)
        as g(site text, visitor text, locale text, time_zone text, device text, at bigint)
    ), locked as materialized (
      select v.site_id, v.id from visitors v join given on given.site = v.site_id and given.visitor = v.id
      order by v.site_id, v.id for no key update of v
    )
    update visitors v set locale = g.locale, time_zone = g.time_zone, user_agent_family = g.device, last_seen_at = g.at
    from locked join given g on g.site = locked.site_id and g.visitor = locked.id
    where v.site_id = locked.site_id and v.id = locked.id`);
}

/** Somebody new, as the row begins. */
export type NewVisitor = Pick<
  VisitorRow,
  'siteId' | 'id' | 'tokenHash' | 'origin' | 'locale' | 'timeZone' | 'userAgentFamily' | 'createdAt'
>;

export async function insertVisitors(db: Db, rows: readonly NewVisitor[]): Promise<void> {
  const given = rows.map(
    ({ siteId, id, tokenHash, origin, locale, timeZone, userAgentFamily, createdAt }) => ({
      site: siteId,
      visitor: id,
      token_hash: tokenHash,
      origin,
      locale,
      time_zone: timeZone,
      device: userAgentFamily,
      at: createdAt,
    }),
  );
  await db.execute(sql`
    insert into visitors (site_id, id, token_hash, origin, locale, time_zone, user_agent_family, created_at, last_seen_at)
    select site, visitor, token_hash, origin, locale, time_zone, device, at, at
    from json_to_recordset(${JSON.stringify(given)}::json) as g(site text, visitor text, token_hash text,
      origin text, locale text, time_zone text, device text, at bigint)`);
}
