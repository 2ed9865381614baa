import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { siteSightings } from '../db/schema/index.ts';

/** What was noticed of a page. */
export type Noticed = 'loaded' | 'connected' | 'refused';

/** Origins are whatever a client says: so many of a site are kept, and no more. */
const MOST_ORIGINS = 50;

const columns = { loaded: sql`loaded_at`, connected: sql`connected_at`, refused: sql`refused_at` } as const;

/** Notes that an origin was seen. Beyond the most that a site keeps, only known ones are. */
export async function upsertSighting(
  db: Db,
  sighting: {
    readonly siteKey: string;
    readonly origin: string;
    readonly noticed: Noticed;
    readonly at: number;
  },
): Promise<void> {
  const { siteKey, origin, noticed, at } = sighting;
  const column = columns[noticed];
  await db.execute(sql`
    insert into site_sightings (site_id, origin, ${column})
    select s.id, ${origin}::text, ${at}::bigint from sites s
    where s.public_key = ${siteKey} and (
      (select count(*) from site_sightings n where n.site_id = s.id) < ${MOST_ORIGINS}
      or exists (select 1 from site_sightings n where n.site_id = s.id and n.origin = ${origin}::text))
    on conflict (site_id, origin) do update set ${column} = excluded.${column}`);
}

/** Latest first. */
export function listSightings(db: Db, siteId: string): Promise<(typeof siteSightings.$inferSelect)[]> {
  return db
    .select()
    .from(siteSightings)
    .where(eq(siteSightings.siteId, siteId))
    .orderBy(
      desc(
        sql`greatest(coalesce(${siteSightings.loadedAt}, 0), coalesce(${siteSightings.connectedAt}, 0), coalesce(${siteSightings.refusedAt}, 0))`,
      ),
    )
    .limit(MOST_ORIGINS);
}
