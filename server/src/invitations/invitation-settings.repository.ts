import type { InvitationSettings } from '@attune/protocol';
import { eq } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { invitationSettings } from '../db/schema/index.ts';

/** What a site last saved; null when nobody has. */
export async function findInvitationSettings(db: Db, siteId: string): Promise<InvitationSettings | null> {
  const [row] = await db
    .select({ settings: invitationSettings.settings })
    .from(invitationSettings)
    .where(eq(invitationSettings.siteId, siteId));
  return row?.settings ?? null;
}

export async function saveInvitationSettings(
  db: Db,
  row: typeof invitationSettings.$inferInsert,
): Promise<void> {
  const { settings, savedAt, savedBy } = row;
  await db
    .insert(invitationSettings)
    .values(row)
    .onConflictDoUpdate({ target: invitationSettings.siteId, set: { settings, savedAt, savedBy } });
}
