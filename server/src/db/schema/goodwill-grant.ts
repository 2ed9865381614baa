import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';

/** What agents gave away, and why: the audit of the goodwill budget. Rows never change. */
export const goodwillGrants = pgTable(
  'goodwill_grants',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** Id of a user, with the name at that time. */
    agentId: text('agent_id').notNull(),
    agentName: text('agent_name').notNull(),
    clientId: text('client_id').notNull(),
    /** Minor units (cents). */
    amount: integer('amount').notNull(),
    currency: text('currency').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    inConversation('goodwill_grants_conversation', table),
    // Begins with the conversation, so it also finds what was given there.
    unique('goodwill_grants_client_id').on(table.siteId, table.conversationId, table.agentId, table.clientId),
    check('goodwill_grants_amount', sql`${table.amount} > 0`),
  ],
);
