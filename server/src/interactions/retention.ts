import type { Db } from '../db/open-database.ts';
import { deleteExpired, listRetention } from './retention.repository.ts';

const DAY_MS = 86_400_000;

/** Batches deleted in one transaction: short enough that nobody waits for it. */
const SLICE = 1_000;

/** Pause between two slices. Longer than the queue holds a job in its hands, so that the next one is a job of its own. */
const PAUSE_MS = 10_000;

/** The first run after a start waits until whoever starts the server has seen it run. */
const FIRST_AFTER_MS = 60_000;

export interface RetentionDeps {
  now(): number;
  /** What else goes after a time: deletes up to `limit`, says how many went. */
  readonly others?: readonly ((tx: Db, at: number, limit: number) => Promise<number>)[];
  /** Plans the next run, if none is planned. */
  plan(tx: Db, runAt: number): Promise<void>;
}

/** Deletes what is older than its site keeps it, what pages reported first: every day, a slice at a time. */
export function createRetention({ now, plan, others = [] }: RetentionDeps) {
  return {
    planFirst: (db: Db): Promise<void> => plan(db, now() + FIRST_AFTER_MS),

    /** One slice, as a job; plans the next one in its own transaction. */
    async run(tx: Db): Promise<void> {
      const at = now();
      let left = SLICE;
      for (const { siteId, retentionDays } of await listRetention(tx)) {
        if (left <= 0) break;
        left -= await deleteExpired(tx, siteId, at - retentionDays * DAY_MS, left);
      }
      for (const deleteSome of others) if (left > 0) left -= await deleteSome(tx, at, left);
      await plan(tx, at + (left <= 0 ? PAUSE_MS : DAY_MS));
    },
  };
}
