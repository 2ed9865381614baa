import { desc } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** For how long a site keeps conversations and visitors. No row: the defaults. */
export const keepingTimes = pgTable('keeping_times', {
  siteId: text('site_id')
    .primaryKey()
    .references(() => sites.id, { onDelete: 'cascade' }),
  conversationDays: integer('conversation_days'),
  visitorDays: integer('visitor_days'),
  savedAt: instant('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
});

/**
 * That somebody was erased. It holds a hash and no name, outlasts the site, and is applied anew after a backup was
 * restored.
 */
export const erasures = pgTable(
  'erasures',
  {
    siteId: text('site_id').notNull(),
    subject: text('subject').notNull(),
    erasedAt: instant('erased_at').notNull(),
    /** Name at that time of whoever did it. */
    byName: text('by_name').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.subject] }),
    index('erasures_latest').on(table.siteId, desc(table.erasedAt)),
  ],
);
