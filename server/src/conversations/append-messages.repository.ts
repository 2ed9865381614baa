import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { HAPPENING } from '../happenings/happening.ts';
import { isAnybodyListening } from '../happenings/happening.repository.ts';
import { PUBLISH_TOGETHER } from './publish-topics.ts';
import { fromColumns, previewOf, toldOf, type Append, type Appended } from './append-event.repository.ts';

/** An append of what a visitor wrote, with nothing attached. */
export type VisitorMessage = Append & {
  readonly clientId: string;
  readonly entry: { readonly kind: 'message'; readonly body: string };
};

export function isVisitorMessage(append: Append): append is VisitorMessage {
  const { author, clientId, entry } = append;
  return (
    author.kind === 'visitor' && clientId !== null && entry.kind === 'message' && entry.parts === undefined
  );
}

/**
 * Adds what several visitors wrote, each to a conversation of its own, with everything that `appendEvent` does for one:
 * in one statement, so that many share one way to the database, one plan and one commit. What they owe to be told is one
 * debt of all of them.
 * @param appends at least one, at most one to a conversation
 * @returns as `appendEvent`, in their order
 * @throws the database's unique violation when one of them used its client id before; nothing was added then
 */
export async function appendVisitorMessages(
  db: Db,
  appends: readonly [VisitorMessage, ...VisitorMessage[]],
): Promise<readonly (Appended | null)[]> {
  const given = appends.map(({ key, author, clientId, entry, at, outboxIds, firstCheckAt }, index) => ({
    row_no: index,
    site: key.siteId,
    conversation: key.conversationId,
    author_id: author.id,
    author_name: author.name,
    client: clientId,
    body: entry.body,
    preview: previewOf(entry),
    at,
    first_check_at: firstCheckAt,
    check_id: outboxIds.check,
  }));
  const publication = { id: randomUUID(), untold: 0 };
  const [{ at: owedAt }] = appends;
  // Rows are locked in one order by everybody, so that no two of these wait for each other.
  const result = await db.execute(sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(given)}::json) as g(row_no int, site text, conversation text,
        author_id text, author_name text, client text, body text, preview text, at bigint, first_check_at bigint,
        check_id uuid)
    ), locked as materialized (
      select c.site_id, c.id, c.status as status_before, v.name as visitor_name
      from conversations c
      join given on given.site = c.site_id and given.conversation = c.id
      join visitors v on v.site_id = c.site_id and v.id = c.visitor_id
      order by c.site_id, c.id for no key update of c
    ), moved as (
      update conversations c set last_seq = last_seq + 1, updated_at = greatest(updated_at + 1, g.at),
        last_message_at = g.at, last_message_author = 'visitor', last_message_preview = g.preview,
        inbox_at = coalesce(inbox_at, g.at), unread = unread + 1, status = 'open', snoozed_until = null,
        woken_at = null, waiting_since = coalesce(waiting_since, g.at),
        next_check_at = case when waiting_since is null then g.first_check_at else next_check_at end
      from locked join given g on g.site = locked.site_id and g.conversation = locked.id
      where c.site_id = locked.site_id and c.id = locked.id
      returning ${toldOf('c')}, locked.status_before, locked.visitor_name,
        g.row_no, g.author_id, g.author_name, g.client, g.body, g.at, g.first_check_at, g.check_id
    ), entry as (
      insert into conversation_events
        (site_id, conversation_id, seq, kind, author_kind, author_id, author_name, client_id, body, at)
      select site_id, id, last_seq, 'message', 'visitor', author_id, author_name, client, body, at from moved
    ), listened as materialized (
      select of_these.site_id from (select distinct site_id from moved) of_these where ${isAnybodyListening(sql`of_these.site_id`)}
    ), owed as (
      insert into outbox (id, topic, payload, run_at, created_at)
      select ${publication.id}::uuid, ${PUBLISH_TOGETHER}, jsonb_build_object('entries', jsonb_agg(
        jsonb_build_object('siteId', site_id, 'conversationId', id, 'seq', last_seq))), ${owedAt}::bigint,
        ${owedAt}::bigint
      from moved having count(*) > 0
      union all
      select check_id, 'waiting-check',
        jsonb_build_object('siteId', site_id, 'conversationId', id), first_check_at, at
      from moved where waiting_since = at
      union all
      select gen_random_uuid(), ${HAPPENING}, jsonb_build_object('kind', 'entry', 'siteId', site_id,
        'conversationId', id, 'seq', last_seq), at, at
      from moved where site_id in (select site_id from listened)
    )
    select ${toldOf('moved')}, row_no, visitor_name, status_before, site_id in (select site_id from listened) as is_awaited from moved`);
  publication.untold = result.rows.length;
  const appended = new Map(result.rows.map((row) => [Number(row['row_no']), fromColumns(row, publication)]));
  return appends.map((_, index) => appended.get(index) ?? null);
}
