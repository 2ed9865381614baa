import { RequestError } from '@attune/protocol';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

interface Limit {
  readonly points: number;
  readonly seconds: number;
}

/** How often one key may ask. An office behind one address signs in together at nine. */
const limits = {
  /** By address: every attempt costs us a password hash. */
  'sign-in': { points: 30, seconds: 60 },
  /** By account, whatever addresses the attempts come from. A successful one clears it. */
  'sign-in-account': { points: 20, seconds: 15 * 60 },
  /** By person: passwords and codes that somebody who is signed in is asked for again. */
  'own-password': { points: 20, seconds: 15 * 60 },
  /** By person and code: a code opens once. It is good for a minute and a half. */
  'used-code': { points: 1, seconds: 120 },
  /** By address: links of invitations and forgotten passwords. */
  'account-link': { points: 30, seconds: 60 },
  /** By account, whether there is one or not: asking for a letter with a new password. */
  'reset-account': { points: 5, seconds: 60 * 60 },
  /** By address. */
  setup: { points: 10, seconds: 60 },
  /** By address: every page view asks once a minute, and an office behind one address views many. */
  widget: { points: 600, seconds: 60 },
  /** By address: each may be many megabytes. */
  upload: { points: 60, seconds: 5 * 60 },
  /** By address: an office looks at conversations full of pictures. */
  files: { points: 2_000, seconds: 60 },
  /** By address: keys that open nothing. */
  'api-key': { points: 30, seconds: 60 },
  /** By key: everything under `/api/v1`. */
  rest: { points: 600, seconds: 60 },
  /** By address: everything else under `/api`. */
  api: { points: 300, seconds: 60 },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof limits;

/** What is left of a budget after a request. */
export interface Taken {
  readonly limit: number;
  readonly remaining: number;
  /** Until it is whole again. */
  readonly resetMs: number;
}

export interface Limits {
  /** @throws RequestError `rate-limited` with the time to wait */
  take(name: LimitName, key: string): Promise<Taken>;
  /** Forgets what was taken. */
  clear(name: LimitName, key: string): Promise<void>;
}

/** What we need of a node-redis client; the library checks the rest by itself. */
export interface RedisForLimits {
  readonly isReady: boolean;
}

/** Limits of the HTTP side. With Redis they hold over all processes; while it is away, each process counts for itself. */
export function createLimits(redis?: RedisForLimits): Limits {
  const limiters = new Map(
    Object.entries(limits).map(([name, limit]) => [name, createLimiter(name, limit, redis)]),
  );
  const limiterOf = (name: LimitName) => {
    const limiter = limiters.get(name);
    if (limiter === undefined) throw new Error(`there is no limit "${name}"`);
    return limiter;
  };
  return {
    async take(name, key) {
      try {
        const { remainingPoints, msBeforeNext } = await limiterOf(name).consume(key);
        return { limit: limits[name].points, remaining: remainingPoints, resetMs: msBeforeNext };
      } catch (error) {
        throw error instanceof RateLimiterRes ? tooMany(error.msBeforeNext) : error;
      }
    },
    async clear(name, key) {
      await limiterOf(name).delete(key);
    },
  };
}

function createLimiter(name: string, { points, seconds }: Limit, redis: RedisForLimits | undefined) {
  const budget = { keyPrefix: `attune:limit:${name}`, points, duration: seconds };
  const memory = new RateLimiterMemory(budget);
  if (redis === undefined) return memory;
  return new RateLimiterRedis({
    ...budget,
    storeClient: redis,
    useRedisPackage: true,
    // Else a question would wait for Redis to come back.
    rejectIfRedisNotReady: true,
    insuranceLimiter: memory,
  });
}

function tooMany(msBeforeNext: number): RequestError {
  const retryAfterMs = Math.max(1, Math.round(msBeforeNext));
  const seconds = Math.ceil(retryAfterMs / 1_000);
  return new RequestError('rate-limited', `Too many attempts. Try again in ${seconds} s.`, { retryAfterMs });
}
