import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { conversations, visitors } from '../db/schema/index.ts';

/** These conversations of a site with their visitors, those in trouble first. */
export async function listLiveRows(db: Db, siteId: string, conversationIds: readonly string[]) {
  if (conversationIds.length === 0) return [];
  return db
    .select({
      conversationId: conversations.id,
      inboxAt: conversations.inboxAt,
      path: conversations.currentPath,
      level: conversations.frictionLevel,
      score: conversations.frictionScore,
      waitingSince: conversations.waitingSince,
      assignee: conversations.assigneeName,
      visitorId: visitors.id,
      visitorName: visitors.name,
      locale: visitors.locale,
    })
    .from(conversations)
    .innerJoin(
      visitors,
      and(eq(visitors.siteId, conversations.siteId), eq(visitors.id, conversations.visitorId)),
    )
    .where(and(eq(conversations.siteId, siteId), inArray(conversations.id, [...conversationIds])));
}
