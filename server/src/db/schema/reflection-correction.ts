import type { ReflectionField } from '@attune/protocol';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';

/** What agents struck, changed or added on a conversation's card; the card itself is worked out anew each time. */
export const reflectionCorrections = pgTable(
  'reflection_corrections',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    field: text('field').$type<ReflectionField>().notNull(),
    /** Null: an item of the agent's own. */
    itemKey: text('item_key'),
    /** Null: the item is struck. */
    text: text('text'),
    /** Id of a user. */
    madeBy: text('made_by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    inConversation('reflection_corrections_conversation', table),
    index('reflection_corrections_by_conversation').on(table.siteId, table.conversationId, table.at),
  ],
);
