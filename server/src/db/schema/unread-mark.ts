import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';
import { user } from './login.ts';

/** Conversations that an agent set back to unread for themselves; what visitors are shown as seen stays seen. */
export const unreadMarks = pgTable(
  'unread_marks',
  {
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    agentId: text('agent_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.agentId, table.conversationId] }),
    inConversation('unread_marks_conversation', table),
    index('unread_marks_by_conversation').on(table.siteId, table.conversationId),
  ],
);
