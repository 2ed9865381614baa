import { RequestError } from '@attune/protocol';
import { FACTS_PER_MINUTE } from '../interactions/interaction-limits.ts';
import { WORTH_TELLING, type Account, type BudgetSharing } from './share-budgets.ts';

/** What one key may take in a minute. Visitors' figures are those of a widely used product, tuned in production. */
const PER_MINUTE = {
  /** Connecting, by address alone: as many as may be connected from there may come back at once. */
  'visitor:connect': 1_200,
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
  /** By visitor: somebody's mailbox is at the other end. */
  'visitor:mail': 3,
  /** By visitor: links to go on elsewhere. */
  'visitor:link': 10,
  /** By visitor: each change is kept for as long as they are. */
  'visitor:consent': 20,
  /** Messages of all visitors of a site: what one node carries at its most, all the while. */
  'site:message': 12_000,
  /** Everything else that they ask for, a visit's beginning too. */
  'site:light': 60_000,
  /** Their reports of interactions. */
  'site:interactions': 30_000,
  /** By address. */
  'agent:connect': 600,
  'agent:light': 1_200,
  /** Searching while somebody types asks a few times a second. */
  'agent:search': 240,
  'agent:message': 300,
  'agent:change': 60,
} as const;

export type BudgetName = keyof typeof PER_MINUTE;
export type PerMinute = Readonly<Partial<Record<BudgetName, number>>>;

/**
 * What a visitor's request takes from the budget of their site as well: a site whose pages flood the server, or are made
 * to, is held back as one, and other sites go on. Figures are a thousand times what a busy site needs.
 */
export const BUDGET_OF_SITE: Readonly<Partial<Record<BudgetName, BudgetName>>> = {
  'visitor:start': 'site:light',
  'visitor:message': 'site:message',
  'visitor:light': 'site:light',
  'visitor:interactions': 'site:interactions',
  'visitor:mail': 'site:light',
  'visitor:link': 'site:light',
  'visitor:consent': 'site:light',
};

export interface Budgets {
  /** @throws RequestError `rate-limited` with the time to wait */
  take(name: BudgetName, key: string): void;
  /** Takes as many as `points` at once. @returns false when so many are no longer there */
  allows(name: BudgetName, key: string, points: number): boolean;
}

const MINUTE_MS = 60_000;

/** Never goes back, ms. */
export const budgetClock = (): number => performance.now();

/**
 * Budgets of requests: for each key a minute that begins with its first request. Asked at every packet, so it answers
 * without a promise, by what this process knows.
 * @param factor multiplies every figure, for places where one address stands for many people
 * @param sharing counts over several processes; null: this one is alone
 * @param perMinute other figures than those above
 */
export function createBudgets(
  factor: number,
  now: () => number = budgetClock,
  sharing: BudgetSharing | null = null,
  perMinute: PerMinute = {},
): Budgets {
  const books = new Map(
    Object.entries({ ...PER_MINUTE, ...perMinute }).map(([name, points]) => [
      name,
      createBook({ name, most: Math.ceil(points * factor), now, sharing }),
    ]),
  );
  const bookOf = (name: BudgetName) => {
    const book = books.get(name);
    if (book === undefined) throw new Error(`there is no budget "${name}"`);
    return book;
  };
  return {
    take(name, key) {
      const waitMs = bookOf(name)(key, 1);
      if (waitMs === 0) return;
      throw new RequestError(
        'rate-limited',
        `Too many requests; try again in ${Math.ceil(waitMs / 1_000)} s.`,
        { retryAfterMs: Math.ceil(waitMs) },
      );
    },
    allows: (name, key, points) => bookOf(name)(key, points) === 0,
  };
}

interface BookDeps {
  readonly name: string;
  readonly most: number;
  now(): number;
  readonly sharing: BudgetSharing | null;
}

/** @returns takes from a key's account and gives 0, or how long to wait for the next minute */
function createBook({ name, most, now, sharing }: BookDeps): (key: string, points: number) => number {
  const accounts = new Map<string, Account>();
  const accountOf = (key: string, at: number): Account => {
    const known = accounts.get(key);
    if (known !== undefined && known.until > at) return known;
    // Put at the end: the map stands in the order in which minutes end, so what is over is at its beginning. Where others
    // end a minute earlier, it is forgotten a little late.
    accounts.delete(key);
    forgetOver(accounts, at);
    const fresh = { taken: 0, until: at + MINUTE_MS, untold: 0 };
    accounts.set(key, fresh);
    return fresh;
  };
  return (key, points) => {
    const at = now();
    const account = accountOf(key, at);
    account.taken += points;
    if (account.taken > most) return account.until - at;
    if (sharing !== null) {
      account.untold += points;
      if (account.taken > most * WORTH_TELLING) sharing.tell(name, key, account);
    }
    return 0;
  };
}

function forgetOver(accounts: Map<string, Account>, at: number): void {
  for (const [key, { until }] of accounts) {
    if (until > at) return;
    accounts.delete(key);
  }
}
