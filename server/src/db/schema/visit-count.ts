import { sql } from 'drizzle-orm';
import { customType, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';

/** Whole numbers as ranges: `{[0,12),[13,14)}`. */
const numberRanges = customType<{ data: string }>({ dataType: () => 'int4multirange' });

/** How many facts of a visit were stored and how many shed, so that its budget holds over all processes. */
export const visitCounts = pgTable(
  'visit_counts',
  {
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    visitId: text('visit_id').notNull(),
    stored: integer('stored').notNull(),
    shed: integer('shed').notNull(),
    /** Numbers of the reports that were taken; each is taken once. */
    batches: numberRanges('batches')
      .notNull()
      .default(sql`'{}'`),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.conversationId, table.visitId] }),
    inConversation('visit_counts_conversation', table),
  ],
);
