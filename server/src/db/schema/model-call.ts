import type { ReflectionField, ReflectionItem } from '@attune/protocol';
import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';

/** Calls of the optional language model: what its budget is counted by. */
export const modelCalls = pgTable(
  'model_calls',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    inConversation('model_calls_conversation', table),
    index('model_calls_by_site').on(table.siteId, table.at),
    index('model_calls_by_conversation').on(table.siteId, table.conversationId),
  ],
);

/** What the model last said of a conversation, as far as it stands verbatim in the messages. */
export const modelOpinions = pgTable(
  'model_opinions',
  {
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    items: jsonb('items')
      .$type<readonly { readonly field: ReflectionField; readonly item: ReflectionItem }[]>()
      .notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.conversationId] }),
    inConversation('model_opinions_conversation', table),
  ],
);
