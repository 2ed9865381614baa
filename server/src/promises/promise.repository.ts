import type { AgentPromise } from '@attune/protocol';
import { and, desc, eq } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation.repository.ts';
import type { Db } from '../db/open-database.ts';
import { promises } from '../db/schema/index.ts';

export type PromiseRow = typeof promises.$inferSelect;
export type NewPromise = Pick<
  PromiseRow,
  | 'id'
  | 'siteId'
  | 'conversationId'
  | 'seq'
  | 'position'
  | 'ownerId'
  | 'ownerName'
  | 'deed'
  | 'dueAt'
  | 'madeAt'
>;

/** Promises shown beside a conversation, the latest. */
const MAX_PROMISES = 50;

const one = ({ siteId, conversationId }: ConversationKey, id: string) =>
  and(eq(promises.siteId, siteId), eq(promises.conversationId, conversationId), eq(promises.id, id));

/** In the order they were made. */
export async function listPromises(
  db: Db,
  { siteId, conversationId }: ConversationKey,
): Promise<readonly AgentPromise[]> {
  const rows = await db
    .select()
    .from(promises)
    .where(and(eq(promises.siteId, siteId), eq(promises.conversationId, conversationId)))
    .orderBy(desc(promises.madeAt), desc(promises.seq), desc(promises.position))
    .limit(MAX_PROMISES);
  return rows.reverse().map(toPromise);
}

/** Writes down those that were not written down before. @returns them */
export async function insertPromises(db: Db, rows: readonly NewPromise[]): Promise<readonly PromiseRow[]> {
  if (rows.length === 0) return [];
  return db
    .insert(promises)
    .values([...rows])
    .onConflictDoNothing({
      target: [promises.siteId, promises.conversationId, promises.seq, promises.position],
    })
    .returning();
}

/** Held until the transaction ends, so that time and an agent do not settle it at once. */
export async function findPromiseForUpdate(
  tx: Db,
  key: ConversationKey,
  id: string,
): Promise<PromiseRow | null> {
  const [row] = await tx.select().from(promises).where(one(key, id)).for('update');
  return row ?? null;
}

export async function updatePromise(
  tx: Db,
  key: ConversationKey,
  id: string,
  change: Partial<Pick<PromiseRow, 'state' | 'remindedAt' | 'settledAt' | 'settledBy'>>,
): Promise<PromiseRow | null> {
  const [row] = await tx.update(promises).set(change).where(one(key, id)).returning();
  return row ?? null;
}

export function toPromise(row: PromiseRow): AgentPromise {
  const { id, conversationId, seq, ownerId, ownerName, deed, dueAt, state, madeAt, settledAt } = row;
  return { id, conversationId, seq, ownerId, ownerName, deed, dueAt, state, madeAt, settledAt };
}
