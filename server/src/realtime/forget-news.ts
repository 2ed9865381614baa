import type { RedisClientType } from 'redis';
import type { RedisReach } from './redis-reach.ts';

/**
 * So long news stay readable to another process. One that was away for longer makes them good from the database (see
 * `missed-news.ts`); what people wrote must not lie in Redis after it was erased there.
 */
const KEPT_MS = 10_000;
const LOOK_EVERY_MS = 2_000;
/** Once no process is left to look, the stream goes by itself. */
const OUTLIVES_US_MS = 60_000;

/** Keeps the stream of news short in time: by itself it holds the last ten thousand, for ever on a quiet site. */
export function forgetNews(
  redis: RedisClientType,
  reach: Pick<RedisReach, 'doubt'>,
  stream: string,
): { stop(): void } {
  const look = async () => {
    if (!redis.isReady) return;
    // Places in the stream are times of Redis's own clock.
    const [seconds] = await redis.time();
    await redis.xTrim(stream, 'MINID', Number(seconds) * 1_000 - KEPT_MS);
    await redis.pExpire(stream, OUTLIVES_US_MS);
  };
  const timer = setInterval(() => void look().catch(() => reach.doubt()), LOOK_EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
