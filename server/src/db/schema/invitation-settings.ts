import type { InvitationSettings } from '@attune/protocol';
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** A site's invitations and how seldom they come; without a row, there are none. */
export const invitationSettings = pgTable('invitation_settings', {
  siteId: text('site_id')
    .primaryKey()
    .references(() => sites.id, { onDelete: 'cascade' }),
  settings: jsonb('settings').$type<InvitationSettings>().notNull(),
  savedAt: instant('saved_at').notNull(),
  /** Id of a user. */
  savedBy: text('saved_by').notNull(),
});
