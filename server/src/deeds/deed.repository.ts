import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { outbox } from '../db/schema/index.ts';

/** Which deed, and whose. */
export interface DeedKey {
  readonly topic: string;
  readonly deedId: string;
  readonly agentId: string;
}

const ofAgent = ({ topic, deedId, agentId }: DeedKey) =>
  and(eq(outbox.id, deedId), eq(outbox.topic, topic), sql`${outbox.payload}->'by'->>'id' = ${agentId}`);

/** Whether it is still owed. */
export async function isOwed(db: Db, key: DeedKey): Promise<boolean> {
  const rows = await db.select({ id: outbox.id }).from(outbox).where(ofAgent(key));
  return rows.length > 0;
}

/**
 * Takes a deed off the books; waits for one that is being done right now.
 * @returns whether it was still owed
 */
export async function forgetDeed(db: Db, key: DeedKey): Promise<boolean> {
  const rows = await db.delete(outbox).where(ofAgent(key)).returning({ id: outbox.id });
  return rows.length > 0;
}
