import { eq, lt } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { passwordResets, personInvitations } from '../db/schema/index.ts';

type InvitationRow = typeof personInvitations.$inferSelect;

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

export async function insertReset(db: Db, row: typeof passwordResets.$inferInsert): Promise<void> {
  await db.delete(passwordResets).where(lt(passwordResets.expiresAt, row.createdAt));
  await db.insert(passwordResets).values(row);
}
