import type { Pool } from 'pg';
import type { Log } from '../../log/create-log.ts';

const EVERY_MS = 5 * 60_000;
/** Below this a table is not worth a pass; PostgreSQL's own autovacuum begins at 50 and a fifth of the table. */
const DEAD_ROWS = 1_000;

/**
 * What a PostgreSQL server does by itself in the background and the embedded one, a single process, never does:
 * giving back the room of deleted rows, keeping the planner's statistics, and cutting off the write-ahead log, which
 * would otherwise grow until the server is stopped.
 * @returns how to stop it
 */
export function startUpkeep(pool: Pool, log: Log): () => void {
  const timer = setInterval(() => {
    runUpkeep(pool).catch((err: unknown) => log.warn({ err }, 'The upkeep of the embedded database failed'));
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** One statement a table, so that chats have their turn in between. */
export async function runUpkeep(pool: Pool): Promise<void> {
  // The counts of the last second are not in the books yet.
  await pool.query('select pg_stat_force_next_flush()');
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
     where n_dead_tup > $1 or n_mod_since_analyze > $1`,
    [DEAD_ROWS],
  );
  for (const { name } of rows) await pool.query(`vacuum (analyze) ${name}`);
  await pool.query('checkpoint');
}
