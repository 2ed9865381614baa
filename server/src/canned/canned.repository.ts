import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { cannedResponses } from '../db/schema/index.ts';

export type CannedRow = typeof cannedResponses.$inferSelect;

const at = (siteId: string, id: string) =>
  and(eq(cannedResponses.siteId, siteId), eq(cannedResponses.id, id));

const of = (siteId: string, ownerIds: readonly string[]) =>
  and(eq(cannedResponses.siteId, siteId), inArray(cannedResponses.ownerId, [...ownerIds]));

/** Those of these owners, by shortcut. */
export function listCanned(
  db: Db,
  siteId: string,
  ownerIds: readonly string[],
  limit: number,
): Promise<readonly CannedRow[]> {
  return db
    .select()
    .from(cannedResponses)
    .where(of(siteId, ownerIds))
    .orderBy(asc(cannedResponses.shortcut), asc(cannedResponses.id))
    .limit(limit);
}

export function countCanned(db: Db, siteId: string, ownerId: string): Promise<number> {
  return db.$count(cannedResponses, of(siteId, [ownerId]));
}

export async function findCanned(db: Db, siteId: string, id: string): Promise<CannedRow | null> {
  const [row] = await db.select().from(cannedResponses).where(at(siteId, id));
  return row ?? null;
}

/**
 * Saves a new one, or one of this id again as long as it still has this owner.
 * @returns whether it was saved
 * @throws the database's unique violation of `canned_responses_shortcut`
 */
export async function saveCanned(db: Db, row: CannedRow, ownerBefore: string | null): Promise<boolean> {
  const { siteId: _site, id: _id, ...change } = row;
  const saved =
    ownerBefore === null
      ? await db
          .insert(cannedResponses)
          .values(row)
          .onConflictDoNothing({ target: [cannedResponses.siteId, cannedResponses.id] })
          .returning({ id: cannedResponses.id })
      : await db
          .update(cannedResponses)
          .set(change)
          .where(and(at(row.siteId, row.id), eq(cannedResponses.ownerId, ownerBefore)))
          .returning({ id: cannedResponses.id });
  return saved.length > 0;
}

export async function deleteCanned(db: Db, siteId: string, id: string): Promise<void> {
  await db.delete(cannedResponses).where(at(siteId, id));
}
