import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { searchedWords } from './searched-words.ts';
import { sites } from './site.ts';

/** An anonymous person in a browser. Deleting the row erases everything kept about them. */
export const visitors = pgTable(
  'visitors',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    id: text('id').notNull(),
    /** Hash of the token their browser keeps; the token itself is never stored. */
    tokenHash: text('token_hash').notNull().unique(),
    /** Origin of the page where the token was given; it opens nothing elsewhere. */
    origin: text('origin').notNull(),
    name: text('name'),
    locale: text('locale'),
    timeZone: text('time_zone'),
    userAgentFamily: text('user_agent_family'),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.id] }),
    index('visitors_by_last_visit').on(table.siteId, table.lastSeenAt),
    index('visitors_words').using('gin', searchedWords(table.name)),
  ],
);
