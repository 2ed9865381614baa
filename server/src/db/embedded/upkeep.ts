import type { Pool } from 'pg';
import type { Log } from '../../log/create-log.ts';

const EVERY_MS = 5 * 60_000;
/** PostgreSQL's own autovacuum looks every minute, and counts a table anew from 50 changes and a tenth of it on. */
const COUNT_EVERY_MS = 30_000;
const CHANGED_ROWS = 50;
const CHANGED_SHARE = 0.1;
/** Below this a table is not worth a pass; PostgreSQL's own autovacuum begins at 50 and a fifth of the table. */
const DEAD_ROWS = 1_000;

/**
 * What a PostgreSQL server does by itself in the background and the embedded one, a single process, never does:
 * giving back the room of deleted rows, keeping the planner's statistics, and cutting off the write-ahead log, which
 * would otherwise grow until the server is stopped.
 * @returns how to stop it
 */
export function startUpkeep(pool: Pool, log: Log): () => void {
  const warn = (err: unknown) => log.warn({ err }, 'The upkeep of the embedded database failed');
  const timers = [
    setInterval(() => void runUpkeep(pool).catch(warn), EVERY_MS),
    setInterval(() => void countAnew(pool).catch(warn), COUNT_EVERY_MS),
  ];
  for (const timer of timers) timer.unref();
  return () => timers.forEach(clearInterval);
}

/**
 * Has the planner know tables that grew. What was prepared while a table was empty is planned for that, and reads all
 * rows of a site where the index has the one: it is planned anew once the table was counted.
 */
export async function countAnew(pool: Pool): Promise<void> {
  await pool.query('select pg_stat_force_next_flush()');
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', s.schemaname, s.relname) as name
     from pg_stat_user_tables s join pg_class c on c.oid = s.relid
     where s.n_mod_since_analyze > $1 + $2 * greatest(c.reltuples, 0)`,
    [CHANGED_ROWS, CHANGED_SHARE],
  );
  for (const { name } of rows) await pool.query(`analyze ${name}`);
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
