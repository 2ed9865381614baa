import { sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { during, narrowed, within, type Asked } from './report.repository.ts';

/** Promises of a site; whose they are is who made them, whoever has the conversation now. */
const from = ({ narrowing: { agentId, ...others } }: Asked) => sql`
  from promises p join conversations c on c.site_id = p.site_id and c.id = p.conversation_id${narrowed(others)}
    ${agentId === undefined ? sql`` : sql`and p.owner_id = ${agentId}`}`;

/** Those that were kept or missed, by when they were made. */
export const settledPromises = (asked: Asked) => sql`
  select p.made_at as at, p.state = 'kept' as hit ${from(asked)}
  where p.site_id = ${asked.siteId} and p.state in ('kept', 'missed') and ${within(asked.period, sql`p.made_at`)}`;

/** How many made in the period stand at what. */
export async function countPromises(
  db: Db,
  asked: Asked,
): Promise<Readonly<Record<'open' | 'kept' | 'missed' | 'withdrawn', number>>> {
  const result = await db.execute(sql`
    select p.state, count(*)::int as n ${from(asked)}
    where p.site_id = ${asked.siteId} and ${during(asked.period, sql`p.made_at`)} group by 1`);
  const of = (state: string) => Number(result.rows.find((row) => row['state'] === state)?.['n'] ?? 0);
  return { open: of('open'), kept: of('kept'), missed: of('missed'), withdrawn: of('withdrawn') };
}
