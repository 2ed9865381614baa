import { and, eq, sql } from 'drizzle-orm';
import {
  nextUpdatedAt,
  type ConversationKey,
  type ConversationRow,
} from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { conversations } from '../db/schema/index.ts';

/** What a new look at friction writes back. */
export type AfterLook = Pick<
  ConversationRow,
  | 'frictionScore'
  | 'frictionLevel'
  | 'frictionSince'
  | 'frictionHeadline'
  | 'frictionState'
  | 'frictionQuietUntil'
  | 'goneQuiet'
> & { readonly frictionAt: number } & Partial<
    Pick<ConversationRow, 'nextCheckAt' | 'suggestionBasis' | 'wordsReadSeq'>
  >;

/** @returns the row after it; null when the conversation is gone */
export async function updateAfterLook(
  db: Db,
  key: ConversationKey,
  columns: AfterLook,
): Promise<Omit<ConversationRow, 'visitorName'> | null> {
  const [row] = await db
    .update(conversations)
    .set({ ...columns, updatedAt: nextUpdatedAt(columns.frictionAt) })
    .where(and(eq(conversations.siteId, key.siteId), eq(conversations.id, key.conversationId)))
    .returning();
  return row ?? null;
}

/** @returns when the conversation changed last; null when it is gone */
export async function readUpdatedAt(
  db: Db,
  { siteId, conversationId }: ConversationKey,
): Promise<number | null> {
  const [row] = await db
    .select({ updatedAt: conversations.updatedAt })
    .from(conversations)
    .where(and(eq(conversations.siteId, siteId), eq(conversations.id, conversationId)));
  return row?.updatedAt ?? null;
}

/** One writer of a conversation's friction at a time, over all processes; released with the transaction. */
export async function lockFriction(tx: Db, { conversationId }: ConversationKey): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${conversationId}), 1)`);
}
