import { createRedisBackend } from 'bullmq';
import { createClient } from 'redis';
import { createBullJobQueue, type BullQueueOptions } from './bull-job-queue.ts';
import type { JobQueue } from './job-queue.ts';

export interface RedisPlace extends BullQueueOptions {
  readonly redisUrl: string;
  /** Which installation the jobs belong to, for a Redis that several share: the database's epoch. */
  readonly installation: string;
}

/** A job queue on Redis: for several processes, and for more jobs than a database likes to move about. */
export async function openRedisJobQueue({
  redisUrl,
  installation,
  ...options
}: RedisPlace): Promise<JobQueue> {
  const connect = async (disableOfflineQueue: boolean) => {
    const client = createClient({ url: redisUrl, disableOfflineQueue });
    client.on('error', (err: Error) => options.log.warn({ err }, 'A connection to Redis broke'));
    await client.connect();
    return client;
  };
  const producer = await connect(true);
  const consumer = await connect(false);
  return createBullJobQueue(
    {
      backend: createRedisBackend,
      producer,
      consumer,
      prefix: `attune:${installation}`,
      close: async () => {
        await Promise.all([producer.close(), consumer.close()]);
      },
    },
    options,
  );
}
