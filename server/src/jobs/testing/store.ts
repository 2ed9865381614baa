import { randomUUID } from 'node:crypto';
import { createClient } from 'redis';
import { openDatabase, type Database } from '../../db/open-database.ts';
import { openForTest, silent, type Engine } from '../../db/testing.ts';
import type { QueuePatience } from '../bull-job-queue.ts';
import type { JobQueue } from '../job-queue.ts';
import { openJobQueue } from '../open-job-queue.ts';

/** Where a queue keeps its jobs, as far as tests need to know. */
export interface QueueStore {
  /** The database beside (or around) the queue. */
  database(): Database;
  /** A queue on the store, in this process. */
  open(): Promise<JobQueue>;
  /** What a test process needs to find the same store: data folder, database URL, Redis URL. */
  readonly args: readonly string[];
  /** Lets another process have the store: the embedded database serves one at a time. */
  leave(): Promise<void>;
  comeBack(): Promise<void>;
  /** Loses every job, as FLUSHALL does. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export type StoreName = 'embedded' | 'PostgreSQL' | 'Redis';
export const storeNames: readonly StoreName[] = ['embedded', 'PostgreSQL', 'Redis'];

/** Less patient than in earnest, so that tests take seconds. */
export const hasty: QueuePatience = { lostAfterMs: 1_000, backoffMs: 50 };

const engineOf: Readonly<Record<StoreName, Engine>> = {
  embedded: 'embedded',
  PostgreSQL: 'postgresql',
  Redis: 'postgresql',
};

export async function openStore(name: StoreName): Promise<QueueStore> {
  const test = await openForTest(engineOf[name]);
  const { place } = test;
  const redisUrl = name === 'Redis' ? testRedisUrl() : undefined;
  let database: Database = test;
  return {
    database: () => database,
    open: () => openJobQueue({ database, redisUrl, log: silent, patience: hasty }),
    args: [place.dataDir, place.databaseUrl ?? '', redisUrl ?? ''],
    leave: async () => {
      if (name === 'embedded') await (database === test ? test.disconnect() : database.close());
    },
    comeBack: async () => {
      if (name === 'embedded') database = await openDatabase({ ...place, log: silent });
    },
    flush: async () => {
      if (redisUrl === undefined) await database.pool.query('truncate bullmq.job cascade');
      else await deleteKeys(redisUrl, `attune:${database.epoch}:*`);
    },
    close: async () => {
      if (redisUrl !== undefined) await deleteKeys(redisUrl, `attune:${database.epoch}:*`);
      if (database !== test) await database.close();
      await test.close();
    },
  };
}

export function testRedisUrl(): string {
  // oxlint-disable-next-line node/no-process-env -- the test run says where its services are
  const url = process.env['TEST_REDIS_URL'];
  if (url !== undefined && url !== '') return url;
  throw new Error(
    'TEST_REDIS_URL is not set. These tests need a Redis server whose keys they may use; "npm test" starts one where it can.',
  );
}

/** Ours alone: other test files may be at work on the same server. */
async function deleteKeys(url: string, pattern: string): Promise<void> {
  const client = createClient({ url });
  await client.connect();
  for await (const keys of client.scanIterator({ MATCH: pattern, COUNT: 1_000 })) {
    if (keys.length > 0) await client.del(keys);
  }
  await client.close();
}

export const aJob = (given: { id?: string; name?: string; payload?: unknown; runAt?: number } = {}) => ({
  id: randomUUID(),
  name: 'work',
  payload: null,
  runAt: Date.now(),
  ...given,
});
