import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** What was said of a control that gave trouble: fixed, or open again. Without a row it is open. */
export const hotSpotMarks = pgTable(
  'hot_spot_marks',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    controlKey: text('control_key').notNull(),
    status: text('status').$type<'open' | 'fixed'>().notNull(),
    markedAt: instant('marked_at').notNull(),
    /** Id of a user. */
    markedBy: text('marked_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.kind, table.controlKey] })],
);
