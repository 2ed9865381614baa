import type { NotificationRules } from '@attune/protocol';
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { noteMentions, notes, notificationRules, visitors } from '../db/schema/index.ts';

/** An agent on a site. */
export interface AgentKey {
  readonly siteId: string;
  readonly agentId: string;
}

export async function findRules(db: Db, { siteId, agentId }: AgentKey): Promise<NotificationRules | null> {
  const [row] = await db
    .select({ rules: notificationRules.rules })
    .from(notificationRules)
    .where(and(eq(notificationRules.siteId, siteId), eq(notificationRules.agentId, agentId)));
  return row?.rules ?? null;
}

export async function saveRules(
  db: Db,
  agent: AgentKey,
  rules: NotificationRules,
  savedAt: number,
): Promise<void> {
  await db
    .insert(notificationRules)
    .values({ ...agent, rules, savedAt })
    .onConflictDoUpdate({
      target: [notificationRules.siteId, notificationRules.agentId],
      set: { rules, savedAt },
    });
}

/** @returns who of them was not called in this note before */
export async function insertMentions(
  db: Db,
  note: { readonly siteId: string; readonly noteId: string; readonly at: number },
  agentIds: readonly string[],
): Promise<readonly string[]> {
  if (agentIds.length === 0) return [];
  const added = await db
    .insert(noteMentions)
    .values(agentIds.map((agentId) => ({ ...note, agentId })))
    .onConflictDoNothing()
    .returning({ agentId: noteMentions.agentId });
  return added.map(({ agentId }) => agentId);
}

const mentionColumns = {
  noteId: notes.id,
  conversationId: notes.conversationId,
  visitorId: visitors.id,
  visitorName: visitors.name,
  byName: notes.authorName,
  body: notes.body,
  at: noteMentions.at,
  seenAt: noteMentions.seenAt,
};

/** Latest first. */
export function listMentions(db: Db, { siteId, agentId }: AgentKey, limit: number) {
  return db
    .select(mentionColumns)
    .from(noteMentions)
    .innerJoin(notes, and(eq(notes.id, noteMentions.noteId), eq(notes.siteId, noteMentions.siteId)))
    .innerJoin(visitors, and(eq(visitors.siteId, notes.siteId), eq(visitors.id, notes.visitorId)))
    .where(and(eq(noteMentions.siteId, siteId), eq(noteMentions.agentId, agentId)))
    .orderBy(desc(noteMentions.at), desc(noteMentions.noteId))
    .limit(limit);
}

/** The agent has looked at what calls them in this conversation. */
export async function markMentionsSeen(
  db: Db,
  { siteId, agentId }: AgentKey,
  conversationId: string,
  at: number,
): Promise<void> {
  const inConversation = db
    .select({ id: notes.id })
    .from(notes)
    .where(and(eq(notes.siteId, siteId), eq(notes.conversationId, conversationId)));
  await db
    .update(noteMentions)
    .set({ seenAt: at })
    .where(
      and(
        eq(noteMentions.siteId, siteId),
        eq(noteMentions.agentId, agentId),
        isNull(noteMentions.seenAt),
        inArray(noteMentions.noteId, inConversation),
      ),
    );
}
