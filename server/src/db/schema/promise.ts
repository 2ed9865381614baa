import type { AgentPromise } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';

/** What agents said they would do by a time. One message is read for them once, whoever reads it. */
export const promises = pgTable(
  'promises',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** The message it was made in, and its place among that message's promises, from 0. */
    seq: integer('seq').notNull(),
    position: integer('position').notNull(),
    /** Id of a user, with the name at that time. */
    ownerId: text('owner_id').notNull(),
    ownerName: text('owner_name').notNull(),
    deed: text('deed').notNull(),
    dueAt: instant('due_at'),
    state: text('state').$type<AgentPromise['state']>().notNull().default('open'),
    madeAt: instant('made_at').notNull(),
    remindedAt: instant('reminded_at'),
    settledAt: instant('settled_at'),
    /** Id of a user; null while open, and when time settled it. */
    settledBy: text('settled_by'),
  },
  (table) => [
    inConversation('promises_conversation', table),
    unique('promises_once').on(table.siteId, table.conversationId, table.seq, table.position),
    index('promises_by_conversation').on(table.siteId, table.conversationId, table.madeAt),
    index('promises_by_site').on(table.siteId, table.madeAt),
    check('promises_state', sql`${table.state} in ('open', 'kept', 'missed', 'withdrawn')`),
  ],
);
