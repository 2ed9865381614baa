import { randomUUID } from 'node:crypto';
import type { RedisClientType } from 'redis';
import { within } from '../health/within.ts';
import type { Log } from '../log/create-log.ts';

/** Whether what this process tells reaches the others. */
export interface RedisReach {
  isWhole(): boolean;
  /** Something could not be told: look again before anything else is believed. */
  doubt(): void;
  stop(): void;
}

const LOOK_EVERY_MS = 1_000;
const ANSWER_WITHIN_MS = 2_000;

/**
 * Watches over the connection to Redis. It writes, since a Redis that is out of memory answers pings and takes no news;
 * and a connection that swallows everything is cut, since TCP alone would notice it after a quarter of an hour.
 */
export function watchRedis(redis: RedisClientType, log: Log): RedisReach {
  const key = `attune:reach:${randomUUID()}`;
  let whole = redis.isReady;
  let looking = false;

  const judge = (isWhole: boolean) => {
    if (whole !== isWhole)
      log.warn(
        { whole: isWhole },
        isWhole ? 'news reach the other processes again' : 'news reach only this process',
      );
    whole = isWhole;
  };
  const look = async () => {
    if (looking) return;
    if (!redis.isReady) return judge(false);
    looking = true;
    try {
      const answered = redis.set(key, '', { expiration: { type: 'PX', value: 10 * LOOK_EVERY_MS } });
      await within(ANSWER_WITHIN_MS, answered);
      judge(true);
    } catch (err) {
      judge(false);
      if (!isAnswer(err)) await connectAnew();
    } finally {
      looking = false;
    }
  };
  const connectAnew = async () => {
    if (!redis.isOpen || stopped) return;
    redis.destroy();
    // Tries for as long as it takes; its faults are heard by whoever opened the client.
    redis.connect().catch((err: unknown) => log.warn({ err }, 'Redis cannot be reached'));
  };
  let stopped = false;
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();

  return {
    isWhole: () => whole,
    doubt: () => judge(false),
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}

/** Redis itself said no (out of memory, read only, loading): the connection is well. */
const isAnswer = (error: unknown): boolean => error instanceof Error && /^[A-Z]+ /.test(error.message);
