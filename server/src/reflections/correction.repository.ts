import type { HandCorrection } from '@attune/empathy/reflection';
import { and, asc, eq } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation.repository.ts';
import type { Db } from '../db/open-database.ts';
import { reflectionCorrections } from '../db/schema/index.ts';

/** Corrections of one conversation's card; a card that was corrected more often shows the first ones. */
const MAX_CORRECTIONS = 200;

/** Oldest first. */
export async function listCorrections(
  db: Db,
  { siteId, conversationId }: ConversationKey,
): Promise<readonly HandCorrection[]> {
  const rows = await db
    .select()
    .from(reflectionCorrections)
    .where(
      and(eq(reflectionCorrections.siteId, siteId), eq(reflectionCorrections.conversationId, conversationId)),
    )
    .orderBy(asc(reflectionCorrections.at), asc(reflectionCorrections.id))
    .limit(MAX_CORRECTIONS);
  return rows.map(({ id, field, itemKey, text }) => ({ noteId: id, field, itemKey, text }));
}

export async function insertCorrection(
  db: Db,
  row: typeof reflectionCorrections.$inferInsert,
): Promise<void> {
  await db.insert(reflectionCorrections).values(row);
}
