import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** Where the tag of a site was seen at work, so that an admin knows that it is installed. */
export const siteSightings = pgTable(
  'site_sightings',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** Of the page. */
    origin: text('origin').notNull(),
    /** When a page of it last loaded the script; null: not noticed. */
    loadedAt: instant('loaded_at'),
    /** When a chat on it last connected, so that its content security policy lets it; null: never. */
    connectedAt: instant('connected_at'),
    /** When a connection was last refused, because the origin is not among the site's; null: never. */
    refusedAt: instant('refused_at'),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.origin] })],
);
