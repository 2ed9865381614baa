import type { ViewFilter } from '@attune/protocol';
import { foreignKey, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { user } from './login.ts';
import { sites } from './site.ts';
import { teams } from './team.ts';

/** Filters of the inbox under a name: an agent's own, a team's, or shared with everybody of a site. */
export const views = pgTable(
  'views',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** Null: the owner's alone. */
    sharedOn: text('shared_on').references(() => sites.id, { onDelete: 'cascade' }),
    /** Null: not a team's. */
    teamId: text('team_id'),
    name: text('name').notNull(),
    filter: jsonb('filter').$type<ViewFilter>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.sharedOn, table.teamId],
      foreignColumns: [teams.siteId, teams.id],
      name: 'views_team',
    }).onDelete('cascade'),
    index('views_owner').on(table.ownerId),
    index('views_shared_on').on(table.sharedOn),
  ],
);
