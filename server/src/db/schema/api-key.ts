import type { ApiScope } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { user } from './login.ts';
import { sites } from './site.ts';

/** What lets a program in over REST. The key itself is shown once and never stored. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: text('id').primaryKey(),
    /** A site's key acts in its own name on that site; null for somebody's personal key. */
    siteId: text('site_id').references(() => sites.id, { onDelete: 'cascade' }),
    /** Whose personal key it is: it can do what they can, on their sites. Null for a site's key. */
    personId: text('person_id').references(() => user.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** The first characters, by which people tell keys apart. */
    hint: text('hint').notNull(),
    keyHash: text('key_hash').notNull().unique(),
    scopes: text('scopes').array().$type<ApiScope[]>().notNull(),
    createdById: text('created_by_id').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    /** To the minute. */
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    index('api_keys_by_site').on(table.siteId, table.createdAt),
    index('api_keys_by_person').on(table.personId, table.createdAt),
    check('api_keys_one_owner', sql`(${table.siteId} is null) <> (${table.personId} is null)`),
  ],
);
