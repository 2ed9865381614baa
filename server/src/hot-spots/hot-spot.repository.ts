import type { HotSpot } from '@attune/protocol';
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { hotSpotMarks } from '../db/schema/index.ts';

/** Controls shown, and signals looked at, newest first: with the index on time this stays a short read on a busy site. */
const MAX_SPOTS = 50;
const MAX_SIGNALS = 20_000;
const MAX_QUOTES = 3;
const QUOTE_LENGTH = 300;

export type HotSpotMark = typeof hotSpotMarks.$inferSelect;

/** A control and the kind of trouble it gave, without what was said of it. */
export type FoundSpot = Omit<HotSpot, 'status' | 'effect' | 'quotes'> & {
  /** The latest of its conversations. */
  readonly latest: readonly string[];
};

/** Controls with trouble since `since`, by how many conversations met it. */
export async function listSpots(db: Db, siteId: string, since: number): Promise<readonly FoundSpot[]> {
  const result = await db.execute(sql`
    with recent as (
      select kind, evidence->>'controlKey' as control_key, evidence->>'control' as name, evidence->>'path' as path,
        detected_at, conversation_id, sentence
      from signals
      where site_id = ${siteId} and detected_at >= ${since}::bigint
      order by detected_at desc limit ${MAX_SIGNALS}
    )
    select kind, control_key, count(*)::int as hits, count(distinct conversation_id)::int as conversations,
      max(detected_at)::float8 as last_at,
      (array_agg(coalesce(name, '') order by detected_at desc))[1] as name,
      (array_agg(coalesce(path, '') order by detected_at desc))[1] as path,
      (array_agg(sentence order by detected_at desc))[1] as sentence,
      to_jsonb((array_agg(conversation_id order by detected_at desc))[1:9]) as latest
    from recent where control_key is not null
    group by kind, control_key
    order by conversations desc, hits desc, last_at desc limit ${MAX_SPOTS}`);
  return result.rows.map((row) => ({
    kind: row['kind'] as HotSpot['kind'],
    controlKey: String(row['control_key']),
    name: String(row['name']),
    path: String(row['path']),
    conversations: Number(row['conversations']),
    hits: Number(row['hits']),
    lastAt: Number(row['last_at']),
    sentence: row['sentence'] as HotSpot['sentence'],
    latest: [...new Set(row['latest'] as readonly string[])].slice(0, MAX_QUOTES),
  }));
}

/** What visitors said last in these conversations, one message of each. */
export async function listQuotes(
  db: Db,
  siteId: string,
  conversationIds: readonly string[],
): Promise<readonly HotSpot['quotes'][number][]> {
  if (conversationIds.length === 0) return [];
  const ids = sql.join(
    conversationIds.map((id) => sql`${id}`),
    sql`, `,
  );
  const result = await db.execute(sql`
    select wanted.id as conversation_id, said.seq, left(said.body, ${QUOTE_LENGTH}::int) as text
    from unnest(array[${ids}]::text[]) as wanted(id)
    cross join lateral (
      select seq, body from conversation_events
      where site_id = ${siteId} and conversation_id = wanted.id and kind = 'message' and author_kind = 'visitor'
      order by length(body) > 15 desc, seq desc limit 1
    ) said`);
  return result.rows.map((row) => ({
    conversationId: String(row['conversation_id']),
    seq: Number(row['seq']),
    text: String(row['text']).toWellFormed(),
  }));
}

/** How often each of these kinds was found on its control, between two instants. */
export async function countHits(
  db: Db,
  siteId: string,
  { kind, controlKey }: Pick<HotSpotMark, 'kind' | 'controlKey'>,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<number> {
  const result = await db.execute(sql`
    select count(*)::int as hits from signals
    where site_id = ${siteId} and detected_at >= ${from}::bigint and detected_at < ${until}::bigint
      and kind = ${kind} and evidence->>'controlKey' = ${controlKey}`);
  return Number(result.rows[0]?.['hits'] ?? 0);
}

export async function listMarks(db: Db, siteId: string): Promise<readonly HotSpotMark[]> {
  return db.select().from(hotSpotMarks).where(eq(hotSpotMarks.siteId, siteId));
}

export async function saveMark(db: Db, mark: HotSpotMark): Promise<void> {
  const { status, markedAt, markedBy } = mark;
  await db
    .insert(hotSpotMarks)
    .values(mark)
    .onConflictDoUpdate({
      target: [hotSpotMarks.siteId, hotSpotMarks.kind, hotSpotMarks.controlKey],
      set: { status, markedAt, markedBy },
    });
}

export async function deleteMark(
  db: Db,
  { siteId, kind, controlKey }: Pick<HotSpotMark, 'siteId' | 'kind' | 'controlKey'>,
): Promise<void> {
  await db
    .delete(hotSpotMarks)
    .where(
      and(
        eq(hotSpotMarks.siteId, siteId),
        eq(hotSpotMarks.kind, kind),
        eq(hotSpotMarks.controlKey, controlKey),
      ),
    );
}
