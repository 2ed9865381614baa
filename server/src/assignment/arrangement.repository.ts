import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import {
  nextUpdatedAt,
  readConversation,
  type ConversationKey,
  type ConversationRow,
} from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { conversations } from '../db/schema/index.ts';

const byKey = ({ siteId, conversationId }: ConversationKey) =>
  and(eq(conversations.siteId, siteId), eq(conversations.id, conversationId));

/** The row as it stands, held until the transaction ends. @returns null when it is gone */
export async function lockConversation(
  tx: Db,
  key: ConversationKey,
): Promise<Omit<ConversationRow, 'visitorName'> | null> {
  const [row] = await tx
    .select(getTableColumns(conversations))
    .from(conversations)
    .where(byKey(key))
    .for('update');
  return row ?? null;
}

/** What is arranged about a conversation. */
export type Arranging = Partial<
  Pick<
    ConversationRow,
    | 'status'
    | 'snoozedUntil'
    | 'wokenAt'
    | 'priority'
    | 'assigneeId'
    | 'assigneeName'
    | 'givenFor'
    | 'teamId'
    | 'labelIds'
  >
>;

/** @returns the row after it; null when it is gone */
export async function updateArrangement(
  tx: Db,
  key: ConversationKey,
  change: Arranging,
  at: number,
): Promise<ConversationRow | null> {
  await tx
    .update(conversations)
    .set({ ...change, updatedAt: nextUpdatedAt(at) })
    .where(byKey(key));
  return readConversation(tx, key);
}

/** Opens a conversation whose snooze ends. @returns the row after it; null when it was touched since, or is gone */
export async function wakeConversation(
  tx: Db,
  key: ConversationKey,
  until: number,
  at: number,
): Promise<ConversationRow | null> {
  const rows = await tx
    .update(conversations)
    .set({ status: 'open', snoozedUntil: null, wokenAt: at, updatedAt: nextUpdatedAt(at) })
    .where(
      and(
        byKey(key),
        eq(conversations.status, 'snoozed'),
        sql`${conversations.snoozedUntil} = ${until}::bigint`,
      ),
    )
    .returning({ id: conversations.id });
  return rows.length === 0 ? null : readConversation(tx, key);
}
