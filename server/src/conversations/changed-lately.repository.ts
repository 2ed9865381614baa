import { and, eq, getTableColumns, gt, inArray, isNotNull } from 'drizzle-orm';
import { latestFirst, writtenSince } from './latest-messages.repository.ts';
import type { Db } from '../db/open-database.ts';
import { conversations, visitors } from '../db/schema/index.ts';
import type { ConversationRow } from './conversation.repository.ts';

const select = (db: Db) =>
  db
    .select({ ...getTableColumns(conversations), visitorName: visitors.name })
    .from(conversations)
    .innerJoin(
      visitors,
      and(eq(visitors.siteId, conversations.siteId), eq(visitors.id, conversations.visitorId)),
    );

/** Of these conversations of a site, those that changed since. */
export function listChanged(
  db: Db,
  siteId: string,
  ids: readonly string[],
  since: number,
): Promise<readonly ConversationRow[]> {
  return select(db).where(
    and(
      eq(conversations.siteId, siteId),
      inArray(conversations.id, [...ids]),
      gt(conversations.updatedAt, since),
    ),
  );
}

/** Conversations in the inbox of a site with a message since, latest first, at most `limit`. */
export function listWrittenTo(
  db: Db,
  siteId: string,
  since: number,
  limit: number,
): Promise<readonly ConversationRow[]> {
  return select(db)
    .where(and(eq(conversations.siteId, siteId), writtenSince(since + 1), isNotNull(conversations.inboxAt)))
    .orderBy(...latestFirst)
    .limit(limit);
}
