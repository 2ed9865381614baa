import { defaultDifficultyWeights, type DifficultyWeights, type GivenFor } from '@attune/protocol';
import { sql, type SQL } from 'drizzle-orm';
import {
  nextUpdatedAt,
  readConversation,
  type ConversationKey,
  type ConversationRow,
} from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { conversations } from '../db/schema/index.ts';

/** A row of urgent ones is over when nothing was given for so long. */
export const ROW_ENDS_AFTER_MS = 60 * 60_000;

/** One queue of a site: conversations of a team, or those of none. */
export interface Queue {
  readonly siteId: string;
  readonly teamId: string | null;
  /** How much each level counts; null: who is next goes strictly in turn. */
  readonly weights: DifficultyWeights | null;
}

/** The conversation that is to be given. */
export interface WaitingOne {
  readonly id: string;
  readonly isUrgent: boolean;
}

/** Whom it goes to. */
export interface NextOne {
  readonly id: string;
  readonly name: string;
  readonly givenFor: GivenFor;
}

/** Whom the availability of agents is judged by. */
export interface AtWork {
  readonly at: number;
  /** Processes that renewed before are taken for dead. */
  readonly renewedAfter: number;
  readonly activeAfter: number;
}

/** Queues that are shared out; of one site, or of all. */
export async function listQueues(db: Db, siteId: string | null): Promise<readonly Queue[]> {
  const onSite = siteId === null ? sql`true` : sql`site_id = ${siteId}`;
  const { rows } = await db.execute(sql`
    select q.site_id, q.team_id, coalesce(s.weighs, true) as weighs, s.weights from (
      select site_id, null as team_id from sharing where shares_out and ${onSite}
      union all
      select site_id, id as team_id from teams where shares_out and ${onSite}
    ) q left join sharing s on s.site_id = q.site_id`);
  return rows.map((row) => ({
    siteId: String(row['site_id']),
    teamId: typeof row['team_id'] === 'string' ? row['team_id'] : null,
    weights: row['weighs'] === true ? weightsOf(row['weights']) : null,
  }));
}

/** Written by ourselves, from what passed its schema. */
const weightsOf = (stored: unknown): DifficultyWeights =>
  (stored as DifficultyWeights | null) ?? defaultDifficultyWeights;

/**
 * Holds everybody who may be given a conversation of the queue, always in the same order: from here to the end of the
 * transaction nobody else, on any process, chooses among them. Whoever is counted after this sees what was given before.
 */
export async function holdCandidates(tx: Db, queue: Queue, atWork: AtWork): Promise<readonly string[]> {
  const { rows } = await tx.execute(sql`
    select a.user_id from availabilities a join "user" u on u.id = a.user_id
    where a.mode = 'online' and (a.break_until is null or a.break_until <= ${atWork.at}::bigint)
      and a.capacity > 0 and a.active_at > ${atWork.activeAfter}::bigint
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

/** The conversation of the queue that has waited longest for somebody, held; null when there is none that is free. */
export async function holdLongestWaiting(
  tx: Db,
  { siteId, teamId }: Queue,
  at: number,
): Promise<WaitingOne | null> {
  const { rows } = await tx.execute(sql`
    select id, ${levelAt('conversations', at)} = 'urgent' as is_urgent from conversations
    where site_id = ${siteId} and status = 'open' and inbox_at is not null and assignee_id is null
      and coalesce(waiting_since, woken_at) is not null
      and team_id is not distinct from ${teamId}::text
    order by coalesce(waiting_since, woken_at), id limit 1 for update skip locked`);
  const [row] = rows;
  return row === undefined ? null : { id: String(row['id']), isUrgent: row['is_urgent'] === true };
}

/** The friction level a row of conversations stands for at an instant: calm while everything it rests on was seen. */
export const levelAt = (table: 'conversations' | 'c', at: number): SQL =>
  sql`case when ${sql.raw(table)}.friction_quiet_until > ${at}::bigint then 'calm'
    else ${sql.raw(table)}.friction_level end`;

/** Gives it to somebody held, who is last in turn from now on. @returns the row after it */
export async function giveTo(
  tx: Db,
  { siteId, conversationId, isUrgent }: ConversationKey & Pick<WaitingOne, 'isUrgent'>,
  { id, name, givenFor }: NextOne,
  at: number,
): Promise<ConversationRow | null> {
  await tx
    .update(conversations)
    .set({ assigneeId: id, assigneeName: name, givenFor, updatedAt: nextUpdatedAt(at) })
    .where(sql`${conversations.siteId} = ${siteId} and ${conversations.id} = ${conversationId}`);
  // Two given within one millisecond still have an order.
  await tx.execute(sql`
    update availabilities set given_at = greatest(${at}::bigint, 1 + (select max(given_at) from availabilities)),
      urgent_in_row = case when not ${isUrgent}::boolean then 0
        when given_at > ${at - ROW_ENDS_AFTER_MS}::bigint then urgent_in_row + 1 else 1 end
    where user_id = ${id}`);
  return readConversation(tx, { siteId, conversationId });
}
