import type { GivenFor } from '@attune/protocol';
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import {
  levelAt,
  ROW_ENDS_AFTER_MS,
  type NextOne,
  type Queue,
  type WaitingOne,
} from './share-out.repository.ts';

/** Who was given this many urgent ones in a row is spared the next one, if somebody else has room. */
const URGENT_IN_ROW = 2;

export interface Choosing {
  readonly queue: Queue;
  /** Everybody it may be given to, held. */
  readonly held: readonly string[];
  readonly waiting: WaitingOne;
  readonly at: number;
}

/**
 * Of those held who have room, counted over all their sites: where difficulty is weighed, who carries least, and who was
 * not given several urgent ones in a row for another urgent one; among equals, and where nothing is weighed, who was given
 * nothing for the longest time. The number of conversations alone bounds what somebody is given: weights never leave a
 * visitor waiting while an agent has room.
 */
export async function nextFor(tx: Db, { queue, held, waiting, at }: Choosing): Promise<NextOne | null> {
  const { rows } = await tx.execute(sql`
    select u.id, u.name,
      one.spared is false and bool_or(one.spared) over () as spreads,
      one.carries < max(one.carries) over () as is_lighter
    from (
      select a.user_id, a.given_at, mine.carries,
        ${sparing(queue, waiting, at)} as spared
      from availabilities a cross join lateral (
        select count(*) as number, coalesce(sum(${weightOf(queue, at)}), 0) as carries
        from conversations c where c.assignee_id = a.user_id and c.status = 'open') mine
      where a.user_id = any(${sql.param([...held])}::text[]) and mine.number < a.capacity
    ) one join "user" u on u.id = one.user_id
    order by one.spared, one.carries, one.given_at asc nulls first, one.user_id limit 1`);
  const [row] = rows;
  if (row === undefined) return null;
  return { id: String(row['id']), name: String(row['name']), givenFor: reasonOf(row) };
}

function reasonOf(row: Readonly<Record<string, unknown>>): GivenFor {
  if (row['spreads'] === true) return 'spread-urgent';
  return row['is_lighter'] === true ? 'least-load' : 'in-turn';
}

function sparing({ weights }: Queue, { isUrgent }: WaitingOne, at: number): SQL {
  if (weights === null || !isUrgent) return sql`false`;
  return sql`(a.urgent_in_row >= ${URGENT_IN_ROW}::int
    and coalesce(a.given_at, 0) > ${at - ROW_ENDS_AFTER_MS}::bigint)`;
}

/** What one open conversation counts; nothing where nothing is weighed, so that everybody carries the same. */
function weightOf({ weights }: Queue, at: number): SQL {
  if (weights === null) return sql`0::float8`;
  const { calm, watch, flag, urgent } = weights;
  return sql`case ${levelAt('c', at)} when 'urgent' then ${urgent}::float8 when 'flag' then ${flag}::float8
    when 'watch' then ${watch}::float8 else ${calm}::float8 end`;
}
