import type { ActOutcome, AutomationRuleInput } from '@attune/protocol';
import { desc, sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** What an admin wants done by itself when something happens. */
export const automationRules = pgTable(
  'automation_rules',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** In the order they are looked at. */
    position: integer('position').notNull(),
    enabled: boolean('enabled').notNull(),
    /** When, if and then, as the admin saved it. */
    rule: jsonb('rule').$type<AutomationRuleInput>().notNull(),
    /** Grows with every save. */
    version: integer('version').notNull(),
    savedByName: text('saved_by_name').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [index('automation_rules_by_site').on(table.siteId, table.position)],
);

/** A rule that applied: why, and what it did. */
export const automationRuns = pgTable(
  'automation_runs',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id').notNull(),
    ruleId: text('rule_id')
      .notNull()
      .references(() => automationRules.id, { onDelete: 'cascade' }),
    conversationId: text('conversation_id').notNull(),
    /** The happening it answered: a rule runs once for each. */
    eventId: text('event_id').notNull(),
    at: instant('at').notNull(),
    /** The conditions that held, in words. */
    why: jsonb('why').$type<readonly string[]>().notNull(),
    acts: jsonb('acts')
      .$type<readonly ActOutcome[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
  },
  (table) => [
    unique('automation_runs_once').on(table.ruleId, table.eventId),
    inConversation('automation_runs_conversation', table),
    index('automation_runs_latest').on(table.siteId, desc(table.at)),
    index('automation_runs_by_conversation').on(table.siteId, table.conversationId, table.at),
  ],
);
