import { foreignKey, index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { searchedWords } from './searched-words.ts';
import { visitors } from './visitor.ts';

/** What agents wrote down about a visitor for themselves. It hangs on the visitor, so that it outlasts conversations. */
export const notes = pgTable(
  'notes',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id').notNull(),
    visitorId: text('visitor_id').notNull(),
    /** Where it was written. */
    conversationId: text('conversation_id').notNull(),
    /** Id of a user, with the name at that time. */
    authorId: text('author_id').notNull(),
    authorName: text('author_name').notNull(),
    clientId: text('client_id').notNull(),
    body: text('body').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.siteId, table.visitorId],
      foreignColumns: [visitors.siteId, visitors.id],
      name: 'notes_visitor',
    }).onDelete('cascade'),
    unique('notes_client_id').on(table.siteId, table.visitorId, table.authorId, table.clientId),
    index('notes_words').using('gin', searchedWords(table.body)),
    index('notes_by_visitor').on(table.siteId, table.visitorId, table.at),
  ],
);
