import type { WidgetSection, WidgetSettings } from '@attune/protocol';
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** Every section of a site's widget as it was saved, version by version; without a row, the default. Rows never change. */
export const widgetSettings = pgTable(
  'widget_settings',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    section: text('section').$type<WidgetSection>().notNull(),
    version: integer('version').notNull(),
    value: jsonb('value').$type<WidgetSettings[WidgetSection]>().notNull(),
    savedAt: instant('saved_at').notNull(),
    /** Id of a user. */
    savedBy: text('saved_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.section, table.version] })],
);
