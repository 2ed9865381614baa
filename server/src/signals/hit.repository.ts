import type { ControlHits, SignalKind } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { signals } from '../db/schema/index.ts';

/** Controls shown at once: what an admin can take in, and more. */
const MAX_HITS = 100;

/** Signals looked at, newest first: with the index on time this stays a short read on the busiest site. */
const MAX_SIGNALS = 20_000;

/** Controls on which signals were found since `since`, most hits first; signals on no control by their kind alone. */
export async function listHits(
  db: Db,
  siteId: string,
  since: number,
  kind: SignalKind | undefined,
): Promise<readonly ControlHits[]> {
  const ofKind = kind === undefined ? sql`true` : sql`kind = ${kind}`;
  const result = await db.execute(sql`
    with recent as (
      select kind, evidence->>'controlKey' as control_key, evidence->>'control' as name, evidence->>'path' as path,
        detected_at, conversation_id, sentence
      from ${signals}
      where site_id = ${siteId} and detected_at >= ${since}::bigint and ${ofKind}
      order by detected_at desc limit ${MAX_SIGNALS}
    )
    select kind, control_key, count(*)::int as hits, max(detected_at)::float8 as last_at,
      (array_agg(coalesce(name, '') order by detected_at desc))[1] as name,
      (array_agg(coalesce(path, '') order by detected_at desc))[1] as path,
      (array_agg(conversation_id order by detected_at desc))[1] as conversation_id,
      (array_agg(sentence order by detected_at desc))[1] as sentence
    from recent
    group by kind, control_key
    order by hits desc, last_at desc limit ${MAX_HITS}`);
  return result.rows.map((row) => ({
    kind: row['kind'] as SignalKind,
    controlKey: row['control_key'] as string | null,
    name: String(row['name']),
    path: String(row['path']),
    hits: Number(row['hits']),
    lastAt: Number(row['last_at']),
    lastConversationId: String(row['conversation_id']),
    sentence: row['sentence'] as ControlHits['sentence'],
  }));
}
