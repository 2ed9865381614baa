import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { resumeLinks } from '../db/schema/index.ts';

export async function insertResumeLink(db: Db, row: typeof resumeLinks.$inferInsert): Promise<void> {
  await db.insert(resumeLinks).values(row);
}

const AGAIN_WITHIN_MS = 60_000;

/**
 * Uses up a link, in one statement, so that of two that try at once one gets it.
 * @returns whose it was; null when it is unknown, of another site, used or too old
 */
export async function redeemResumeLink(
  db: Db,
  by: {
    readonly siteId: string;
    readonly linkHash: string;
    readonly tokenHash: string;
    readonly origin: string;
    readonly at: number;
  },
): Promise<string | null> {
  const { siteId, linkHash, tokenHash, origin, at } = by;
  const [row] = await db
    .update(resumeLinks)
    .set({ redeemedAt: at, tokenHash, origin })
    .where(
      and(
        eq(resumeLinks.linkHash, linkHash),
        eq(resumeLinks.siteId, siteId),
        // The answer may have been lost on its way: the same page may ask again at once.
        or(
          isNull(resumeLinks.redeemedAt),
          and(gt(resumeLinks.redeemedAt, at - AGAIN_WITHIN_MS), eq(resumeLinks.origin, origin)),
        ),
        gt(resumeLinks.expiresAt, at),
      ),
    )
    .returning({ visitorId: resumeLinks.visitorId });
  return row?.visitorId ?? null;
}
