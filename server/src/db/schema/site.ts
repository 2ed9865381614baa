import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { user } from './login.ts';

/** A website the widget runs on. */
export const sites = pgTable('sites', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** Goes into the page's script tag; public by nature. */
  publicKey: text('public_key').notNull().unique(),
  /** Exact origins whose pages may open the widget; empty: any. */
  allowedOrigins: text('allowed_origins')
    .array()
    .notNull()
    .default(sql`'{}'::text[]`),
  createdAt: instant('created_at').notNull(),
});

/** Which agents work for which site. */
export const siteAgents = pgTable(
  'site_agents',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.userId] }),
    index('site_agents_user').on(table.userId),
  ],
);
