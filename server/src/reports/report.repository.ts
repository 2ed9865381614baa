import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import type { Hits, Valued } from './estimates.ts';
import type { Period } from './period.ts';

/** Values a report reads, newest first; a site with more in its stretch of time reads the latest of them. */
export const MOST_VALUES = 50_000;

/** Whose conversations, of which team, with which label; left out: all. */
export interface Narrowing {
  readonly teamId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly labelId?: string | undefined;
}

/** What a report reads: a site, a stretch of time with the one before, a narrowing. */
export interface Asked {
  readonly siteId: string;
  readonly period: Period;
  readonly narrowing: Narrowing;
}

/** Narrows conversations `c`. */
export function narrowed({ teamId, agentId, labelId }: Narrowing): SQL {
  return sql.join([
    teamId === undefined ? sql`` : sql` and c.team_id = ${teamId}`,
    agentId === undefined ? sql`` : sql` and c.assignee_id = ${agentId}`,
    labelId === undefined ? sql`` : sql` and c.label_ids @> array[${labelId}]::text[]`,
  ]);
}

/** An instant is in the period, or in the one before; for an index on it. */
export function within({ before, from, to }: Period, column: SQL): SQL {
  return sql`${column} >= ${before.from}::bigint and ${column} < ${to}::bigint
    and (${column} >= ${from}::bigint or ${column} < ${before.to}::bigint)`;
}

/** An instant is in the period itself. */
export const during = ({ from, to }: Pick<Period, 'from' | 'to'>, column: SQL): SQL =>
  sql`${column} >= ${from}::bigint and ${column} < ${to}::bigint`;

/**
 * Counts by steps of the period, from 1; 0 is the stretch before.
 * @param observed a query of `at` and `hit`
 */
export async function countBySteps(
  db: Db,
  { edges }: Period,
  observed: SQL,
): Promise<readonly (Hits & { readonly step: number })[]> {
  const starts = sql.join(
    edges.map((edge) => sql`${edge}::bigint`),
    sql`, `,
  );
  const result = await db.execute(sql`
    select width_bucket(at, array[${starts}]) as step, count(*)::int as n, count(*) filter (where hit)::int as hits
    from (${observed}) observed group by 1`);
  return result.rows.map((row) => ({
    step: Number(row['step']),
    n: Number(row['n']),
    hits: Number(row['hits']),
  }));
}

/** @param observed a query of `at` and `value` */
export async function listValues(db: Db, observed: SQL): Promise<readonly Valued[]> {
  const result = await db.execute(sql`
    select at::float8 as at, value::float8 as value from (${observed}) observed
    order by at desc limit ${MOST_VALUES}`);
  return result.rows.map((row) => ({ at: Number(row['at']), value: Number(row['value']) }));
}
