import type { Role } from '@attune/protocol';
import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { user } from './login.ts';

/** Somebody who was asked to join and has not yet. */
export const personInvitations = pgTable('person_invitations', {
  id: text('id').primaryKey(),
  email: text('email').notNull().unique('person_invitations_email'),
  role: text('role').$type<Role>().notNull(),
  /** Hash of what stands in the link; a newer link voids the older one. */
  tokenHash: text('token_hash').notNull().unique(),
  invitedById: text('invited_by_id').notNull(),
  invitedByName: text('invited_by_name').notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
});

/** Links that let somebody choose a new password, once. */
export const passwordResets = pgTable(
  'password_resets',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('password_resets_user').on(table.userId)],
);

/** What holds for everybody who signs in. There is one row at most. */
export const signInRules = pgTable('sign_in_rules', {
  id: text('id').primaryKey(),
  twoFactorRequired: boolean('two_factor_required').notNull(),
  savedAt: instant('saved_at').notNull(),
});
