import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';

/** How often one visitor met an error of the page in one minute: what everybody meets is nobody's own trouble. */
export const pageErrorCounts = pgTable(
  'page_error_counts',
  {
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** The beginning of the minute, epoch ms of the server. */
    minute: instant('minute').notNull(),
    hash: text('hash').notNull(),
    /** Times that it came without a press. */
    unprompted: integer('unprompted').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.conversationId, table.minute, table.hash] }),
    inConversation('page_error_counts_conversation', table),
    index('page_error_counts_by_minute').on(table.siteId, table.minute, table.hash),
  ],
);
