import type { EmpathyAnswers } from '@attune/protocol';
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { conversationEvents, keptWords } from '../db/schema/index.ts';

type KeptWord = EmpathyAnswers['kept-words:list']['words'][number];

/** Words on the shelf, the latest. */
const MAX_KEPT = 200;

/** Latest first, with the message they stand in. */
export async function listKeptWords(
  db: Db,
  siteIds: readonly string[],
  agentId: string,
): Promise<readonly KeptWord[]> {
  if (siteIds.length === 0) return [];
  const rows = await db
    .select({
      conversationId: keptWords.conversationId,
      seq: keptWords.seq,
      text: conversationEvents.body,
      at: keptWords.at,
    })
    .from(keptWords)
    .innerJoin(
      conversationEvents,
      and(
        eq(conversationEvents.siteId, keptWords.siteId),
        eq(conversationEvents.conversationId, keptWords.conversationId),
        eq(conversationEvents.seq, keptWords.seq),
      ),
    )
    .where(and(eq(keptWords.agentId, agentId), inArray(keptWords.siteId, [...siteIds])))
    .orderBy(desc(keptWords.at))
    .limit(MAX_KEPT);
  return rows.map(({ text, ...row }) => ({ ...row, text: text ?? '' }));
}

/** Keeps them once. */
export async function insertKeptWords(
  db: Db,
  rows: readonly (typeof keptWords.$inferInsert)[],
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insert(keptWords)
    .values([...rows])
    .onConflictDoNothing();
}
