import type { PhraseEntry } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** Every saved version of a team's phrases and of agents' own. Shipped ones are in the code; a row of the same id goes before them. */
export const savedPhrases = pgTable(
  'saved_phrases',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** Id of the user whose own it is; empty: the team's. */
    ownerId: text('owner_id').notNull(),
    phraseId: text('phrase_id').notNull(),
    /** A second save of the same number fails, and that is how two at once are noticed. */
    version: integer('version').notNull(),
    phrase: jsonb('phrase').$type<PhraseEntry>().notNull(),
    /** Id of a user. */
    savedBy: text('saved_by').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.ownerId, table.phraseId, table.version] })],
);

/** What agents made of suggestions, redacted, for an admin to approve or not. */
export const phraseCandidates = pgTable(
  'phrase_candidates',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    fromPhraseId: text('from_phrase_id').notNull(),
    phrase: jsonb('phrase').$type<PhraseEntry>().notNull(),
    byName: text('by_name').notNull(),
    at: instant('at').notNull(),
    settledAt: instant('settled_at'),
  },
  (table) => [
    inConversation('phrase_candidates_conversation', table),
    index('phrase_candidates_open')
      .on(table.siteId, table.at)
      .where(sql`${table.settledAt} is null`),
  ],
);
