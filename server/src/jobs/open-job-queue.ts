import type { Database } from '../db/open-database.ts';
import type { BullQueueOptions } from './bull-job-queue.ts';
import type { JobQueue } from './job-queue.ts';
import { openPostgresJobQueue } from './postgres-job-queue.ts';
import { openRedisJobQueue } from './redis-job-queue.ts';

export interface JobQueuePlace extends BullQueueOptions {
  readonly database: Pick<Database, 'pool' | 'epoch'>;
  /** Left out: jobs wait in the database itself. */
  readonly redisUrl?: string | undefined;
}

/** The job queue of this installation: on Redis when there is one, else in the database. */
export async function openJobQueue({ database, redisUrl, ...options }: JobQueuePlace): Promise<JobQueue> {
  return redisUrl === undefined
    ? openPostgresJobQueue(database.pool, options)
    : openRedisJobQueue({ redisUrl, installation: database.epoch, ...options });
}
