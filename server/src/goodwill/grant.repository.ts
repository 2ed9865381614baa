import { and, eq, sql } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation.repository.ts';
import type { Db } from '../db/open-database.ts';
import { goodwillGrants } from '../db/schema/index.ts';

const inConversation = ({ siteId, conversationId }: ConversationKey) =>
  and(eq(goodwillGrants.siteId, siteId), eq(goodwillGrants.conversationId, conversationId));

/** What was given in a conversation so far, minor units. */
export async function sumGiven(db: Db, key: ConversationKey): Promise<number> {
  const [row] = await db
    .select({ given: sql<number>`coalesce(sum(${goodwillGrants.amount}), 0)::float8` })
    .from(goodwillGrants)
    .where(inConversation(key));
  return row?.given ?? 0;
}

/** One giver at a time in a conversation, over all processes; released with the transaction. */
export async function lockGoodwill(tx: Db, { conversationId }: ConversationKey): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${conversationId}), 2)`);
}

type Grant = typeof goodwillGrants.$inferInsert;

/** What this agent gave under this client id before. */
export async function findGrant(
  db: Db,
  { siteId, conversationId, agentId, clientId }: Grant,
): Promise<Grant | null> {
  const [row] = await db
    .select()
    .from(goodwillGrants)
    .where(
      and(
        inConversation({ siteId, conversationId }),
        eq(goodwillGrants.agentId, agentId),
        eq(goodwillGrants.clientId, clientId),
      ),
    );
  return row ?? null;
}

/**
 * Writes a grant if the conversation's budget still holds it.
 * @returns whether it did
 */
export async function insertGrantWithin(tx: Db, grant: Grant, budget: number): Promise<boolean> {
  const { id, siteId, conversationId, agentId, agentName, clientId, amount, currency, reason, at } = grant;
  const result = await tx.execute(sql`
    insert into goodwill_grants
      (id, site_id, conversation_id, agent_id, agent_name, client_id, amount, currency, reason, at)
    select ${id}, ${siteId}, ${conversationId}, ${agentId}, ${agentName}, ${clientId}, ${amount}::int, ${currency},
      ${reason}, ${at}::bigint
    where (
      select coalesce(sum(amount), 0) from goodwill_grants
      where site_id = ${siteId} and conversation_id = ${conversationId}
    ) + ${amount}::int <= ${budget}::bigint
    returning id`);
  return result.rows.length > 0;
}
