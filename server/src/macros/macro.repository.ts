import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { macros } from '../db/schema/index.ts';

export type MacroRow = typeof macros.$inferSelect;

const at = (siteId: string, id: string) => and(eq(macros.siteId, siteId), eq(macros.id, id));

const of = (siteId: string, ownerIds: readonly string[]) =>
  and(eq(macros.siteId, siteId), inArray(macros.ownerId, [...ownerIds]));

/** Those of these owners, by name. */
export function listMacros(
  db: Db,
  siteId: string,
  ownerIds: readonly string[],
  limit: number,
): Promise<readonly MacroRow[]> {
  return db
    .select()
    .from(macros)
    .where(of(siteId, ownerIds))
    .orderBy(asc(macros.name), asc(macros.id))
    .limit(limit);
}

export function countMacros(db: Db, siteId: string, ownerId: string): Promise<number> {
  return db.$count(macros, of(siteId, [ownerId]));
}

export async function findMacro(db: Db, siteId: string, id: string): Promise<MacroRow | null> {
  const [row] = await db.select().from(macros).where(at(siteId, id));
  return row ?? null;
}

/**
 * Saves a new one, or one of this id again as long as it still has this owner.
 * @returns whether it was saved
 */
export async function saveMacro(db: Db, row: MacroRow, ownerBefore: string | null): Promise<boolean> {
  const { siteId: _site, id: _id, ...change } = row;
  const saved =
    ownerBefore === null
      ? await db
          .insert(macros)
          .values(row)
          .onConflictDoNothing({ target: [macros.siteId, macros.id] })
          .returning({ id: macros.id })
      : await db
          .update(macros)
          .set(change)
          .where(and(at(row.siteId, row.id), eq(macros.ownerId, ownerBefore)))
          .returning({ id: macros.id });
  return saved.length > 0;
}

export async function deleteMacro(db: Db, siteId: string, id: string): Promise<void> {
  await db.delete(macros).where(at(siteId, id));
}
