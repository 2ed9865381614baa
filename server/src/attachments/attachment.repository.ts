import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Author } from '@attune/protocol';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { attachments } from '../db/schema/index.ts';

export type AttachmentRow = typeof attachments.$inferSelect;

const ofConversation = ({ siteId, conversationId }: ConversationKey) =>
  and(eq(attachments.siteId, siteId), eq(attachments.conversationId, conversationId));

const by = (author: Author) =>
  and(eq(attachments.uploaderKind, author.kind), eq(attachments.uploaderId, author.id));

export async function insertAttachment(db: Db, row: AttachmentRow): Promise<void> {
  await db.insert(attachments).values(row);
}

export async function findAttachment(
  db: Db,
  key: ConversationKey,
  id: string,
): Promise<AttachmentRow | null> {
  const [row] = await db
    .select()
    .from(attachments)
    .where(and(ofConversation(key), eq(attachments.id, id)));
  return row ?? null;
}

/** Those of these ids that this author uploaded to the conversation. */
export async function listOwnAttachments(
  db: Db,
  key: ConversationKey,
  author: Author,
  ids: readonly string[],
): Promise<readonly AttachmentRow[]> {
  return db
    .select()
    .from(attachments)
    .where(and(ofConversation(key), by(author), inArray(attachments.id, [...ids])));
}

/** How many files this author has uploaded here without sending them. */
export async function countUnsent(db: Db, key: ConversationKey, author: Author): Promise<number> {
  const [row] = await db
    .select({ files: count() })
    .from(attachments)
    .where(and(ofConversation(key), by(author), isNull(attachments.seq)));
  return row?.files ?? 0;
}

/** @returns whether there was one; what was sent goes with its message alone */
export async function deleteUnsent(
  db: Db,
  key: ConversationKey,
  author: Author,
  id: string,
): Promise<boolean> {
  const gone = await db
    .delete(attachments)
    .where(and(ofConversation(key), by(author), eq(attachments.id, id), isNull(attachments.seq)))
    .returning({ id: attachments.id });
  return gone.length > 0;
}

/** Deletes files that nobody sent, uploaded before `before`. @returns how many went */
export async function deleteForgotten(db: Db, before: number, limit: number): Promise<number> {
  const result = await db.execute(sql`
    delete from attachments where ctid in (
      select ctid from attachments where seq is null and uploaded_at < ${before}::bigint
      order by uploaded_at limit ${limit}
    ) returning id`);
  return result.rows.length;
}
