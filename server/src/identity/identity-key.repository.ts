import { and, desc, eq, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { identityKeys } from '../db/schema/index.ts';

export type IdentityKeyRow = typeof identityKeys.$inferSelect;

/** Keys shown in one list. */
const MAX_LISTED = 100;

const isKey = (siteId: string, id: string) => and(eq(identityKeys.siteId, siteId), eq(identityKeys.id, id));

export async function listIdentityKeys(db: Db, siteId: string): Promise<readonly IdentityKeyRow[]> {
  return db
    .select()
    .from(identityKeys)
    .where(eq(identityKeys.siteId, siteId))
    .orderBy(desc(identityKeys.createdAt))
    .limit(MAX_LISTED);
}

export async function findIdentityKey(db: Db, siteId: string, id: string): Promise<IdentityKeyRow | null> {
  const [row] = await db.select().from(identityKeys).where(isKey(siteId, id)).limit(1);
  return row ?? null;
}

export async function insertIdentityKey(tx: Db, row: IdentityKeyRow): Promise<void> {
  await tx.insert(identityKeys).values(row);
}

/** @returns whether it still was one */
export async function revokeIdentityKey(tx: Db, siteId: string, id: string, at: number): Promise<boolean> {
  const rows = await tx
    .update(identityKeys)
    .set({ revokedAt: at })
    .where(and(isKey(siteId, id), isNull(identityKeys.revokedAt)))
    .returning({ id: identityKeys.id });
  return rows.length > 0;
}

/** Notes that it was used, when that was not noted since `before`. */
export async function noteKeyUse(
  db: Db,
  { siteId, id }: Pick<IdentityKeyRow, 'siteId' | 'id'>,
  at: number,
  before: number,
): Promise<void> {
  await db
    .update(identityKeys)
    .set({ lastUsedAt: at })
    .where(and(isKey(siteId, id), or(isNull(identityKeys.lastUsedAt), lt(identityKeys.lastUsedAt, before))));
}
