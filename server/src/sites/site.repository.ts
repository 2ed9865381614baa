import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { siteAgents, sites } from '../db/schema/index.ts';

export type SiteRow = typeof sites.$inferSelect;

/** Any number that no other lock of ours has; it spells "site". */
const FIRST_SITE_LOCK = 0x73_69_74_65;

/** Adds this site if there is none at all, and answers the oldest there is. Processes that ask at once wait for each other. */
export async function insertSiteIfNone(db: Db, site: SiteRow): Promise<SiteRow> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_SITE_LOCK})`);
    const [oldest] = await tx.select().from(sites).orderBy(asc(sites.createdAt), asc(sites.id)).limit(1);
    if (oldest !== undefined) return oldest;
    await tx.insert(sites).values(site);
    return site;
  });
}

export async function findSiteByPublicKey(db: Db, publicKey: string): Promise<SiteRow | null> {
  const [site] = await db.select().from(sites).where(eq(sites.publicKey, publicKey)).limit(1);
  return site ?? null;
}

/** Oldest first, so that the list keeps its order. */
export async function findAllSites(db: Db): Promise<SiteRow[]> {
  return db.select().from(sites).orderBy(asc(sites.createdAt), asc(sites.id));
}

export async function findSitesOfMember(db: Db, personId: string): Promise<SiteRow[]> {
  const rows = await db
    .select({ site: sites })
    .from(sites)
    .innerJoin(siteAgents, eq(siteAgents.siteId, sites.id))
    .where(eq(siteAgents.userId, personId))
    .orderBy(asc(sites.createdAt), asc(sites.id));
  return rows.map(({ site }) => site);
}

/** Oldest first. */
export async function findSitesByIds(db: Db, ids: readonly string[]): Promise<SiteRow[]> {
  return db
    .select()
    .from(sites)
    .where(inArray(sites.id, [...ids]))
    .orderBy(asc(sites.createdAt), asc(sites.id));
}

export async function siteExists(db: Db, siteId: string): Promise<boolean> {
  const [site] = await db.select({ id: sites.id }).from(sites).where(eq(sites.id, siteId)).limit(1);
  return site !== undefined;
}

export async function isMember(db: Db, siteId: string, personId: string): Promise<boolean> {
  const [row] = await db
    .select({ siteId: siteAgents.siteId })
    .from(siteAgents)
    .where(and(eq(siteAgents.siteId, siteId), eq(siteAgents.userId, personId)))
    .limit(1);
  return row !== undefined;
}

/** With everybody there is as its members, as they are of the sites there were. */
export async function insertSite(tx: Db, site: SiteRow): Promise<void> {
  await tx.insert(sites).values(site);
  await tx.execute(sql`
    insert into site_agents (site_id, user_id) select ${site.id}::text, id from "user" on conflict do nothing`);
}

export async function countSites(db: Db): Promise<number> {
  return db.$count(sites);
}

/** @returns null when there is no such site */
export async function updateSite(
  db: Db,
  siteId: string,
  change: Partial<Pick<SiteRow, 'name' | 'allowedOrigins'>>,
): Promise<SiteRow | null> {
  const [site] = await db.update(sites).set(change).where(eq(sites.id, siteId)).returning();
  return site ?? null;
}

/** Makes somebody a member of every site there is now. */
export async function joinAllSites(db: Db, personId: string): Promise<void> {
  await db.execute(sql`
    insert into site_agents (site_id, user_id) select id, ${personId}::text from sites
    on conflict do nothing`);
}

export async function nameOfSite(db: Db, siteId: string): Promise<string> {
  const [site] = await db.select({ name: sites.name }).from(sites).where(eq(sites.id, siteId)).limit(1);
  return site?.name ?? '';
}
