import type { Interaction, PageInteraction } from '@attune/protocol';
import { and, asc, desc, eq, gte } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation.repository.ts';
import type { Db } from '../db/open-database.ts';
import { interactionBatches } from '../db/schema/index.ts';

export type BatchRow = typeof interactionBatches.$inferInsert;

/** Batches looked at in one go. At 120 facts each this is more than any honest quarter of an hour. */
const MAX_BATCHES = 200;

/** @returns false when this batch was stored before */
export async function insertBatch(db: Db, batch: BatchRow): Promise<boolean> {
  const rows = await db
    .insert(interactionBatches)
    .values(batch)
    .onConflictDoNothing()
    .returning({ batchNo: interactionBatches.batchNo });
  return rows.length > 0;
}

const receivedSince = ({ siteId, conversationId }: ConversationKey, since: number) =>
  and(
    eq(interactionBatches.siteId, siteId),
    eq(interactionBatches.conversationId, conversationId),
    gte(interactionBatches.receivedAt, since),
  );

/** What is at hand of one visit. */
export interface VisitFacts {
  readonly visitId: string;
  readonly interactions: readonly Interaction[];
  /** Earlier facts of this visit were left out: these are complete from here on. */
  readonly completeSince?: number;
}

/** Facts received since `since`, by visit, the visit that reported last at the end. */
export async function listInteractionsByVisit(
  db: Db,
  key: ConversationKey,
  since: number,
): Promise<readonly VisitFacts[]> {
  const rows = await db
    .select({
      visitId: interactionBatches.visitId,
      batchNo: interactionBatches.batchNo,
      firstAt: interactionBatches.firstAt,
      interactions: interactionBatches.interactions,
    })
    .from(interactionBatches)
    .where(receivedSince(key, since))
    .orderBy(desc(interactionBatches.receivedAt))
    .limit(MAX_BATCHES);
  const visits = new Map<string, typeof rows>();
  for (const row of rows) visits.set(row.visitId, [...(visits.get(row.visitId) ?? []), row]);
  return [...visits]
    .map(([visitId, batches]) => {
      const interactions = batches.flatMap((batch) => batch.interactions);
      const isWhole = batches.some(({ batchNo }) => batchNo === 0);
      const completeSince = Math.min(...batches.map(({ firstAt }) => firstAt));
      return { visitId, interactions, ...(isWhole ? {} : { completeSince }) };
    })
    .reverse();
}

/** Pages of the visits in order, latest last. */
export async function listPages(
  db: Db,
  key: ConversationKey,
  since: number,
): Promise<readonly { path: string; at: number }[]> {
  const rows = await db
    .select({ interactions: interactionBatches.interactions })
    .from(interactionBatches)
    .where(receivedSince(key, since))
    .orderBy(asc(interactionBatches.receivedAt))
    .limit(MAX_BATCHES);
  return rows
    .flatMap(({ interactions }) => interactions)
    .filter((fact): fact is PageInteraction => fact.kind === 'page')
    .map(({ path, at }) => ({ path, at }))
    .sort((one, other) => one.at - other.at);
}
