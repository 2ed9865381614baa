import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log/create-log.ts';
import type { Db } from '../db/open-database.ts';
import type { JobQueue } from './job-queue.ts';
import { claimForgotten, claimFresh, unclaim, type Debt } from './outbox.repository.ts';

/** Hands what the outbox owes to the queue. */
export interface Relay {
  /** Something was committed just now: look at once, or shortly after the last look. Costs nothing when called often. */
  wake(): void;
  /** Waits for the hand-over under way, if any. Close the queue after it. */
  close(): Promise<void>;
}

export interface RelayDeps {
  readonly db: Db;
  readonly queue: JobQueue;
  readonly topics: readonly string[];
  readonly forgottenAfterMs: number;
  readonly log: Log;
  readonly now: () => number;
}

/** For whatever nobody woke us for: other processes' commits, retries that have come due. */
const POLL_EVERY_MS = 1_000;
/** Jobs due sooner than this are the queue's, which is exact; later ones stay where nothing can lose them. */
const AHEAD_MS = 5_000;
/** Whoever wakes us while we look is answered together with others who do, after this long. */
const REST_MS = 20;
const BATCH = 100;

export function startRelay({ db, queue, topics, forgottenAfterMs, log, now }: RelayDeps): Relay {
  let closed = false;
  let running = false;
  let pass: Promise<void> = Promise.resolve();
  let wantsFresh = false;
  let wantsForgotten = false;
  const timer = setInterval(() => look({ forgotten: true }), POLL_EVERY_MS);
  look({ forgotten: true });

  function look({ forgotten }: { readonly forgotten: boolean }): void {
    wantsFresh = true;
    wantsForgotten ||= forgotten;
    if (running || closed) return;
    running = true;
    pass = passes();
  }
  async function passes(): Promise<void> {
    try {
      while (!closed && (wantsFresh || wantsForgotten)) {
        const isMore = await nextLook();
        if (wantsFresh && !isMore && !closed) await sleep(REST_MS);
      }
    } catch (err) {
      log.warn({ err }, 'Could not hand jobs to the queue; trying again');
    } finally {
      running = false;
    }
  }
  /** @returns whether there is more of the same already */
  async function nextLook(): Promise<boolean> {
    if (wantsFresh) {
      wantsFresh = false;
      const isMore = (await handOnFresh()) === BATCH;
      wantsFresh ||= isMore;
      return isMore;
    }
    wantsForgotten = false;
    const isMore = (await handOnForgotten()) === BATCH;
    wantsForgotten ||= isMore;
    return isMore;
  }

  /** @returns how many there were */
  async function handOnFresh(): Promise<number> {
    const at = now();
    return give(await claimFresh(db, { topics, at, limit: BATCH }, at + AHEAD_MS));
  }
  async function handOnForgotten(): Promise<number> {
    const at = now();
    const forgotten = await claimForgotten(db, { topics, at, limit: BATCH }, at - forgottenAfterMs);
    if (forgotten.length > 0)
      log.warn({ count: forgotten.length }, 'Jobs are overdue; handing them on again');
    return give(forgotten);
  }

  /** Nothing personal goes along: the queue carries the id, the outbox keeps the payload. */
  async function give(debts: readonly Debt[]): Promise<number> {
    if (debts.length === 0) return 0;
    try {
      await queue.add(debts.map(({ id, topic, runAt }) => ({ id, name: topic, payload: null, runAt })));
    } catch (err) {
      // Should this fail as well, they count as forgotten in a while.
      await Promise.allSettled([
        unclaim(
          db,
          debts.map(({ id }) => id),
        ),
      ]);
      throw err;
    }
    return debts.length;
  }

  return {
    wake: () => look({ forgotten: false }),
    async close() {
      closed = true;
      clearInterval(timer);
      await pass;
    },
  };
}
