import { createNodeRedisClient, createRedisBackend, type RedisClient as BullClient } from 'bullmq';
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

/**
 * A job queue on Redis: for several processes, and for more jobs than a database likes to move about. Redis may be
 * away, now or later: then adding fails, and running goes on when it is back.
 */
export async function openRedisJobQueue({
  redisUrl,
  installation,
  ...options
}: RedisPlace): Promise<JobQueue> {
  const connections = openConnections(redisUrl, createCalmReport(options.log, 'A connection to Redis broke'));
  const producer = connections.create({ disableOfflineQueue: true });
  const consumer = connections.create({ disableOfflineQueue: false });
  // They try for as long as it takes; a server starts without Redis as well.
  const ready = new Promise<void>((resolve) => void producer.client.once('ready', () => resolve()));
  await Promise.race([ready, sleep(CONNECT_WITHIN_MS)]);

  return createBullJobQueue(
    {
      backend: createRedisBackend,
      producer: producer.forBull,
      consumer: consumer.forBull,
      prefix: `attune:${installation}`,
      isReachable: () => producer.client.isReady,
      close: connections.endAll,
    },
    options,
  );
}

type RedisClient = ReturnType<typeof createClient>;

/**
 * Connections for BullMQ, with the copies it makes for its blocking reads: those, too, have to end when we do. It takes
 * its listeners off while it closes, from its own wrapping as well, and an error that nobody listens to ends the
 * process; so ours stay on.
 */
function openConnections(url: string, report: (err: Error) => void) {
  const clients: RedisClient[] = [];

  function keep(client: RedisClient): RedisClient {
    const copy = client.duplicate.bind(client);
    clients.push(client);
    client.on('error', report);
    return Object.assign(client, { duplicate: () => keep(copy()) });
  }
  function listened(forBull: BullClient): BullClient {
    const copy = forBull.duplicate.bind(forBull);
    forBull.on('error', report);
    return Object.assign(forBull, {
      duplicate: (...args: readonly unknown[]) => listened(copy(...args)),
    });
  }

  return {
    create(options: { readonly disableOfflineQueue: boolean }) {
      const client = keep(createClient({ url, ...options }));
      // Wrapping it also begins to connect.
      return { client, forBull: listened(createNodeRedisClient(client)) };
    },
    endAll(): void {
      for (const client of clients) if (client.isOpen) client.destroy();
    },
  };
}
