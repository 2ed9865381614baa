import { createPostgresBackend, runMigrations, type PgPool, type PgPoolClient } from 'bullmq';
import type { Database } from '../db/open-database.ts';
import { createBullJobQueue, type BullQueueOptions } from './bull-job-queue.ts';
import type { JobQueue } from './job-queue.ts';

type Pool = Database['pool'];

/** The only schema a shared pool can use; the pool's `search_path` names it. */
const SCHEMA = 'bullmq';

/** A job queue in the database itself, embedded or PostgreSQL, over the server's own pool. */
export async function openPostgresJobQueue(pool: Pool, options: BullQueueOptions): Promise<JobQueue> {
  const connection = asBullPool(pool);
  const client = await connection.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
  return createBullJobQueue(
    {
      backend: createPostgresBackend,
      producer: connection,
      consumer: connection,
      // The database is one installation's own; BullMQ ignores the prefix here.
      prefix: SCHEMA,
      // The pool limits how long anything waits, and is closed by whoever opened it.
      isReachable: () => true,
      close: () => undefined,
    },
    options,
  );
}

/**
 * The pool as BullMQ sees it. It would add listeners for broken connections and never take them away; whoever opened
 * the pool reports those.
 */
function asBullPool(pool: Pool): PgPool & Pick<Pool, 'options'> {
  const self: PgPool & Pick<Pool, 'options'> = {
    // BullMQ looks here for `keepAlive`, which decides how long a consumer may sleep.
    options: pool.options,
    connect: async () => asBullClient(await pool.connect()),
    query: async (text: string, values: readonly unknown[] = []) => {
      const { rows, rowCount } = await pool.query(text, [...values]);
      // BullMQ names the type of row it expects with each call; `never` fits every name.
      return { rows: rows as never[], rowCount };
    },
    end: () => Promise.resolve(),
    on: () => self,
    removeAllListeners: () => self,
  };
  return self;
}

/** The same client; `@types/pg` only names the events' listeners more narrowly. */
const asBullClient = (client: object) => client as PgPoolClient;
