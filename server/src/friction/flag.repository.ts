import { randomUUID } from 'node:crypto';
import type { Flag, Friction } from '@attune/protocol';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation.repository.ts';
import type { Db } from '../db/open-database.ts';
import { flags } from '../db/schema/index.ts';

/** Flags shown beside a conversation, standing and past. */
const MAX_FLAGS = 20;

/** Flags of a conversation, latest first. */
export async function listFlags(
  db: Db,
  { siteId, conversationId }: ConversationKey,
): Promise<readonly Flag[]> {
  const rows = await db
    .select()
    .from(flags)
    .where(and(eq(flags.siteId, siteId), eq(flags.conversationId, conversationId)))
    .orderBy(desc(flags.raisedAt))
    .limit(MAX_FLAGS);
  return rows.map(({ id, level, raisedAt, loweredAt, peakScore, evidence }) => ({
    id,
    level,
    raisedAt,
    loweredAt,
    peakScore,
    evidence,
  }));
}

export async function findFlag(
  db: Db,
  { siteId, conversationId }: ConversationKey,
  id: string,
): Promise<Flag | null> {
  const [row] = await db
    .select()
    .from(flags)
    .where(and(eq(flags.siteId, siteId), eq(flags.conversationId, conversationId), eq(flags.id, id)));
  return row ?? null;
}

/** Raises, grows or lowers the conversation's standing flag so that it says what friction says. @returns the id of one just raised */
export async function saveFlag(
  db: Db,
  { siteId, conversationId }: ConversationKey,
  friction: Friction,
): Promise<string | null> {
  const standing = and(
    eq(flags.siteId, siteId),
    eq(flags.conversationId, conversationId),
    isNull(flags.loweredAt),
  );
  const [flag] = await db.select().from(flags).where(standing).limit(1);
  if (friction.level === 'calm') {
    if (flag !== undefined) await db.update(flags).set({ loweredAt: friction.at }).where(standing);
    return null;
  }
  if (flag === undefined) {
    const id = randomUUID();
    await db.insert(flags).values({
      id,
      siteId,
      conversationId,
      level: friction.level,
      raisedAt: friction.at,
      peakScore: friction.score,
      evidence: friction.contributions,
    });
    return id;
  }
  if (flag.level !== friction.level || friction.score > flag.peakScore) {
    const grew = friction.score > flag.peakScore;
    await db
      .update(flags)
      .set({
        level: friction.level,
        peakScore: Math.max(friction.score, flag.peakScore),
        ...(grew ? { evidence: friction.contributions } : {}),
      })
      .where(standing);
  }
  return null;
}
