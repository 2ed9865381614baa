import type { EarlierCard } from '@attune/protocol';
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { contactCards } from '../db/schema/index.ts';

/** Latest first. */
export async function listCards(
  db: Db,
  siteId: string,
  visitorId: string,
  limit: number,
): Promise<readonly EarlierCard[]> {
  return db
    .select({
      conversationId: contactCards.conversationId,
      at: contactCards.at,
      reason: contactCards.reason,
      byName: contactCards.byName,
      word: contactCards.word,
      reflection: contactCards.reflection,
      promises: contactCards.promises,
    })
    .from(contactCards)
    .where(and(eq(contactCards.siteId, siteId), eq(contactCards.visitorId, visitorId)))
    .orderBy(desc(contactCards.at), desc(contactCards.id))
    .limit(limit);
}

/** Keeps a card; one for the same occasion is left as it is. */
export async function insertCard(db: Db, row: typeof contactCards.$inferInsert): Promise<void> {
  await db.insert(contactCards).values(row).onConflictDoNothing();
}
