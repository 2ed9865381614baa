import { RequestError } from '@attune/protocol';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { FACTS_PER_MINUTE } from '../interactions/interaction-limits.ts';

/** What one key may take in a minute. Visitors' figures are those of a widely used product, tuned in production. */
const PER_MINUTE = {
  /** Opening the chat, by address and site: an office behind one address has 30 people opening at once. */
  'visitor:start': 60,
  /** By visitor. */
  'visitor:message': 60,
  /** By visitor: sync, read, typing. */
  'visitor:light': 600,
  /** Reports of interactions have a budget of their own, so that a busy page never takes from the chat. */
  'visitor:interactions': 120,
  /** Facts in these reports; beyond it they are shed, not refused, so that nobody sends them again. */
  'visitor:facts': FACTS_PER_MINUTE,
  'agent:light': 1_200,
  'agent:message': 300,
  'agent:change': 60,
} as const;

export type BudgetName = keyof typeof PER_MINUTE;

export interface Budgets {
  /** @throws RequestError `rate-limited` with the time to wait */
  take(name: BudgetName, key: string): Promise<void>;
  /** Takes as many as `points` at once. @returns false when so many are no longer there */
  allows(name: BudgetName, key: string, points: number): Promise<boolean>;
}

/**
 * Budgets of requests, a sliding minute each. Kept by each process for itself: with several, a client can take the
 * figure once from each of those it is connected to.
 * @param factor multiplies every figure, for places where one address stands for many people
 */
export function createBudgets(factor: number): Budgets {
  const limiters = new Map(
    Object.entries(PER_MINUTE).map(([name, points]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, points: Math.ceil(points * factor), duration: 60 }),
    ]),
  );
  const limiterOf = (name: BudgetName): RateLimiterMemory => {
    const limiter = limiters.get(name);
    if (limiter === undefined) throw new Error(`there is no budget "${name}"`);
    return limiter;
  };
  const overdrawn = async (name: BudgetName, key: string, points: number): Promise<RateLimiterRes | null> => {
    try {
      await limiterOf(name).consume(key, points);
      return null;
    } catch (error) {
      if (error instanceof RateLimiterRes) return error;
      throw error;
    }
  };
  return {
    async take(name, key) {
      const over = await overdrawn(name, key, 1);
      if (over === null) return;
      const retryAfterMs = Math.max(1, Math.round(over.msBeforeNext));
      throw new RequestError(
        'rate-limited',
        `Too many requests; try again in ${Math.ceil(retryAfterMs / 1_000)} s.`,
        { retryAfterMs },
      );
    },
    allows: async (name, key, points) => (await overdrawn(name, key, points)) === null,
  };
}
