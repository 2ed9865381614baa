import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { noticeViews } from '../db/schema/index.ts';

/** Remembers the first time. */
export async function insertNoticeView(db: Db, row: typeof noticeViews.$inferInsert): Promise<void> {
  await db.insert(noticeViews).values(row).onConflictDoNothing();
}

export async function findLatestNoticeView(
  db: Db,
  siteId: string,
  visitorId: string,
): Promise<{ readonly version: number; readonly at: number } | null> {
  const [row] = await db
    .select({ version: noticeViews.version, at: noticeViews.at })
    .from(noticeViews)
    .where(and(eq(noticeViews.siteId, siteId), eq(noticeViews.visitorId, visitorId)))
    .orderBy(desc(noticeViews.version))
    .limit(1);
  return row ?? null;
}
