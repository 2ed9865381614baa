import type { DifficultyWeights } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { user } from './login.ts';
import { sites } from './site.ts';

const siteId = () =>
  text('site_id')
    .notNull()
    .references(() => sites.id, { onDelete: 'cascade' });

/** Agents of a site who share conversations. */
export const teams = pgTable(
  'teams',
  {
    siteId: siteId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    /** Its conversations go to its members in turn. */
    sharesOut: boolean('shares_out').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.id] }),
    uniqueIndex('teams_name').on(table.siteId, sql`lower(${table.name})`),
  ],
);

export const teamMembers = pgTable(
  'team_members',
  {
    siteId: text('site_id').notNull(),
    teamId: text('team_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.teamId, table.userId] }),
    foreignKey({
      columns: [table.siteId, table.teamId],
      foreignColumns: [teams.siteId, teams.id],
      name: 'team_members_team',
    }).onDelete('cascade'),
    index('team_members_user').on(table.userId),
  ],
);

/** Whether a site's conversations of no team go to its agents in turn. No row: they do not. */
export const sharing = pgTable('sharing', {
  siteId: siteId().primaryKey(),
  sharesOut: boolean('shares_out').notNull(),
  /** Whether hard conversations count for more than calm ones when it is decided who is next, here and in its teams. */
  weighs: boolean('weighs').notNull().default(true),
  /** How much for each level of friction; null: the usual weights. */
  weights: jsonb('weights').$type<DifficultyWeights>(),
});
