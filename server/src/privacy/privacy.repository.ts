import type { Erasure, KeepingTimes } from '@attune/protocol';
import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { writtenBefore } from '../conversations/latest-messages.repository.ts';
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

/** How many rows a look at every start reads at once: a statement over all of them may not end in its time. */
const AT_ONCE = 2_000;

/** Erasures of every site, in slices: a list that only grows is read in steps that do not. */
export async function* listAllErasures(db: Db, atOnce = AT_ONCE): AsyncGenerator<readonly ErasureRow[]> {
  let last: ErasureRow | undefined;
  do {
    const slice = await listErasuresAfter(db, last, atOnce);
    if (slice.length > 0) yield slice;
    last = slice.length < atOnce ? undefined : slice.at(-1);
  } while (last !== undefined);
}

function listErasuresAfter(db: Db, last: ErasureRow | undefined, limit: number): Promise<ErasureRow[]> {
  const { siteId, subject } = erasures;
  return db
    .select({ siteId, subject, at: erasures.erasedAt, byName: erasures.byName })
    .from(erasures)
    .where(last && sql`(${siteId}, ${subject}) > (${last.siteId}, ${last.subject})`)
    .orderBy(siteId, subject)
    .limit(limit);
}

/**
 * Which of these the database does not know of. Those it knows are gone: they went in the transaction that noted it.
 * @param rows of one site
 */
export async function listUnknown(
  db: Db,
  siteId: string,
  rows: readonly ErasureRow[],
): Promise<readonly ErasureRow[]> {
  const unknown: ErasureRow[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const slice = rows.slice(at, at + AT_ONCE);
    const subjects = slice.map(({ subject }) => subject);
    const known = await db
      .select({ subject: erasures.subject })
      .from(erasures)
      .where(and(eq(erasures.siteId, siteId), inArray(erasures.subject, subjects)));
    const found = new Set(known.map(({ subject }) => subject));
    unknown.push(...slice.filter(({ subject }) => !found.has(subject)));
  }
  return unknown;
}

/** Ids of a site's visitors, in slices. */
export async function* listVisitorIds(
  db: Db,
  siteId: string,
  atOnce = AT_ONCE,
): AsyncGenerator<readonly string[]> {
  let last: string | undefined = '';
  do {
    const rows: readonly { readonly id: string }[] = await db
      .select({ id: visitors.id })
      .from(visitors)
      .where(and(eq(visitors.siteId, siteId), gt(visitors.id, last)))
      .orderBy(visitors.id)
      .limit(atOnce);
    if (rows.length > 0) yield rows.map(({ id }) => id);
    last = rows.length < atOnce ? undefined : rows.at(-1)?.id;
  } while (last !== undefined);
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
    where site_id = ${siteId} and inbox_at is not null and ${writtenBefore(before)}
    order by last_message_slot, last_message_at limit ${limit}`);
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
