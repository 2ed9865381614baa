import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** What a site measures its reports against; without a row, the default. */
export const reportSettings = pgTable('report_settings', {
  siteId: text('site_id')
    .primaryKey()
    .references(() => sites.id, { onDelete: 'cascade' }),
  /** How soon a first answer has to come to be in time. */
  answerWithinMinutes: integer('answer_within_minutes').notNull(),
  savedAt: instant('saved_at').notNull(),
  /** Id of a user. */
  savedBy: text('saved_by').notNull(),
});
