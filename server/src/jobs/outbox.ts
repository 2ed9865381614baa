import { randomUUID } from 'node:crypto';
import type { Log } from '../log/create-log.ts';
import type { Db } from '../db/open-database.ts';
import {
  claimForgotten,
  claimFresh,
  deleteDebts,
  insertDebt,
  insertDebtOnce,
  type Debt,
} from './outbox.repository.ts';

/**
 * What committed changes still owe the world. A row is written in the transaction of its cause, so it exists exactly
 * if the cause does, and it goes when it is settled: a job's with the job's effect, news once they were published.
 */
export interface Outbox {
  /** Owes something, as part of `tx`. @returns its id */
  enqueue(tx: Db, debt: NewDebt): Promise<string>;
  /** Owes something that is owed once at most; nothing changes when it is owed already. */
  plan(tx: Db, debt: Debt): Promise<void>;
  /**
   * News were published. Returns at once and deletes in batches; what a dying process did not delete is published
   * again, which its readers do not notice.
   */
  confirm(ids: readonly string[]): void;
  /**
   * News that nobody confirmed within `olderThanMs`: their process died between commit and publish. They are the
   * caller's for another `olderThanMs`; publish, then confirm.
   */
  claimStale(query: {
    topics: readonly string[];
    olderThanMs: number;
    limit: number;
  }): Promise<readonly Debt[]>;
  /** Writes out what was confirmed. */
  close(): Promise<void>;
}

export interface NewDebt {
  readonly topic: string;
  /** Plain JSON. */
  readonly payload: unknown;
  /** Left out: as soon as possible. */
  readonly runAt?: number;
}

export interface OutboxDeps {
  readonly db: Db;
  readonly log: Log;
  readonly now: () => number;
}

/** Long enough to gather a burst, far below the age at which news count as unconfirmed. */
const CONFIRM_EVERY_MS = 50;

export function createOutbox({ db, log, now }: OutboxDeps): Outbox {
  let confirmed: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  function writeConfirmed(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const ids = confirmed;
    confirmed = [];
    if (ids.length > 0) writing = writing.then(() => remove(ids));
    return writing;
  }
  async function remove(ids: readonly string[]): Promise<void> {
    try {
      await deleteDebts(db, ids);
    } catch (err) {
      // They stand as unconfirmed now, and will be published once more.
      log.warn({ err, count: ids.length }, 'Could not confirm what was published');
    }
  }

  return {
    async enqueue(tx, { topic, payload, runAt }) {
      const id = randomUUID();
      await insertDebt(tx, { id, topic, payload, runAt: runAt ?? now() }, now());
      return id;
    },
    plan: (tx, debt) => insertDebtOnce(tx, debt, now()),
    confirm(ids) {
      confirmed.push(...ids);
      timer ??= setTimeout(() => void writeConfirmed(), CONFIRM_EVERY_MS);
    },
    async claimStale({ topics, olderThanMs, limit }) {
      const at = now();
      const bounds = { topics, at, limit };
      const untouched = await claimFresh(db, bounds, at - olderThanMs);
      const left = limit - untouched.length;
      if (left === 0) return untouched;
      const claimedBefore = await claimForgotten(db, { ...bounds, limit: left }, at - olderThanMs);
      return [...untouched, ...claimedBefore];
    },
    close: writeConfirmed,
  };
}
