import { createClient, type RedisClientType } from 'redis';
import type { Log } from '../log/create-log.ts';

/**
 * A connection to Redis that comes back by itself. Its faults are logged and passing: the truth is in the database.
 * @throws when Redis cannot be reached at the start, since then REDIS_URL is more likely wrong than Redis away
 */
export async function openRedis(url: string, log: Log): Promise<RedisClientType> {
  const client: RedisClientType = createClient({ url });
  let isAway = false;
  client.on('error', (err: unknown) => {
    // One line when it goes, not one for each attempt to reach it.
    if (!isAway) log.warn({ err }, 'Redis cannot be reached');
    isAway = true;
  });
  client.on('ready', () => {
    if (isAway) log.info({}, 'Redis is back');
    isAway = false;
  });
  await client.connect();
  return client;
}
