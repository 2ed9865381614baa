import type { Db } from '../db/open-database.ts';
import { conversations, sites, visitors } from '../db/schema/index.ts';

/** A site with one visitor in one conversation, for tests that are about what hangs on it. */
export async function insertConversationRows(
  db: Db,
  at: number,
  {
    siteId,
    conversationId,
    visitorId = `visitor-of-${conversationId}`,
  }: {
    readonly siteId: string;
    readonly conversationId: string;
    readonly visitorId?: string;
  },
): Promise<void> {
  await db
    .insert(sites)
    .values({ id: siteId, name: 'Shop', publicKey: siteId, createdAt: at })
    .onConflictDoNothing();
  await db
    .insert(visitors)
    .values({
      siteId,
      id: visitorId,
      tokenHash: `${siteId}-${visitorId}`,
      origin: 'https://shop.example',
      createdAt: at,
      lastSeenAt: at,
    })
    .onConflictDoNothing();
  await db.insert(conversations).values({
    siteId,
    id: conversationId,
    visitorId,
    inboxAt: at,
    lastMessageAt: at,
    createdAt: at,
    updatedAt: at,
  });
}
