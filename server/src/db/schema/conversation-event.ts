import type { AuthorKind, ConversationStatus } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';
import { searchedWords } from './searched-words.ts';

/** What an entry says beyond its kind: null for a message. */
export type ConversationEventDetails = { readonly upToSeq: number } | { readonly status: ConversationStatus };

/** The append-only list of a conversation, without holes, in the order of `seq`. Rows never change. */
export const conversationEvents = pgTable(
  'conversation_events',
  {
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind').$type<'message' | 'read' | 'status'>().notNull(),
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
      .using('gin', searchedWords(table.body))
      .where(sql`${table.kind} = 'message'`),
    check('conversation_events_kind', sql`${table.kind} in ('message', 'read', 'status')`),
    check('conversation_events_author_kind', sql`${table.authorKind} in ('visitor', 'agent', 'system')`),
    check('conversation_events_seq', sql`${table.seq} >= 1`),
  ],
);
