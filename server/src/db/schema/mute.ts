import type { SignalKind } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** A control whose signals of one kind agents' votes muted on the whole site, until an admin lifts it. */
export const mutes = pgTable(
  'mutes',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<SignalKind>().notNull(),
    controlKey: text('control_key').notNull(),
    name: text('name').notNull(),
    path: text('path').notNull(),
    mutedAt: instant('muted_at').notNull(),
    /** Votes up to then mute it no more. Null: it is muted. */
    liftedAt: instant('lifted_at'),
    /** Id of a user. */
    liftedBy: text('lifted_by'),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.kind, table.controlKey, table.mutedAt] }),
    uniqueIndex('mutes_one_standing')
      .on(table.siteId, table.kind, table.controlKey)
      .where(sql`${table.liftedAt} is null`),
  ],
);
