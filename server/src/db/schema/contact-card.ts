import type { AgentPromise, EarlierCard, Reflection } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';

/** The card as it stood when a conversation was resolved or handed over: what the next one who answers begins with. */
export const contactCards = pgTable(
  'contact_cards',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id').notNull(),
    visitorId: text('visitor_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    reason: text('reason').$type<EarlierCard['reason']>().notNull(),
    /** The last entry it knew of. */
    seq: integer('seq').notNull(),
    /** The name at that time; null when nobody did it by hand. */
    byName: text('by_name'),
    word: text('word'),
    reflection: jsonb('reflection').$type<Reflection>().notNull(),
    promises: jsonb('promises').$type<readonly AgentPromise[]>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    inConversation('contact_cards_conversation', table),
    // An end is noticed by whoever looks, perhaps twice; handing over twice at one entry is two handovers.
    unique('contact_cards_once').on(table.siteId, table.conversationId, table.reason, table.seq, table.at),
    index('contact_cards_by_visitor').on(table.siteId, table.visitorId, table.at),
    check('contact_cards_reason', sql`${table.reason} in ('resolved', 'handed-over')`),
  ],
);
