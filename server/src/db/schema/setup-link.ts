import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';

/** One-time links that create the first admin. The token itself is never stored. */
export const setupLinks = pgTable('setup_links', {
  tokenHash: text('token_hash').primaryKey(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
});
