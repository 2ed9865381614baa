import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** How often pages of a site reported one error in one minute: what everybody meets is nobody's own trouble. */
export const pageErrorCounts = pgTable(
  'page_error_counts',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** The beginning of the minute, epoch ms of the server. */
    minute: instant('minute').notNull(),
    hash: text('hash').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.minute, table.hash] })],
);
