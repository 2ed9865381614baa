import type { AuthorKind, ConversationStatus, MessageParts, RatingScore } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';
import { messageWords } from './searched-words.ts';

/** What an entry says beyond its kind and its words: null for a message of words alone. */
export type ConversationEventDetails =
  | { readonly parts: MessageParts }
  | { readonly deleted: true }
  | { readonly upToSeq: number }
  | { readonly status: ConversationStatus }
  | { readonly targetSeq: number }
  | { readonly score: RatingScore };

export const eventKinds = ['message', 'read', 'status', 'edit', 'delete', 'rating'] as const;

/** The append-only list of a conversation, without holes, in the order of `seq`. Rows never change, but that a deleted message loses its words. */
export const conversationEvents = pgTable(
  'conversation_events',
  {
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind').$type<(typeof eventKinds)[number]>().notNull(),
    authorKind: text('author_kind').$type<AuthorKind>().notNull(),
    authorId: text('author_id').notNull(),
    /** The name at that time: kept with the entry, so that replaying the list always gives the same list. */
    authorName: text('author_name'),
    clientId: text('client_id'),
    body: text('body'),
    details: jsonb('details').$type<ConversationEventDetails>(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.conversationId, table.seq] }),
    // Sending twice stores once, for ever. Entries without a client id are distinct, as nulls are.
    unique('conversation_events_client_id').on(
      table.siteId,
      table.conversationId,
      table.authorKind,
      table.authorId,
      table.clientId,
    ),
    inConversation('conversation_events_conversation', table),
    // What an agent wrote last, to anybody.
    index('conversation_events_by_agent')
      .on(table.siteId, table.authorId, table.at)
      .where(sql`${table.authorKind} = 'agent' and ${table.kind} = 'message'`),
    index('conversation_events_words')
      .using('gin', messageWords(table.body))
      .where(sql`${table.kind} = 'message'`),
    // What visitors said of conversations, by time for the report and by conversation for what can still be changed.
    index('conversation_events_ratings')
      .on(table.siteId, table.at)
      .where(sql`${table.kind} = 'rating'`),
    index('conversation_events_rating_of')
      .on(table.siteId, table.conversationId, table.seq)
      .where(sql`${table.kind} = 'rating'`),
    // When conversations were resolved and opened again, for reports.
    index('conversation_events_statuses')
      .on(table.siteId, table.at)
      .where(sql`${table.kind} = 'status'`),
    check(
      'conversation_events_kind',
      sql`${table.kind} in ('message', 'read', 'status', 'edit', 'delete', 'rating')`,
    ),
    check('conversation_events_author_kind', sql`${table.authorKind} in ('visitor', 'agent', 'system')`),
    check('conversation_events_seq', sql`${table.seq} >= 1`),
  ],
);
