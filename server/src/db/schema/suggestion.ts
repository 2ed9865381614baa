import type { Cue, PhraseIntent, SuggestionPart } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';

/** A phrase filled for a conversation, and what the agent made of it. Kept after the decision, for learning. */
export const suggestions = pgTable(
  'suggestions',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    phraseId: text('phrase_id').notNull(),
    family: text('family').notNull(),
    intent: text('intent').$type<PhraseIntent>().notNull(),
    cue: text('cue').$type<Cue>().notNull(),
    /** The text with its slots and what filled them. */
    parts: jsonb('parts').$type<readonly SuggestionPart[]>().notNull(),
    reason: text('reason').notNull(),
    /** Key of the signal it rests on; null when it rests on the conversation alone. */
    signalKey: text('signal_key'),
    offeredAt: instant('offered_at').notNull(),
    /** Place among those offered together, best first, from 0. */
    position: integer('position').notNull(),
    /** When a newer offer took its place undecided. */
    withdrawnAt: instant('withdrawn_at'),
    outcome: text('outcome').$type<'accepted' | 'edited' | 'dismissed'>(),
    decidedAt: instant('decided_at'),
    /** Id of a user. No reference: the decision outlives the account. */
    decidedBy: text('decided_by'),
    /** The message it became. */
    sentSeq: integer('sent_seq'),
  },
  (table) => [
    inConversation('suggestions_conversation', table),
    index('suggestions_by_conversation').on(table.siteId, table.conversationId, table.offeredAt),
    check('suggestions_outcome', sql`${table.outcome} in ('accepted', 'edited', 'dismissed')`),
  ],
);
