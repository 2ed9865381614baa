import type { Label } from '@attune/protocol';
import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import { nextUpdatedAt } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { conversations, labels } from '../db/schema/index.ts';

const columns = { id: labels.id, siteId: labels.siteId, name: labels.name, colour: labels.colour };

export async function listLabels(db: Db, siteId: string): Promise<readonly Label[]> {
  return db
    .select(columns)
    .from(labels)
    .where(eq(labels.siteId, siteId))
    .orderBy(asc(sql`lower(${labels.name})`));
}

/** How many of these ids are labels of the site. */
export async function countKnownLabels(db: Db, siteId: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const [row] = await db
    .select({ known: count() })
    .from(labels)
    .where(and(eq(labels.siteId, siteId), inArray(labels.id, [...ids])));
  return row?.known ?? 0;
}

/** @throws the database's unique violation of `labels_name` */
export async function insertLabel(db: Db, label: Label, at: number): Promise<void> {
  await db.insert(labels).values({ ...label, createdAt: at });
}

/**
 * @returns whether there is such a label
 * @throws the database's unique violation of `labels_name`
 */
export async function updateLabel(db: Db, { siteId, id, name, colour }: Label): Promise<boolean> {
  const rows = await db
    .update(labels)
    .set({ name, colour })
    .where(and(eq(labels.siteId, siteId), eq(labels.id, id)))
    .returning({ id: labels.id });
  return rows.length > 0;
}

/** Removes a label, and takes it off every conversation of its site. @returns whether there was one */
export async function deleteLabel(tx: Db, siteId: string, id: string, at: number): Promise<boolean> {
  const rows = await tx
    .delete(labels)
    .where(and(eq(labels.siteId, siteId), eq(labels.id, id)))
    .returning({ id: labels.id });
  await tx
    .update(conversations)
    .set({ labelIds: sql`array_remove(${conversations.labelIds}, ${id})`, updatedAt: nextUpdatedAt(at) })
    .where(and(eq(conversations.siteId, siteId), sql`${conversations.labelIds} @> array[${id}]::text[]`));
  return rows.length > 0;
}
