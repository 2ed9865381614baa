import { and, eq, gt, lt, sum } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { presence } from '../db/schema/index.ts';

export async function savePresence(
  db: Db,
  row: {
    readonly siteId: string;
    readonly processId: string;
    readonly agents: number;
    readonly renewedAt: number;
  },
): Promise<void> {
  await db
    .insert(presence)
    .values(row)
    .onConflictDoUpdate({
      target: [presence.siteId, presence.processId],
      set: { agents: row.agents, renewedAt: row.renewedAt },
    });
}

/** Connected agents over all processes that renewed their count after `since`. */
export async function countAgents(db: Db, siteId: string, since: number): Promise<number> {
  const [row] = await db
    .select({ agents: sum(presence.agents) })
    .from(presence)
    .where(and(eq(presence.siteId, siteId), gt(presence.renewedAt, since)));
  return Number(row?.agents ?? 0);
}

export async function removePresence(db: Db, processId: string): Promise<void> {
  await db.delete(presence).where(eq(presence.processId, processId));
}

export async function removeStalePresence(db: Db, before: number): Promise<void> {
  await db.delete(presence).where(lt(presence.renewedAt, before));
}
