import { foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { visitors } from './visitor.ts';

/** Which version of the notice a visitor was shown, and when first. */
export const noticeViews = pgTable(
  'notice_views',
  {
    siteId: text('site_id').notNull(),
    visitorId: text('visitor_id').notNull(),
    /** Version of the site's `consent` section; 0 is our own notice. */
    version: integer('version').notNull(),
    language: text('language').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.visitorId, table.version, table.language] }),
    foreignKey({
      name: 'notice_views_visitor',
      columns: [table.siteId, table.visitorId],
      foreignColumns: [visitors.siteId, visitors.id],
    }).onDelete('cascade'),
  ],
);
