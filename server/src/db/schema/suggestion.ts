import type { Cue, MoodLabel, PhraseIntent, RankingReason, SuggestionPart } from '@attune/protocol';
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
    /** Why it stood where it stood; null in rows from before that was kept. */
    why: jsonb('why').$type<readonly RankingReason[]>(),
    /** What the visitor's words said when it was offered. */
    moodBefore: text('mood_before').$type<MoodLabel | 'unknown'>(),
    /** When a newer offer took its place undecided. */
    withdrawnAt: instant('withdrawn_at'),
    /** `edited` stands in rows from before light and heavy edits were told apart. */
    outcome: text('outcome').$type<
      'accepted' | 'edited' | 'lightly-edited' | 'heavily-edited' | 'dismissed'
    >(),
    decidedAt: instant('decided_at'),
    /** Id of a user. No reference: the decision outlives the account. */
    decidedBy: text('decided_by'),
    /** The message it became. */
    sentSeq: integer('sent_seq'),
  },
  (table) => [
    inConversation('suggestions_conversation', table),
    index('suggestions_by_conversation').on(table.siteId, table.conversationId, table.offeredAt),
    index('suggestions_decided')
      .on(table.siteId, table.decidedAt)
      .where(sql`${table.outcome} is not null`),
    index('suggestions_by_phrase')
      .on(table.siteId, table.phraseId, table.decidedAt)
      .where(sql`${table.outcome} is not null`),
    check(
      'suggestions_outcome',
      sql`${table.outcome} in ('accepted', 'edited', 'lightly-edited', 'heavily-edited', 'dismissed')`,
    ),
  ],
);
