import { createPostgresBackend, runMigrations, type PgPool } from 'bullmq';
import type { Pool } from 'pg';
import { createBullJobQueue, type BullQueueOptions } from './bull-job-queue.ts';
import type { JobQueue } from './job-queue.ts';

/** The only schema a shared pool can use; the pool's `search_path` names it. */
const SCHEMA = 'bullmq';

/** A job queue in the database itself, embedded or PostgreSQL, over the server's own pool. */
export async function openPostgresJobQueue(pool: Pool, options: BullQueueOptions): Promise<JobQueue> {
  const client = await pool.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
  // The same pool to the eye of a reader; only the two libraries' types differ in what they leave unsaid.
  const connection = pool as unknown as PgPool;
  return createBullJobQueue(
    {
      backend: createPostgresBackend,
      producer: connection,
      consumer: connection,
      // The database is one installation's own; BullMQ ignores the prefix here.
      prefix: SCHEMA,
      close: () => Promise.resolve(),
    },
    options,
  );
}
