import type { Log } from '../log/create-log.ts';
import type { Db } from '../db/open-database.ts';
import { safeError } from '../log/safe-fields.ts';
import type { JobHandler, JobQueue } from './job-queue.ts';
import { countFailure, giveUp, postpone, takeDebt, type Debt } from './outbox.repository.ts';
import { startRelay, type Relay } from './relay.ts';

/**
 * What a job does, as part of `tx`: it happens once, or not at all. It must not wait for the world outside (on the
 * embedded database everybody else waits meanwhile), and may `enqueue` further jobs.
 * @returns what to tell others once it is committed, if anything; lost when the process dies in between
 */
export type JobEffect = (tx: Db, payload: unknown) => Promise<(() => void) | void>;

export interface JobsDeps {
  readonly db: Db;
  readonly queue: JobQueue;
  /** By topic. Topics without an effect here stay in the outbox for whoever knows them. */
  readonly effects: Readonly<Record<string, JobEffect>>;
  /** False where others run them; left out: they run here. What is owed is handed to the queue all the same. */
  readonly runsHere?: boolean;
  readonly log: Log;
  readonly now: () => number;
  readonly retry?: Partial<RetryRule>;
  /** A job still owed this long after it was due and handed on is handed on again: the queue has lost it. */
  readonly forgottenAfterMs?: number;
}

export interface RetryRule {
  /** Attempts in all. */
  readonly attempts: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/** Gives up after about half an hour. */
const defaultRetry: RetryRule = { attempts: 15, firstPauseMs: 1_000, longestPauseMs: 300_000 };
const FORGOTTEN_AFTER_MS = 30_000;

/** Runs the jobs that the outbox owes: hands them to the queue, and runs what the queue hands back. */
export function runJobs(deps: JobsDeps): Relay {
  const { db, queue, effects, log, now } = deps;
  const retry = { ...defaultRetry, ...deps.retry };
  const topics = Object.keys(effects);
  const forgottenAfterMs = deps.forgottenAfterMs ?? FORGOTTEN_AFTER_MS;
  const relay = startRelay({ db, queue, topics, forgottenAfterMs, log, now });

  async function fail(id: string, topic: string, cause: unknown): Promise<void> {
    const attempt = await countFailure(db, id, inShort(cause));
    if (attempt === null) return;
    const line = { err: cause, jobId: id, job: topic, attempt };
    if (attempt >= retry.attempts) {
      await giveUp(db, id, now());
      log.error(line, 'A job was given up; its row stays in the outbox');
      return;
    }
    await postpone(db, id, now() + pauseAfter(attempt, retry));
    log.warn(line, 'A job failed and will be tried again');
  }

  const handlerFor = ([topic, effect]: [string, JobEffect]): [string, JobHandler] => [
    topic,
    async ({ id }) => {
      const tell = await runOnce(db, id, (tx, { payload }) => effect(tx, payload)).catch((cause: unknown) =>
        // Should even this fail, the queue repeats the job, and after that the relay does.
        fail(id, topic, cause),
      );
      tell?.();
    },
  ];
  if (deps.runsHere !== false) queue.process(Object.fromEntries(Object.entries(effects).map(handlerFor)));
  return relay;
}

/**
 * Settles a debt: its row goes in the same transaction as the effect, so however often this is called the effect
 * happens once.
 * @returns what the effect returned; null when there was nothing to do: settled already, given up, or under way elsewhere
 */
export function runOnce<Result>(
  db: Db,
  outboxId: string,
  effect: (tx: Db, debt: Debt) => Promise<Result>,
): Promise<Result | null> {
  return db.transaction(async (tx) => {
    const debt = await takeDebt(tx, outboxId);
    return debt === null ? null : effect(tx, debt);
  });
}

const pauseAfter = (attempt: number, { firstPauseMs, longestPauseMs }: RetryRule): number =>
  Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1));

/** An error in one line, without what queries carried. */
function inShort(cause: unknown): string {
  const { type, code, message, cause: deeper } = safeError(cause);
  return deeper && cause instanceof Error
    ? inShort(cause.cause)
    : [type, code, message].filter((part) => part !== undefined).join(' ');
}
