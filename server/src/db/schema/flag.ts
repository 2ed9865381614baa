import type { Contribution, Flag } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { check, doublePrecision, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';

/** A mark on a conversation, raised and later lowered. At most one stands at a time. */
export const flags = pgTable(
  'flags',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    level: text('level').$type<Flag['level']>().notNull(),
    raisedAt: instant('raised_at').notNull(),
    loweredAt: instant('lowered_at'),
    peakScore: doublePrecision('peak_score').notNull(),
    evidence: jsonb('evidence').$type<readonly Contribution[]>().notNull(),
  },
  (table) => [
    inConversation('flags_conversation', table),
    uniqueIndex('flags_one_standing')
      .on(table.siteId, table.conversationId)
      .where(sql`${table.loweredAt} is null`),
    index('flags_by_conversation').on(table.siteId, table.conversationId, table.raisedAt),
    check('flags_level', sql`${table.level} in ('watch', 'flag', 'urgent')`),
  ],
);
