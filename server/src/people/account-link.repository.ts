import { and, desc, eq, gt, lt } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { passwordResets, personInvitations } from '../db/schema/index.ts';

export type InvitationRow = typeof personInvitations.$inferSelect;

/** Invites an address; one that was invited before is invited anew. */
export async function upsertInvitation(tx: Db, row: InvitationRow): Promise<InvitationRow> {
  const { id: _id, email: _email, ...change } = row;
  const [saved] = await tx
    .insert(personInvitations)
    .values(row)
    .onConflictDoUpdate({ target: personInvitations.email, set: change })
    .returning();
  return saved ?? row;
}

/** Latest first. */
export function listInvitations(db: Db): Promise<InvitationRow[]> {
  return db.select().from(personInvitations).orderBy(desc(personInvitations.createdAt));
}

/** A newer link voids the older one. @returns null when it was taken back */
export async function renewInvitation(
  db: Db,
  id: string,
  change: { readonly tokenHash: string; readonly expiresAt: number },
): Promise<InvitationRow | null> {
  const [row] = await db
    .update(personInvitations)
    .set(change)
    .where(eq(personInvitations.id, id))
    .returning();
  return row ?? null;
}

export async function findInvitation(db: Db, tokenHash: string, at: number): Promise<InvitationRow | null> {
  const [row] = await db
    .select()
    .from(personInvitations)
    .where(and(eq(personInvitations.tokenHash, tokenHash), gt(personInvitations.expiresAt, at)))
    .limit(1);
  return row ?? null;
}

export async function deleteInvitation(tx: Db, id: string): Promise<InvitationRow | null> {
  const [row] = await tx.delete(personInvitations).where(eq(personInvitations.id, id)).returning();
  return row ?? null;
}

export async function deleteInvitationTo(tx: Db, email: string): Promise<void> {
  await tx.delete(personInvitations).where(eq(personInvitations.email, email));
}

/** Uses up the link, so that of two that try at once one gets it. */
export async function takeInvitation(tx: Db, tokenHash: string, at: number): Promise<InvitationRow | null> {
  const [row] = await tx
    .delete(personInvitations)
    .where(and(eq(personInvitations.tokenHash, tokenHash), gt(personInvitations.expiresAt, at)))
    .returning();
  return row ?? null;
}

export async function insertReset(db: Db, row: typeof passwordResets.$inferInsert): Promise<void> {
  await db.delete(passwordResets).where(lt(passwordResets.expiresAt, row.createdAt));
  await db.insert(passwordResets).values(row);
}

export async function isResetValid(db: Db, tokenHash: string, at: number): Promise<boolean> {
  const [row] = await db
    .select({ userId: passwordResets.userId })
    .from(passwordResets)
    .where(and(eq(passwordResets.tokenHash, tokenHash), gt(passwordResets.expiresAt, at)))
    .limit(1);
  return row !== undefined;
}

/** Uses up the link and all others of that person. @returns whose it was */
export async function takeReset(tx: Db, tokenHash: string, at: number): Promise<string | null> {
  const [row] = await tx
    .delete(passwordResets)
    .where(and(eq(passwordResets.tokenHash, tokenHash), gt(passwordResets.expiresAt, at)))
    .returning({ userId: passwordResets.userId });
  if (row === undefined) return null;
  await deleteResetsOf(tx, row.userId);
  return row.userId;
}

export async function deleteResetsOf(tx: Db, userId: string): Promise<void> {
  await tx.delete(passwordResets).where(eq(passwordResets.userId, userId));
}
