import type { View } from '@attune/protocol';
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { views } from '../db/schema/index.ts';

const columns = {
  id: views.id,
  name: views.name,
  filter: views.filter,
  ownerId: views.ownerId,
  sharedOn: views.sharedOn,
};

/** More than anybody reads in a menu. */
const MAX_LISTED = 200;

/** An agent's own views and those shared on their sites. */
const seenBy = (ownerId: string, siteIds: readonly string[]) =>
  or(eq(views.ownerId, ownerId), inArray(views.sharedOn, [...siteIds, '']));

export async function listViews(
  db: Db,
  ownerId: string,
  siteIds: readonly string[],
): Promise<readonly View[]> {
  return db
    .select(columns)
    .from(views)
    .where(seenBy(ownerId, siteIds))
    .orderBy(asc(sql`lower(${views.name})`), asc(views.id))
    .limit(MAX_LISTED);
}

export async function findView(
  db: Db,
  id: string,
  ownerId: string,
  siteIds: readonly string[],
): Promise<View | null> {
  const [row] = await db
    .select(columns)
    .from(views)
    .where(and(eq(views.id, id), seenBy(ownerId, siteIds)));
  return row ?? null;
}

export function countViewsOf(db: Db, ownerId: string): Promise<number> {
  return db.$count(views, eq(views.ownerId, ownerId));
}

export async function saveView(db: Db, view: View, at: number): Promise<void> {
  const { name, filter, sharedOn } = view;
  await db
    .insert(views)
    .values({ ...view, createdAt: at })
    .onConflictDoUpdate({ target: views.id, set: { name, filter, sharedOn } });
}

export async function deleteView(db: Db, id: string): Promise<void> {
  await db.delete(views).where(eq(views.id, id));
}
