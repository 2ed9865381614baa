import type { EmpathySettings } from '@attune/protocol';
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** What an admin sets for a site's agents; without a row, the defaults. */
export const empathySettings = pgTable('empathy_settings', {
  siteId: text('site_id')
    .primaryKey()
    .references(() => sites.id, { onDelete: 'cascade' }),
  /** Without the key, which stands apart so that reading the settings never reads it. */
  settings: jsonb('settings').$type<EmpathySettings>().notNull(),
  modelKey: text('model_key').notNull().default(''),
  savedAt: instant('saved_at').notNull(),
  /** Id of a user. */
  savedBy: text('saved_by').notNull(),
});
