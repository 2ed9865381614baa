import { and, eq, sql } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation.repository.ts';
import type { Db } from '../db/open-database.ts';
import { modelCalls, modelOpinions } from '../db/schema/index.ts';

export type OpinionItems = (typeof modelOpinions.$inferSelect)['items'];

/** Calls that a site's admin allows. */
export interface CallBudget {
  readonly perConversation: number;
  readonly perDay: number;
  /** When the day began. */
  readonly dayBegan: number;
}

/**
 * Takes one call from the site's budget. Calls of a site take turns here, so that two at once do not both take the last.
 * @returns which budget had none left; null when it was taken
 */
export async function takeCall(
  tx: Db,
  key: ConversationKey,
  { perConversation, perDay, dayBegan }: CallBudget,
  call: { readonly id: string; readonly at: number },
): Promise<'conversation' | 'day' | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${key.siteId}), 3)`);
  const ofSite = eq(modelCalls.siteId, key.siteId);
  const inConversation = await tx.$count(
    modelCalls,
    and(ofSite, eq(modelCalls.conversationId, key.conversationId)),
  );
  if (inConversation >= perConversation) return 'conversation';
  const today = await tx.$count(modelCalls, and(ofSite, sql`${modelCalls.at} >= ${dayBegan}`));
  if (today >= perDay) return 'day';
  await tx.insert(modelCalls).values({ ...key, ...call });
  return null;
}

export async function findOpinion(
  db: Db,
  { siteId, conversationId }: ConversationKey,
): Promise<OpinionItems> {
  const [row] = await db
    .select({ items: modelOpinions.items })
    .from(modelOpinions)
    .where(and(eq(modelOpinions.siteId, siteId), eq(modelOpinions.conversationId, conversationId)));
  return row?.items ?? [];
}

export async function saveOpinion(
  db: Db,
  key: ConversationKey,
  items: OpinionItems,
  at: number,
): Promise<void> {
  await db
    .insert(modelOpinions)
    .values({ ...key, items, at })
    .onConflictDoUpdate({
      target: [modelOpinions.siteId, modelOpinions.conversationId],
      set: { items, at },
    });
}
