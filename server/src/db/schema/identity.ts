import type { IdentityAlgorithm, ProvenIdentity, SaidAttributes } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { wordsOfIdentity } from './searched-words.ts';
import { sites } from './site.ts';
import { visitors } from './visitor.ts';

/** What a site signs its statements about visitors with. */
export const identityKeys = pgTable(
  'identity_keys',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** The `kid` in a token's header. */
    id: text('id').notNull(),
    name: text('name').notNull(),
    algorithm: text('algorithm').$type<IdentityAlgorithm>().notNull(),
    /** HS256: the secret, sealed. Else the public key in PEM, as it was given. */
    material: text('material').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    /** To the minute. */
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.id] }),
    check('identity_keys_algorithm', sql`${table.algorithm} in ('HS256', 'RS256', 'ES256')`),
  ],
);

/** Who a visitor is: what their site has signed, and what its pages merely said. */
export const identities = pgTable(
  'identities',
  {
    siteId: text('site_id').notNull(),
    visitorId: text('visitor_id').notNull(),
    /** The `sub` of the site's tokens: the same person on every device. Null: nobody has signed anything. */
    subject: text('subject'),
    proven: jsonb('proven').$type<Omit<ProvenIdentity, 'subject' | 'at'>>(),
    provenAt: instant('proven_at'),
    said: jsonb('said').$type<SaidAttributes>(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.visitorId] }),
    foreignKey({
      columns: [table.siteId, table.visitorId],
      foreignColumns: [visitors.siteId, visitors.id],
      name: 'identities_visitor',
    }).onDelete('cascade'),
    uniqueIndex('identities_by_subject')
      .on(table.siteId, table.subject)
      .where(sql`${table.subject} is not null`),
    index('identities_words').using('gin', wordsOfIdentity(table)),
  ],
);

/** A browser in which somebody has shown who they are. Deleting the row ends it. */
export const identitySessions = pgTable(
  'identity_sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    siteId: text('site_id').notNull(),
    visitorId: text('visitor_id').notNull(),
    /** The token opens nothing on pages of another origin. */
    origin: text('origin').notNull(),
    /** Which key had signed; when it is revoked, this ends. */
    keyId: text('key_id').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.siteId, table.visitorId],
      foreignColumns: [visitors.siteId, visitors.id],
      name: 'identity_sessions_visitor',
    }).onDelete('cascade'),
    index('identity_sessions_by_visitor').on(table.siteId, table.visitorId),
    index('identity_sessions_by_key').on(table.siteId, table.keyId),
  ],
);
