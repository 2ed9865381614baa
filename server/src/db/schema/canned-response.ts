import type { SharedWith } from '@attune/protocol';
import { check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** Answers agents keep ready: one's own, a team's, or the whole site's. */
export const cannedResponses = pgTable(
  'canned_responses',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    id: text('id').notNull(),
    sharedWith: text('shared_with').$type<SharedWith>().notNull(),
    /** Id of the agent or of the team; empty: the site's. */
    ownerId: text('owner_id').notNull(),
    /** What is typed after the slash. */
    shortcut: text('shortcut').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    savedBy: text('saved_by').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.id] }),
    uniqueIndex('canned_responses_shortcut').on(
      table.siteId,
      table.sharedWith,
      table.ownerId,
      table.shortcut,
    ),
    index('canned_responses_by_owner').on(table.siteId, table.ownerId),
    check('canned_responses_shared_with', sql`${table.sharedWith} in ('mine', 'team', 'site')`),
  ],
);
