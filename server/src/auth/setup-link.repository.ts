import { and, eq, gt, lte } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { setupLinks } from '../db/schema/index.ts';

export type SetupLinkRow = typeof setupLinks.$inferSelect;

export async function insertSetupLink(db: Db, link: SetupLinkRow): Promise<void> {
  await db.delete(setupLinks).where(lte(setupLinks.expiresAt, link.createdAt));
  await db.insert(setupLinks).values(link);
}

export async function isSetupLinkValid(db: Db, tokenHash: string, at: number): Promise<boolean> {
  const [link] = await db
    .select({ tokenHash: setupLinks.tokenHash })
    .from(setupLinks)
    .where(and(eq(setupLinks.tokenHash, tokenHash), gt(setupLinks.expiresAt, at)))
    .limit(1);
  return link !== undefined;
}

export async function deleteAllSetupLinks(db: Db): Promise<void> {
  await db.delete(setupLinks);
}
