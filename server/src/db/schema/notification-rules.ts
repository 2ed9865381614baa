import type { NotificationRules } from '@attune/protocol';
import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { user } from './login.ts';
import { sites } from './site.ts';

/** What an agent wants to be called for, on every machine they work at. */
export const notificationRules = pgTable(
  'notification_rules',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    agentId: text('agent_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    rules: jsonb('rules').$type<NotificationRules>().notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.agentId] })],
);
