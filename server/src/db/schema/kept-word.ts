import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';

/** Visitors' thanks, and whom they were for. The words stay in the message. */
export const keptWords = pgTable(
  'kept_words',
  {
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    seq: integer('seq').notNull(),
    /** Id of a user: who had answered last. */
    agentId: text('agent_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.conversationId, table.seq] }),
    inConversation('kept_words_conversation', table),
    index('kept_words_by_agent').on(table.agentId, table.at),
  ],
);
