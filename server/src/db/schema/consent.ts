import { boolean, foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { visitors } from './visitor.ts';

/** When the page said that a visitor consents to being watched, or no longer does: one row for each change of it. */
export const consents = pgTable(
  'consents',
  {
    siteId: text('site_id').notNull(),
    visitorId: text('visitor_id').notNull(),
    at: instant('at').notNull(),
    given: boolean('given').notNull(),
    /** Version of the site's notice that the page had; 0 is our own. */
    version: integer('version').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.visitorId, table.at] }),
    foreignKey({
      name: 'consents_visitor',
      columns: [table.siteId, table.visitorId],
      foreignColumns: [visitors.siteId, visitors.id],
    }).onDelete('cascade'),
  ],
);
