import type { MailSecurity } from '@attune/protocol';
import { desc, sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Letter } from '../../mail/letter.ts';
import { instant } from './instant.ts';
import { sites } from './site.ts';
import { visitors } from './visitor.ts';

/** Which mail server this installation sends through. There is one row at most; without it no mail is sent. */
export const mailSettings = pgTable('mail_settings', {
  id: text('id').primaryKey(),
  host: text('host').notNull(),
  port: integer('port').notNull(),
  security: text('security').$type<MailSecurity>().notNull(),
  userName: text('user_name'),
  /** Sealed with the installation's secret. */
  passwordSealed: text('password_sealed'),
  fromAddress: text('from_address').notNull(),
  /** An answer not seen for this long is mailed to the visitor; null: none is. */
  continuityAfterMs: integer('continuity_after_ms'),
  savedAt: instant('saved_at').notNull(),
  /** Id of a user. */
  savedBy: text('saved_by').notNull(),
});

/** A mail that is owed or was sent. One effect key has one row, for ever: the same mail is not sent for it again. */
export const mails = pgTable(
  'mails',
  {
    id: uuid('id').primaryKey(),
    effectKey: text('effect_key').notNull().unique('mails_effect_key'),
    /** Null for what concerns the installation: invitations of colleagues, forgotten passwords. */
    siteId: text('site_id').references(() => sites.id, { onDelete: 'cascade' }),
    /** Whose it is; erasing them erases it. Null: nobody's among the visitors. */
    visitorId: text('visitor_id'),
    toAddress: text('to_address').notNull(),
    /** What is to be written; the words and links are made when it is sent. */
    letter: jsonb('letter').$type<Letter>().notNull(),
    state: text('state').$type<'waiting' | 'sent' | 'failed'>().notNull().default('waiting'),
    tries: integer('tries').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    nextAt: instant('next_at'),
    sentAt: instant('sent_at'),
    /** Why the last try failed, in words. */
    problem: text('problem'),
  },
  (table) => [
    foreignKey({
      columns: [table.siteId, table.visitorId],
      foreignColumns: [visitors.siteId, visitors.id],
      name: 'mails_visitor',
    }).onDelete('cascade'),
    index('mails_by_visitor').on(table.siteId, table.visitorId),
    index('mails_latest').on(desc(table.createdAt)),
    index('mails_to').on(table.toAddress, desc(table.createdAt)),
    check('mails_state', sql`${table.state} in ('waiting', 'sent', 'failed')`),
  ],
);

/** Who wants no mail about answers of a site. The address itself is not kept. */
export const mailOptOuts = pgTable(
  'mail_opt_outs',
  {
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    addressHash: text('address_hash').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.addressHash] })],
);
