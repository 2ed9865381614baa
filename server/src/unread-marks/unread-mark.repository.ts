import { and, count, desc, eq } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { unreadMarks } from '../db/schema/index.ts';
import type { AgentKey } from '../notifications/notification.repository.ts';

const ofAgent = ({ siteId, agentId }: AgentKey) =>
  and(eq(unreadMarks.siteId, siteId), eq(unreadMarks.agentId, agentId));

/** Ids of conversations, latest marked first. */
export async function listUnreadMarks(db: Db, agent: AgentKey, limit: number): Promise<readonly string[]> {
  const rows = await db
    .select({ id: unreadMarks.conversationId })
    .from(unreadMarks)
    .where(ofAgent(agent))
    .orderBy(desc(unreadMarks.at), desc(unreadMarks.conversationId))
    .limit(limit);
  return rows.map(({ id }) => id);
}

export async function countUnreadMarks(db: Db, agent: AgentKey): Promise<number> {
  const [row] = await db.select({ marks: count() }).from(unreadMarks).where(ofAgent(agent));
  return row?.marks ?? 0;
}

/** @returns false when it was marked already */
export async function insertUnreadMark(
  db: Db,
  agent: AgentKey,
  conversationId: string,
  at: number,
): Promise<boolean> {
  const added = await db
    .insert(unreadMarks)
    .values({ ...agent, conversationId, at })
    .onConflictDoNothing()
    .returning({ at: unreadMarks.at });
  return added.length > 0;
}

/** @returns false when there was no mark */
export async function deleteUnreadMark(db: Db, agent: AgentKey, conversationId: string): Promise<boolean> {
  const gone = await db
    .delete(unreadMarks)
    .where(and(ofAgent(agent), eq(unreadMarks.conversationId, conversationId)))
    .returning({ at: unreadMarks.at });
  return gone.length > 0;
}
