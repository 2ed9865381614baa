import type { MacroStep, SharedWith } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** Named rows of acts that agents do again and again. */
export const macros = pgTable(
  'macros',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    id: text('id').notNull(),
    sharedWith: text('shared_with').$type<SharedWith>().notNull(),
    /** Id of the agent or of the team; empty: the site's. */
    ownerId: text('owner_id').notNull(),
    name: text('name').notNull(),
    steps: jsonb('steps').$type<readonly MacroStep[]>().notNull(),
    savedBy: text('saved_by').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.id] }),
    index('macros_by_owner').on(table.siteId, table.ownerId),
    check('macros_shared_with', sql`${table.sharedWith} in ('mine', 'team', 'site')`),
  ],
);
