import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';
import { packedFacts } from './packed-facts.ts';

/**
 * Reports of a visit's interactions that arrived within a moment of each other, as one row. Which reports of a visit were
 * taken is kept with its counts.
 */
export const interactionBatches = pgTable(
  'interaction_batches',
  {
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    visitId: text('visit_id').notNull(),
    /** The first report of the row. */
    batchNo: integer('batch_no').notNull(),
    interactions: packedFacts('interactions').notNull(),
    count: integer('count').notNull(),
    /** First and last instant the interactions name: the visitor's clock, clamped. */
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    /** The server's clock. */
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'interaction_batches_once',
      columns: [table.siteId, table.conversationId, table.visitId, table.batchNo],
    }),
    inConversation('interaction_batches_conversation', table),
    index('interaction_batches_by_site').on(table.siteId, table.receivedAt),
    index('interaction_batches_by_conversation').on(table.siteId, table.conversationId, table.receivedAt),
  ],
);
