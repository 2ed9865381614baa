import type { IgnoreList, Sensitivity, ThresholdValues } from '@attune/protocol';
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** Every state a site's thresholds were saved in, so that a signal can name the one that found it. */
export const thresholdVersions = pgTable(
  'threshold_versions',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** From 1; a second save of the same number fails, and that is how two admins at once are noticed. */
    version: integer('version').notNull(),
    settings: jsonb('settings').$type<ThresholdValues>().notNull(),
    sensitivity: text('sensitivity').$type<Sensitivity>().notNull().default('normal'),
    ignored: jsonb('ignored').$type<IgnoreList>().notNull().default({ controls: [], paths: [] }),
    /** Id of a user. No reference: who saved it stays known when the account is gone. */
    savedBy: text('saved_by').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.version] })],
);
