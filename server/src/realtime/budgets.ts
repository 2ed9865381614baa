import { RequestError } from '@attune/protocol';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

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
  'agent:light': 1_200,
  'agent:message': 300,
  'agent:change': 60,
} as const;

export type BudgetName = keyof typeof PER_MINUTE;

export interface Budgets {
  /** @throws RequestError `rate-limited` with the time to wait */
  take(name: BudgetName, key: string): Promise<void>;
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
  return {
    async take(name, key) {
      const limiter = limiters.get(name);
      if (limiter === undefined) throw new Error(`there is no budget "${name}"`);
      try {
        await limiter.consume(key);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        const retryAfterMs = Math.max(1, Math.round(error.msBeforeNext));
        throw new RequestError(
          'rate-limited',
          `Too many requests; try again in ${Math.ceil(retryAfterMs / 1_000)} s.`,
          { retryAfterMs },
        );
      }
    },
  };
}
