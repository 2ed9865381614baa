import { RateLimiterRedis } from 'rate-limiter-flexible';

/** What one key took of one budget in the minute that runs. */
export interface Account {
  /** As far as this process knows, by all processes together. */
  taken: number;
  /** When the minute ends, by this process's clock. */
  until: number;
  /** Of `taken`: given out here, and not told to the others yet. */
  untold: number;
}

/** What we need of a node-redis client; the library checks the rest by itself. */
export interface RedisForBudgets {
  readonly isReady: boolean;
}

/** Tells the other processes what was taken here, and learns what was taken there. */
export interface BudgetSharing {
  /** Costs nothing when called often, and changes `account` when the answer is there. */
  tell(name: string, key: string, account: Account): void;
}

/** Whoever takes more than this part of a budget is counted together; nobody else costs a question to Redis. */
export const WORTH_TELLING = 1 / 20;

/** What is taken within this time is told at once: also the time for which another process may not know of it. */
const GATHER_MS = 50;
const MINUTE_S = 60;

/**
 * Counts budgets over all processes, in Redis. Nobody waits for it: a packet is judged by what is known at its moment.
 * While Redis is away, each process counts for itself, and tells what it gave out when it is back.
 * @param now the clock of the accounts, ms
 */
export function shareBudgets(redis: RedisForBudgets, now: () => number): BudgetSharing {
  const counters = new Map<string, RateLimiterRedis>();
  let waiting = new Map<Account, { readonly name: string; readonly key: string }>();
  let isTelling = false;

  const counterOf = (name: string): RateLimiterRedis => {
    const known = counters.get(name);
    if (known !== undefined) return known;
    const counter = new RateLimiterRedis({
      keyPrefix: `attune:budget:${name}`,
      // It only counts; who is over is decided beside the figures of the budgets.
      points: Number.MAX_SAFE_INTEGER,
      duration: MINUTE_S,
      storeClient: redis,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
    });
    counters.set(name, counter);
    return counter;
  };

  async function tellOne(account: Account, name: string, key: string): Promise<void> {
    const points = account.untold;
    account.untold = 0;
    try {
      const { consumedPoints, msBeforeNext } = await counterOf(name).penalty(key, points);
      account.taken = Math.max(account.taken, consumedPoints + account.untold);
      account.until = now() + msBeforeNext;
    } catch {
      // Redis is away, which is watched and said elsewhere: told with the next that is taken.
      account.untold += points;
    }
  }

  async function tellAll(): Promise<void> {
    const told = waiting;
    waiting = new Map();
    await Promise.all([...told].map(([account, { name, key }]) => tellOne(account, name, key)));
    isTelling = false;
    if (waiting.size > 0) soon();
  }

  function soon(): void {
    if (isTelling) return;
    isTelling = true;
    setTimeout(() => void tellAll(), GATHER_MS).unref();
  }

  return {
    tell(name, key, account) {
      waiting.set(account, { name, key });
      soon();
    },
  };
}
