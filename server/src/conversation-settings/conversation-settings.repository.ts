import type { ConversationSettings } from '@attune/protocol';
import { eq } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { conversationSettings } from '../db/schema/index.ts';

/** What a site last saved; null when nobody has. */
export async function findConversationSettings(db: Db, siteId: string): Promise<ConversationSettings | null> {
  const [row] = await db
    .select({ settings: conversationSettings.settings })
    .from(conversationSettings)
    .where(eq(conversationSettings.siteId, siteId));
  return row?.settings ?? null;
}

export async function saveConversationSettings(
  db: Db,
  row: typeof conversationSettings.$inferInsert,
): Promise<void> {
  const { settings, savedAt, savedBy } = row;
  await db
    .insert(conversationSettings)
    .values(row)
    .onConflictDoUpdate({ target: conversationSettings.siteId, set: { settings, savedAt, savedBy } });
}
