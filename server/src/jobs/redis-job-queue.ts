import { createRedisBackend } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { createBullJobQueue, type BullQueueOptions } from './bull-job-queue.ts';
import { createCalmReport } from './calm-report.ts';
import type { JobQueue } from './job-queue.ts';

export interface RedisPlace extends BullQueueOptions {
  readonly redisUrl: string;
  /** Which installation the jobs belong to, for a Redis that several share: the database's epoch. */
  readonly installation: string;
}

const CONNECT_WITHIN_MS = 2_000;

type RedisClient = ReturnType<typeof createClient>;

/**
 * A job queue on Redis: for several processes, and for more jobs than a database likes to move about. Redis may be
 * away, now or later: then adding fails, and running goes on when it is back.
 */
export async function openRedisJobQueue({
  redisUrl,
  installation,
  ...options
}: RedisPlace): Promise<JobQueue> {
  const clients: RedisClient[] = [];
  const report = createCalmReport(options.log, 'A connection to Redis broke');

  /** BullMQ makes copies for its blocking reads; those, too, have to end when we do. */
  function keep(client: RedisClient): RedisClient {
    const copy = client.duplicate.bind(client);
    clients.push(client);
    return Object.assign(client, { duplicate: () => keep(copy()) });
  }
  function create(disableOfflineQueue: boolean): RedisClient {
    const client = keep(createClient({ url: redisUrl, disableOfflineQueue }));
    client.on('error', report);
    return client;
  }
  const producer = create(true);
  const consumer = create(false);
  // Each tries until it succeeds, and fails only when it is ended before. A server starts without Redis as well.
  const connected = Promise.all([producer.connect(), consumer.connect()]).catch(report);
  await Promise.race([connected, sleep(CONNECT_WITHIN_MS)]);

  return createBullJobQueue(
    {
      backend: createRedisBackend,
      producer,
      consumer,
      prefix: `attune:${installation}`,
      isReachable: () => producer.isReady,
      close: () => {
        for (const client of clients) if (client.isOpen) client.destroy();
      },
    },
    options,
  );
}
