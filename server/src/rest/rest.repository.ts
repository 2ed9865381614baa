import type { ConversationStatus } from '@attune/protocol';
import { and, desc, eq, getTableColumns, isNotNull, lt } from 'drizzle-orm';
import type { ConversationRow } from '../conversations/conversation-access.ts';
import type { Cursor } from '../db/cursor.ts';
import { afterLatest, latestFirst, writtenSince } from '../conversations/latest-messages.repository.ts';
import type { Db } from '../db/open-database.ts';
import { conversations, visitors } from '../db/schema/index.ts';
import type { VisitorRow } from '../visitors/visitor.repository.ts';

export interface ConversationQuery {
  readonly siteId: string;
  readonly status?: ConversationStatus | undefined;
  readonly contactId?: string | undefined;
  readonly assigneeId?: string | undefined;
  /** With something written since. */
  readonly activeSince?: number | undefined;
  readonly after: Cursor | null;
  readonly limit: number;
}

/** Conversations in the inbox, latest message first. */
export async function listConversations(
  db: Db,
  query: ConversationQuery,
): Promise<readonly ConversationRow[]> {
  const { siteId, status, contactId, assigneeId, activeSince, after, limit } = query;
  return db
    .select({ ...getTableColumns(conversations), visitorName: visitors.name })
    .from(conversations)
    .innerJoin(
      visitors,
      and(eq(visitors.siteId, conversations.siteId), eq(visitors.id, conversations.visitorId)),
    )
    .where(
      and(
        eq(conversations.siteId, siteId),
        isNotNull(conversations.inboxAt),
        status === undefined ? undefined : eq(conversations.status, status),
        contactId === undefined ? undefined : eq(conversations.visitorId, contactId),
        assigneeId === undefined ? undefined : eq(conversations.assigneeId, assigneeId),
        activeSince === undefined ? undefined : writtenSince(activeSince),
        after === null ? undefined : afterLatest(after),
      ),
    )
    .orderBy(...latestFirst)
    .limit(limit);
}

/** Visitors who wrote something, latest new one first: after a place in the list of their ids. */
export async function listContactRows(
  db: Db,
  {
    siteId,
    afterId,
    limit,
  }: { readonly siteId: string; readonly afterId: string | null; readonly limit: number },
): Promise<readonly VisitorRow[]> {
  return db
    .select()
    .from(visitors)
    .where(and(eq(visitors.siteId, siteId), afterId === null ? undefined : lt(visitors.id, afterId)))
    .orderBy(desc(visitors.id))
    .limit(limit);
}

/** Makes a visitor and their conversation under these ids, unless they are there. */
export async function insertContactOnce(
  tx: Db,
  visitor: VisitorRow,
  conversation: { readonly id: string; readonly at: number },
): Promise<void> {
  await tx.insert(visitors).values(visitor).onConflictDoNothing();
  await tx
    .insert(conversations)
    .values({
      siteId: visitor.siteId,
      id: conversation.id,
      visitorId: visitor.id,
      createdAt: conversation.at,
      updatedAt: conversation.at,
    })
    .onConflictDoNothing();
}
