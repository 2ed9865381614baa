import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** How many agents of a site are connected to one server process. A process that died stops renewing its rows. */
export const presence = pgTable(
  'presence',
  {
    processId: text('process_id').notNull(),
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    agents: integer('agents').notNull(),
    renewedAt: instant('renewed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.processId] })],
);
