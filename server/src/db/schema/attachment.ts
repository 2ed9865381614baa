import type { AttachmentKind, AuthorKind } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';

/**
 * Files of conversations; their bytes lie in the file store under `file_key`. A trigger (in the migration that made the
 * table) writes an outbox row `attachment-file` whenever a row goes, whatever took it, so that no file outlives it.
 */
export const attachments = pgTable(
  'attachments',
  {
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    id: text('id').notNull(),
    uploaderKind: text('uploader_kind').$type<AuthorKind>().notNull(),
    uploaderId: text('uploader_id').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<AttachmentKind>().notNull(),
    type: text('type').notNull(),
    bytes: integer('bytes').notNull(),
    fileKey: text('file_key').notNull(),
    /** The message it went out with; null: uploaded, and not sent yet. */
    seq: integer('seq'),
    uploadedAt: instant('uploaded_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.conversationId, table.id] }),
    inConversation('attachments_conversation', table),
    index('attachments_by_id').on(table.id),
    index('attachments_unsent')
      .on(table.uploadedAt)
      .where(sql`${table.seq} is null`),
    check('attachments_uploader_kind', sql`${table.uploaderKind} in ('visitor', 'agent')`),
  ],
);
