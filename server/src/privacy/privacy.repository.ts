import type { Erasure, KeepingTimes } from '@attune/protocol';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { erasures, keepingTimes, sites, visitors } from '../db/schema/index.ts';

/** Times a site has saved; null when nobody has. */
export async function findKeeping(db: Db, siteId: string): Promise<KeepingTimes | null> {
  const [row] = await db
    .select({ conversationDays: keepingTimes.conversationDays, visitorDays: keepingTimes.visitorDays })
    .from(keepingTimes)
    .where(eq(keepingTimes.siteId, siteId));
  return row ?? null;
}

/** Every site with what it has saved. */
export function listKeeping(
  db: Db,
): Promise<readonly { readonly siteId: string; readonly saved: KeepingTimes | null }[]> {
  return db
    .select({
      siteId: sites.id,
      saved: { conversationDays: keepingTimes.conversationDays, visitorDays: keepingTimes.visitorDays },
      savedAt: keepingTimes.savedAt,
    })
    .from(sites)
    .leftJoin(keepingTimes, eq(keepingTimes.siteId, sites.id))
    .orderBy(sites.id)
    .then((rows) =>
      rows.map(({ siteId, saved, savedAt }) => ({ siteId, saved: savedAt === null ? null : saved })),
    );
}

export async function saveKeeping(
  db: Db,
  siteId: string,
  keeping: KeepingTimes,
  { at, by }: { readonly at: number; readonly by: string },
): Promise<void> {
  const row = { ...keeping, savedAt: at, savedBy: by };
  await db
    .insert(keepingTimes)
    .values({ siteId, ...row })
    .onConflictDoUpdate({ target: keepingTimes.siteId, set: row });
}

export async function isVisitor(db: Db, siteId: string, visitorId: string): Promise<boolean> {
  const own = and(eq(visitors.siteId, siteId), eq(visitors.id, visitorId));
  return (await db.$count(visitors, own)) > 0;
}

/** That somebody of a site was erased. */
export interface ErasureRow extends Erasure {
  readonly siteId: string;
}

export async function insertErasure(tx: Db, { siteId, subject, at, byName }: ErasureRow): Promise<void> {
  await tx.insert(erasures).values({ siteId, subject, erasedAt: at, byName }).onConflictDoNothing();
}

export async function listErasures(db: Db, siteId: string, limit: number): Promise<readonly Erasure[]> {
  return db
    .select({ subject: erasures.subject, at: erasures.erasedAt, byName: erasures.byName })
    .from(erasures)
    .where(eq(erasures.siteId, siteId))
    .orderBy(desc(erasures.erasedAt))
    .limit(limit);
}

/** Erasures of every site. */
export function listAllErasures(db: Db): Promise<readonly ErasureRow[]> {
  return db
    .select({
      siteId: erasures.siteId,
      subject: erasures.subject,
      at: erasures.erasedAt,
      byName: erasures.byName,
    })
    .from(erasures)
    .orderBy(erasures.siteId, erasures.subject);
}

/** Visitors who are there although they were erased: those of a backup. */
export async function listReturned(
  db: Db,
  siteId: string,
  subjects: readonly string[],
): Promise<readonly string[]> {
  if (subjects.length === 0) return [];
  const hash = sql<string>`encode(sha256(convert_to(${visitors.siteId} || ' ' || ${visitors.id}, 'UTF8')), 'hex')`;
  const rows = await db
    .select({ id: visitors.id })
    .from(visitors)
    .where(and(eq(visitors.siteId, siteId), inArray(hash, [...subjects])));
  return rows.map(({ id }) => id);
}

/** Ids of conversations whose last message is older than that, oldest first. */
export async function listOldConversations(
  db: Db,
  siteId: string,
  before: number,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from conversations
    where site_id = ${siteId} and inbox_at is not null and last_message_at < ${before}::bigint
    order by last_message_at limit ${limit}`);
  return rows.map(({ id }) => id);
}

/**
 * Deletes visitors who were last there before that and never wrote.
 * @returns how many went
 */
export async function deleteSilentVisitors(
  db: Db,
  siteId: string,
  before: number,
  limit: number,
): Promise<number> {
  const { rows } = await db.execute(sql`
    delete from visitors where site_id = ${siteId} and id in (
      select v.id from visitors v
      where v.site_id = ${siteId} and v.last_seen_at < ${before}::bigint and not exists (
        select 1 from conversations c
        where c.site_id = v.site_id and c.visitor_id = v.id and c.inbox_at is not null
      )
      order by v.last_seen_at limit ${limit}
    )
    returning id`);
  return rows.length;
}
