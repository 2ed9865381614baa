import type { LabelColour } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** Words that agents of a site put on conversations; these name them in `label_ids`. */
export const labels = pgTable(
  'labels',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    id: text('id').notNull(),
    name: text('name').notNull(),
    colour: text('colour').$type<LabelColour>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.id] }),
    uniqueIndex('labels_name').on(table.siteId, sql`lower(${table.name})`),
  ],
);
