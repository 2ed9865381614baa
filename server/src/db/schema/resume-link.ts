import { foreignKey, index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { visitors } from './visitor.ts';

/** A way for a visitor to go on elsewhere: a link that opens once, and the token of the device that opened it. */
export const resumeLinks = pgTable(
  'resume_links',
  {
    /** Hash of what stands in the link. */
    linkHash: text('link_hash').primaryKey(),
    siteId: text('site_id').notNull(),
    visitorId: text('visitor_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** The link opens nothing after it. */
    expiresAt: instant('expires_at').notNull(),
    redeemedAt: instant('redeemed_at'),
    /** Hash of the token that the other device keeps, and the origin of its page; null until the link was opened. */
    tokenHash: text('token_hash').unique(),
    origin: text('origin'),
  },
  (table) => [
    foreignKey({
      columns: [table.siteId, table.visitorId],
      foreignColumns: [visitors.siteId, visitors.id],
      name: 'resume_links_visitor',
    }).onDelete('cascade'),
    index('resume_links_by_visitor').on(table.siteId, table.visitorId, table.createdAt),
  ],
);
