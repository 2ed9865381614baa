import type { Interaction, Signal } from '@attune/protocol';
import { and, desc, eq, lt } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { conversationEvents, interactionBatches, signals } from '../db/schema/index.ts';

export interface VisitBatch {
  readonly visitId: string;
  readonly batchNo: number;
  readonly receivedAt: number;
  readonly interactions: readonly Interaction[];
}

/** Batches with facts before an instant, those that arrived last first. */
export function listBatchesBefore(
  db: Db,
  { siteId, conversationId }: ConversationKey,
  before: number,
  limit: number,
): Promise<readonly VisitBatch[]> {
  return db
    .select({
      visitId: interactionBatches.visitId,
      batchNo: interactionBatches.batchNo,
      receivedAt: interactionBatches.receivedAt,
      interactions: interactionBatches.interactions,
    })
    .from(interactionBatches)
    .where(
      and(
        eq(interactionBatches.siteId, siteId),
        eq(interactionBatches.conversationId, conversationId),
        lt(interactionBatches.firstAt, before),
      ),
    )
    .orderBy(desc(interactionBatches.receivedAt))
    .limit(limit);
}

export type VisitSignal = Pick<Signal, 'key' | 'kind' | 'detectedAt' | 'sentence' | 'evidence'>;

/** Latest first. */
export function listSignalsBefore(
  db: Db,
  { siteId, conversationId }: ConversationKey,
  before: number,
  limit: number,
): Promise<readonly VisitSignal[]> {
  return db
    .select({
      key: signals.key,
      kind: signals.kind,
      detectedAt: signals.detectedAt,
      sentence: signals.sentence,
      evidence: signals.evidence,
    })
    .from(signals)
    .where(
      and(
        eq(signals.siteId, siteId),
        eq(signals.conversationId, conversationId),
        lt(signals.detectedAt, before),
      ),
    )
    .orderBy(desc(signals.detectedAt))
    .limit(limit);
}

export type VisitMessage = Pick<
  typeof conversationEvents.$inferSelect,
  'seq' | 'at' | 'authorKind' | 'authorName' | 'body'
>;

/** Latest first. */
export function listMessagesBefore(
  db: Db,
  { siteId, conversationId }: ConversationKey,
  before: number,
  limit: number,
): Promise<readonly VisitMessage[]> {
  return db
    .select({
      seq: conversationEvents.seq,
      at: conversationEvents.at,
      authorKind: conversationEvents.authorKind,
      authorName: conversationEvents.authorName,
      body: conversationEvents.body,
    })
    .from(conversationEvents)
    .where(
      and(
        eq(conversationEvents.siteId, siteId),
        eq(conversationEvents.conversationId, conversationId),
        eq(conversationEvents.kind, 'message'),
        lt(conversationEvents.at, before),
      ),
    )
    .orderBy(desc(conversationEvents.seq))
    .limit(limit);
}
