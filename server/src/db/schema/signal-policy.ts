import type { SignalPolicy } from '@attune/protocol';
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** What a site allows the recorder to see; without a row, the default. */
export const signalPolicies = pgTable('signal_policies', {
  siteId: text('site_id')
    .primaryKey()
    .references(() => sites.id, { onDelete: 'cascade' }),
  policy: jsonb('policy').$type<SignalPolicy>().notNull(),
  savedAt: instant('saved_at').notNull(),
  /** Id of a user. */
  savedBy: text('saved_by').notNull(),
});
