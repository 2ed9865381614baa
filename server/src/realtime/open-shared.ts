import type { RedisClientType } from 'redis';
import type { Log } from '../log/create-log.ts';
import { forgetNews } from './forget-news.ts';
import { closeRedis, openRedis } from './open-redis.ts';
import { watchRedis, type RedisReach } from './redis-reach.ts';
import { newsStreamOf, shareNews, type SharedAdapter } from './share-news.ts';

/** What several processes of one installation share beside the database. */
export interface Shared {
  readonly redis: RedisClientType;
  readonly reach: RedisReach;
  readonly adapter: SharedAdapter;
  /** @throws while news reach only this process */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface SharedPlace {
  readonly redisUrl: string;
  /** Which installation it is, on a Redis that several use: the database's epoch. */
  readonly installation: string;
  readonly log: Log;
}

export async function openShared({ redisUrl, installation, log }: SharedPlace): Promise<Shared> {
  const redis = await openRedis(redisUrl, log);
  const reach = watchRedis(redis, log);
  const stream = newsStreamOf(installation);
  const forgetting = forgetNews(redis, reach, stream);
  return {
    redis,
    reach,
    adapter: shareNews(redis, reach, stream, log),
    async check() {
      if (!reach.isWhole()) throw new Error('Redis takes no news.');
      await redis.ping();
    },
    async close() {
      forgetting.stop();
      reach.stop();
      await closeRedis(redis);
    },
  };
}
