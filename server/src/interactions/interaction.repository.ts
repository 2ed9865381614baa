import type { Interaction, PageInteraction } from '@attune/protocol';
import { and, asc, desc, eq, gte, or, sql } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation.repository.ts';
import type { Db } from '../db/open-database.ts';
import { interactionBatches, pageErrorCounts, visitCounts } from '../db/schema/index.ts';
import { packFacts } from '../db/schema/packed-facts.ts';

export type BatchRow = typeof interactionBatches.$inferInsert;

/** Batches looked at in one go. At 120 facts each this is more than any honest quarter of an hour. */
const MAX_BATCHES = 200;

const MINUTE_MS = 60_000;

/** Errors that everybody meets; a site with more of them has other worries. */
const MAX_SHARED_ERRORS = 200;

/** An error of the page that came without a press `unprompted` times, perhaps 0. */
export interface PageErrors {
  readonly hash: string;
  readonly unprompted: number;
}

/**
 * Stores one batch with its share of the visit's budget and of the site's errors, whole or not at all.
 * @returns `full` when the visit may hold no more than `maxFacts`; `known` when the batch was stored before
 */
export async function insertBatch(
  db: Db,
  batch: BatchRow,
  errors: readonly PageErrors[],
  maxFacts: number,
): Promise<'stored' | 'known' | 'full'> {
  const { siteId, conversationId, visitId, batchNo, count, receivedAt } = batch;
  const minute = receivedAt - (receivedAt % MINUTE_MS);
  const result = await db.execute(sql`
    with stored as (
      insert into interaction_batches
        (site_id, conversation_id, visit_id, batch_no, interactions, count, first_at, last_at, received_at)
      select ${siteId}, ${conversationId}, ${visitId}, ${batchNo}::int, ${packFacts(batch.interactions)},
        ${count}::int, ${batch.firstAt}::bigint, ${batch.lastAt}::bigint, ${receivedAt}::bigint
      where coalesce((
        select stored from visit_counts
        where site_id = ${siteId} and conversation_id = ${conversationId} and visit_id = ${visitId}
      ), 0) + ${count}::int <= ${maxFacts}::int
      on conflict do nothing
      returning count
    ), counted as (
      insert into visit_counts (site_id, conversation_id, visit_id, stored, shed, updated_at)
      select ${siteId}, ${conversationId}, ${visitId}, count, 0, ${receivedAt}::bigint from stored
      on conflict (site_id, conversation_id, visit_id) do update
        set stored = visit_counts.stored + excluded.stored, updated_at = excluded.updated_at
    ), met as (
      insert into page_error_counts (site_id, conversation_id, minute, hash, unprompted)
      select ${siteId}, ${conversationId}, ${minute}::bigint, error.hash, error.unprompted
      from stored, jsonb_to_recordset(${JSON.stringify(errors)}::jsonb) as error(hash text, unprompted int)
      on conflict (site_id, conversation_id, minute, hash) do update
        set unprompted = page_error_counts.unprompted + excluded.unprompted
    )
    select count from stored`);
  if (result.rows.length > 0) return 'stored';
  const [known] = await db
    .select({ batchNo: interactionBatches.batchNo })
    .from(interactionBatches)
    .where(
      and(
        eq(interactionBatches.siteId, siteId),
        eq(interactionBatches.conversationId, conversationId),
        eq(interactionBatches.visitId, visitId),
        eq(interactionBatches.batchNo, batchNo),
      ),
    );
  return known === undefined ? 'full' : 'known';
}

/** Facts of a visit that were not taken. */
export interface Shed extends ConversationKey {
  readonly visitId: string;
  readonly shed: number;
}

export async function addShed(db: Db, counted: readonly Shed[], at: number): Promise<void> {
  await db
    .insert(visitCounts)
    .values(counted.map((one) => ({ ...one, stored: 0, updatedAt: at })))
    .onConflictDoUpdate({
      target: [visitCounts.siteId, visitCounts.conversationId, visitCounts.visitId],
      set: { shed: sql`${visitCounts.shed} + excluded.shed`, updatedAt: at },
    });
}

/** Errors that pages of the site met more than `atMost` times within one minute, all visitors together. */
export async function listSharedErrors(
  db: Db,
  siteId: string,
  since: number,
  atMost: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ hash: pageErrorCounts.hash })
    .from(pageErrorCounts)
    .where(and(eq(pageErrorCounts.siteId, siteId), gte(pageErrorCounts.minute, since - (since % MINUTE_MS))))
    .groupBy(pageErrorCounts.minute, pageErrorCounts.hash)
    // A visitor counts once for all presses that met it: whoever presses a broken button ten times is no crowd.
    .having(sql`count(*) + sum(${pageErrorCounts.unprompted}) > ${atMost}`)
    .limit(MAX_SHARED_ERRORS);
  return rows.map(({ hash }) => hash);
}

const receivedSince = ({ siteId, conversationId }: ConversationKey, since: number) =>
  and(
    eq(interactionBatches.siteId, siteId),
    eq(interactionBatches.conversationId, conversationId),
    gte(interactionBatches.receivedAt, since),
  );

/** How long it is remembered that a tab was hidden: as long as signals are. */
const VISIBILITY_MS = 60 * 60_000;

/** Batches that say whether the tab was shown, which stays true however long ago it was said. */
const tellsVisibilitySince = ({ siteId, conversationId }: ConversationKey, since: number) =>
  and(
    eq(interactionBatches.siteId, siteId),
    eq(interactionBatches.conversationId, conversationId),
    gte(interactionBatches.receivedAt, since - VISIBILITY_MS),
    // Packed, such a fact stands as it is; what else is called so is left out once it is read.
    sql`${interactionBatches.interactions} like '%"visibility"%'`,
  );

/** What is at hand of one visit. */
export interface VisitFacts {
  readonly visitId: string;
  readonly interactions: readonly Interaction[];
  /** Earlier facts of this visit were left out: these are complete from here on. */
  readonly completeSince?: number;
}

/**
 * Facts received since `since`, by visit, the visit that reported last at the end; of what was received before, whether
 * the tab was shown.
 */
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
      receivedAt: interactionBatches.receivedAt,
      interactions: interactionBatches.interactions,
    })
    .from(interactionBatches)
    .where(or(receivedSince(key, since), tellsVisibilitySince(key, since)))
    .orderBy(desc(interactionBatches.receivedAt))
    .limit(MAX_BATCHES);
  const visits = new Map<string, typeof rows>();
  for (const row of rows) visits.set(row.visitId, [...(visits.get(row.visitId) ?? []), row]);
  return [...visits]
    .map(([visitId, batches]) => {
      const recent = batches.filter(({ receivedAt }) => receivedAt >= since);
      const states = batches
        .filter(({ receivedAt }) => receivedAt < since)
        .flatMap(({ interactions }) => interactions.filter(({ kind }) => kind === 'visibility'));
      const interactions = [...states, ...recent.flatMap((batch) => batch.interactions)];
      const isWhole = recent.some(({ batchNo }) => batchNo === 0);
      const completeSince = recent.length === 0 ? since : Math.min(...recent.map(({ firstAt }) => firstAt));
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
