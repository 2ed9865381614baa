import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

const siteId = () =>
  text('site_id')
    .notNull()
    .references(() => sites.id, { onDelete: 'cascade' });

/** How often a rule of the coach showed a chip, and what became of it. Of the whole team: nobody is counted alone. */
export const coachCounts = pgTable(
  'coach_counts',
  {
    siteId: siteId(),
    rule: text('rule').notNull(),
    outcome: text('outcome').$type<'shown' | 'fixed' | 'muted' | 'wrong'>().notNull(),
    count: integer('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.rule, table.outcome] })],
);

/** Sentences that agents called wrongly judged. */
export const coachCases = pgTable(
  'coach_cases',
  {
    id: text('id').primaryKey(),
    siteId: siteId(),
    rule: text('rule').notNull(),
    sentence: text('sentence').notNull(),
    byName: text('by_name').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('coach_cases_by_rule').on(table.siteId, table.rule, table.at)],
);
