import { sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import type { OutboxLevel } from './metrics.ts';

/** How much the installation owes; the table is as long as what is owed, so that counting it is cheap. */
export async function readOutboxLevel(db: Db, at: number): Promise<OutboxLevel> {
  const { rows } = await db.execute(sql`
    select count(*) filter (where failed_at is null and run_at <= ${at}::bigint)::int as "due",
      count(*) filter (where failed_at is null and run_at > ${at}::bigint)::int as "later",
      count(*) filter (where failed_at is not null)::int as "givenUp",
      coalesce(${at}::bigint - min(run_at) filter (where failed_at is null and run_at <= ${at}::bigint), 0)::float8
        as "oldestDueMs"
    from outbox`);
  const [row] = rows as unknown as readonly OutboxLevel[];
  if (row === undefined) throw new Error('Counting gave no row.');
  return row;
}
