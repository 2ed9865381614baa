import { sql, type SQL } from 'drizzle-orm';
import {
  nextUpdatedAt,
  readConversation,
  type ConversationRow,
} from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { conversations } from '../db/schema/index.ts';

/** One queue of a site: conversations of a team, or those of none. */
export interface Queue {
  readonly siteId: string;
  readonly teamId: string | null;
}

/** Whom the availability of agents is judged by. */
export interface AtWork {
  /** Processes that renewed before are taken for dead. */
  readonly renewedAfter: number;
  readonly activeAfter: number;
}

/** Queues that are shared out; of one site, or of all. */
export async function listQueues(db: Db, siteId: string | null): Promise<readonly Queue[]> {
  const onSite = siteId === null ? sql`true` : sql`site_id = ${siteId}`;
  const { rows } = await db.execute(sql`
    select site_id, null as team_id from sharing where shares_out and ${onSite}
    union all
    select site_id, id as team_id from teams where shares_out and ${onSite}`);
  return rows.map((row) => ({
    siteId: String(row['site_id']),
    teamId: typeof row['team_id'] === 'string' ? row['team_id'] : null,
  }));
}

/**
 * Holds everybody who may be given a conversation of the queue, always in the same order: from here to the end of the
 * transaction nobody else, on any process, chooses among them. Whoever is counted after this sees what was given before.
 */
export async function holdCandidates(tx: Db, queue: Queue, atWork: AtWork): Promise<readonly string[]> {
  const { rows } = await tx.execute(sql`
    select a.user_id from availabilities a join "user" u on u.id = a.user_id
    where a.mode = 'online' and a.capacity > 0 and a.active_at > ${atWork.activeAfter}::bigint
      and u.banned is not true
      and exists (select 1 from agent_connections c
        where c.user_id = a.user_id and c.renewed_at > ${atWork.renewedAfter}::bigint)
      and (u.role = 'admin' or exists (select 1 from site_agents s
        where s.site_id = ${queue.siteId} and s.user_id = a.user_id))
      and ${isMember(queue)}
    order by a.user_id for update of a`);
  return rows.map((row) => String(row['user_id']));
}

function isMember({ siteId, teamId }: Queue): SQL {
  if (teamId === null) return sql`true`;
  return sql`exists (select 1 from team_members m
    where m.site_id = ${siteId} and m.team_id = ${teamId} and m.user_id = a.user_id)`;
}

/** Of those held: who has room and was given nothing for the longest time. Room is counted over all their sites. */
export async function nextInTurn(
  tx: Db,
  held: readonly string[],
): Promise<{ readonly id: string; readonly name: string } | null> {
  const { rows } = await tx.execute(sql`
    select u.id, u.name from availabilities a join "user" u on u.id = a.user_id
    where a.user_id = any(${sql.param([...held])}::text[])
      and (select count(*) from conversations c
        where c.assignee_id = a.user_id and c.status = 'open') < a.capacity
    order by a.given_at asc nulls first, a.user_id limit 1`);
  const [row] = rows;
  return row === undefined ? null : { id: String(row['id']), name: String(row['name']) };
}

/** The conversation of the queue that has waited longest for somebody, held; null when there is none that is free. */
export async function holdLongestWaiting(tx: Db, { siteId, teamId }: Queue): Promise<string | null> {
  const { rows } = await tx.execute(sql`
    select id from conversations
    where site_id = ${siteId} and status = 'open' and inbox_at is not null and assignee_id is null
      and coalesce(waiting_since, woken_at) is not null
      and team_id is not distinct from ${teamId}::text
    order by coalesce(waiting_since, woken_at), id limit 1 for update skip locked`);
  const [row] = rows;
  return row === undefined ? null : String(row['id']);
}

/** Gives it to somebody held, who is last in turn from now on. @returns the row after it */
export async function giveTo(
  tx: Db,
  { siteId, conversationId }: { readonly siteId: string; readonly conversationId: string },
  agent: { readonly id: string; readonly name: string },
  at: number,
): Promise<ConversationRow | null> {
  await tx
    .update(conversations)
    .set({ assigneeId: agent.id, assigneeName: agent.name, updatedAt: nextUpdatedAt(at) })
    .where(sql`${conversations.siteId} = ${siteId} and ${conversations.id} = ${conversationId}`);
  // Two given within one millisecond still have an order.
  await tx.execute(sql`
    update availabilities set given_at = greatest(${at}::bigint, 1 + (select max(given_at) from availabilities))
    where user_id = ${agent.id}`);
  return readConversation(tx, { siteId, conversationId });
}
