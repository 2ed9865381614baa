import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** How often each thing happened to the widgets of a site in one hour. Numbers alone: nobody can be told from them. */
export const widgetHealth = pgTable(
  'widget_health',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** The beginning of the hour, epoch ms of the server. */
    hour: instant('hour').notNull(),
    /** What was counted: `let-in`, `acked`, `csp:connect-src`. */
    what: text('what').notNull(),
    times: integer('times').notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.hour, table.what] })],
);
