import type { Interaction, PageInteraction } from '@attune/protocol';
import { and, asc, desc, eq, gte, or, sql, type SQL } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation.repository.ts';
import type { Db } from '../db/open-database.ts';
import { conversations, interactionBatches, pageErrorCounts, visitCounts } from '../db/schema/index.ts';
import type { VisitRow } from './open-visit.ts';

/** Batches looked at in one go. At 120 facts each this is more than any honest quarter of an hour. */
const MAX_BATCHES = 200;

const MINUTE_MS = 60_000;

/** Errors that everybody meets; a site with more of them has other worries. */
const MAX_SHARED_ERRORS = 200;

/** What is known of a visit's reports before the next one. */
export interface KnownVisit {
  readonly stored: number;
  /** Numbers of the reports that were taken, as PostgreSQL writes ranges. */
  readonly batches: string;
  readonly currentPath: string | null;
}

/** @returns null when there is no such conversation */
export async function findVisit(
  db: Db,
  { siteId, conversationId }: ConversationKey,
  visitId: string,
): Promise<KnownVisit | null> {
  const [row] = await db
    .select({
      stored: visitCounts.stored,
      batches: visitCounts.batches,
      currentPath: conversations.currentPath,
    })
    .from(conversations)
    .leftJoin(
      visitCounts,
      and(
        eq(visitCounts.siteId, conversations.siteId),
        eq(visitCounts.conversationId, conversations.id),
        eq(visitCounts.visitId, visitId),
      ),
    )
    .where(and(eq(conversations.siteId, siteId), eq(conversations.id, conversationId)));
  if (row === undefined) return null;
  return { stored: row.stored ?? 0, batches: row.batches ?? '{}', currentPath: row.currentPath };
}

/** How the conversation of a visit stands when its facts are written. */
export interface Standing {
  readonly inboxAt: number | null;
  readonly waitingSince: number | null;
  readonly frictionScore: number;
  readonly goneQuiet: boolean;
}

/**
 * Stores rows of reports, each with what it adds to its visit's counts, to the site's errors and to where its visitor is:
 * whole or not at all, and not where another process took one of its reports meanwhile.
 * @param rows of different visits
 * @returns how each one's conversation stands, in their order; null where the row was not stored
 */
export async function insertVisitRows(
  db: Db,
  rows: readonly VisitRow[],
): Promise<readonly (Standing | null)[]> {
  const given = rows.map(
    (
      row,
      index,
    ) => sql`(${index}::int, ${row.siteId}::text, ${row.conversationId}::text, ${row.visitId}::text,
      ${row.batchNo}::int, ${row.packed}::text, ${row.count}::int, ${row.firstAt}::bigint, ${row.lastAt}::bigint,
      ${row.receivedAt}::bigint, ${row.batches}::int4multirange, ${row.page?.path ?? null}::text)`,
  );
  const result = await db.execute(sql`
    with given (row_no, site_id, conversation_id, visit_id, batch_no, interactions, count, first_at, last_at,
      received_at, batches, path) as (values ${sql.join(given, sql`, `)}),
    counted as (
      insert into visit_counts (site_id, conversation_id, visit_id, stored, shed, batches, updated_at)
      select site_id, conversation_id, visit_id, count, 0, batches, received_at from given
      where exists (
        select from conversations c where c.site_id = given.site_id and c.id = given.conversation_id
      )
      on conflict (site_id, conversation_id, visit_id) do update
        set stored = visit_counts.stored + excluded.stored, batches = visit_counts.batches + excluded.batches,
          updated_at = excluded.updated_at
        where not visit_counts.batches && excluded.batches
      returning site_id, conversation_id, visit_id
    ), taken as (
      select given.* from given join counted using (site_id, conversation_id, visit_id)
    ), stored as (
      insert into interaction_batches
        (site_id, conversation_id, visit_id, batch_no, interactions, count, first_at, last_at, received_at)
      select site_id, conversation_id, visit_id, batch_no, interactions, count, first_at, last_at, received_at
      from taken
    ), met as (${pageErrorsOf(rows)}), moved as (
      update conversations set current_path = taken.path, updated_at = greatest(updated_at + 1, taken.received_at)
      from taken
      where conversations.site_id = taken.site_id and conversations.id = taken.conversation_id
        and taken.path is not null
    )
    select taken.row_no, c.inbox_at, c.waiting_since, c.friction_score, c.gone_quiet
    from taken join conversations c on c.site_id = taken.site_id and c.id = taken.conversation_id`);
  const standings = new Map(result.rows.map((row) => [Number(row['row_no']), toStanding(row)]));
  return rows.map((_, index) => standings.get(index) ?? null);
}

const toStanding = (row: Record<string, unknown>): Standing => ({
  inboxAt: row['inbox_at'] === null ? null : Number(row['inbox_at']),
  waitingSince: row['waiting_since'] === null ? null : Number(row['waiting_since']),
  frictionScore: Number(row['friction_score']),
  goneQuiet: row['gone_quiet'] === true,
});

/** Counts the errors of these rows; most have none. */
function pageErrorsOf(rows: readonly VisitRow[]): SQL {
  const errors = rows.flatMap(({ errors: ofRow, receivedAt }, index) =>
    [...ofRow].map(([hash, unprompted]) => ({
      row_no: index,
      minute: receivedAt - (receivedAt % MINUTE_MS),
      hash,
      unprompted,
    })),
  );
  if (errors.length === 0) return sql`select`;
  return sql`
    insert into page_error_counts (site_id, conversation_id, minute, hash, unprompted)
    select taken.site_id, taken.conversation_id, error.minute, error.hash, sum(error.unprompted)
    from taken join jsonb_to_recordset(${JSON.stringify(errors)}::jsonb)
      as error(row_no int, minute bigint, hash text, unprompted int) using (row_no)
    group by 1, 2, 3, 4
    on conflict (site_id, conversation_id, minute, hash) do update
      set unprompted = page_error_counts.unprompted + excluded.unprompted`;
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
