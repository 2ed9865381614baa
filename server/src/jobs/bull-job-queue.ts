import { withBackend, type BackendFactory, type IQueueBackend, type JobsOptions } from 'bullmq';
import type { Log } from '../log/create-log.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCalmReport } from './calm-report.ts';
import type { JobHandler, JobQueue, QueuedJob } from './job-queue.ts';

/** How patient the queue is. */
export interface QueuePatience {
  /** A job whose process has been silent this long is given to another one. */
  readonly lostAfterMs: number;
  /** Pause before a failed job is run again; doubles each time. */
  readonly backoffMs: number;
}

const defaultPatience: QueuePatience = { lostAfterMs: 10_000, backoffMs: 1_000 };

/** A store that BullMQ can keep jobs in, and how to reach it. */
export interface BullStore<Backend extends IQueueBackend, Connection> {
  readonly backend: BackendFactory<Backend, Connection>;
  /** For adding jobs: fails at once when the store is away. */
  readonly producer: Connection;
  /** For running them: waits for the store to come back. */
  readonly consumer: Connection;
  /** Keeps the jobs of one installation apart from all else in the store. */
  readonly prefix: string;
  /** False when asking it to add a job would wait for it to come back. */
  isReachable(): boolean;
  /** Ends every connection at once. */
  close(): void;
}

export interface BullQueueOptions {
  readonly log: Log;
  readonly patience?: Partial<QueuePatience>;
  /** Jobs that run at the same time in this process. */
  readonly concurrency?: number;
}

const QUEUE_NAME = 'jobs';
/** With doubling pauses from 1 s: half a minute. Whoever handed the job on knows that it is not done. */
const ATTEMPTS = 6;
/** Effects are single transactions, and those are bounded more tightly. */
const CLOSE_WITHIN_MS = 8_000;
/** A job that loses its process again and again is not at fault: processes are restarted. */
const ANY_NUMBER_OF_TIMES = 1_000_000;

/** The queue port on BullMQ, whichever store it uses. */
export function createBullJobQueue<Backend extends IQueueBackend, Connection>(
  store: BullStore<Backend, Connection>,
  { log, patience: given, concurrency = 4 }: BullQueueOptions,
): JobQueue {
  const patience = { ...defaultPatience, ...given };
  const { Queue, Worker } = withBackend(store.backend);
  const queue = new Queue(QUEUE_NAME, { connection: store.producer, prefix: store.prefix });
  const report = createCalmReport(log, 'The job queue reports a fault');
  queue.on('error', report);
  let worker: InstanceType<typeof Worker> | undefined;

  return {
    async add(jobs) {
      if (jobs.length === 0) return;
      if (!store.isReachable()) throw new Error('The store of the job queue is not connected.');
      await queue.addBulk(
        jobs.map((job) => ({ name: job.name, data: job.payload, opts: optionsFor(job, patience) })),
      );
    },
    process(handlers) {
      worker = new Worker(QUEUE_NAME, (job) => run(handlers, job), {
        connection: store.consumer,
        prefix: store.prefix,
        concurrency,
        lockDuration: patience.lostAfterMs,
        stalledInterval: patience.lostAfterMs / 2,
        maxStalledCount: ANY_NUMBER_OF_TIMES,
        runRetryDelay: patience.backoffMs,
      });
      worker.on('error', report);
      worker.on('failed', (job, err) => log.warn({ err, jobId: job?.id, job: job?.name }, 'A job failed'));
    },
    async close() {
      const finished = Promise.all([worker?.close(), queue.close()]);
      // Without its store BullMQ waits for ever; the jobs it still holds are run by whoever comes next.
      await Promise.race([finished.catch(report), sleep(CLOSE_WITHIN_MS, undefined, { ref: false })]);
      store.close();
    },
  };
}

/** A finished job leaves nothing behind: its id must be free again for whoever finds that its effect is missing. */
function optionsFor({ id, runAt }: QueuedJob, { backoffMs }: QueuePatience): JobsOptions {
  return {
    jobId: id,
    delay: Math.max(0, runAt - Date.now()),
    attempts: ATTEMPTS,
    backoff: { type: 'exponential', delay: backoffMs },
    removeOnComplete: true,
    removeOnFail: true,
  };
}

interface ReceivedJob {
  readonly id?: string | undefined;
  readonly name: string;
  readonly data: unknown;
}

async function run(
  handlers: Readonly<Record<string, JobHandler>>,
  { id, name, data }: ReceivedJob,
): Promise<void> {
  const handler = handlers[name];
  if (!handler || id === undefined) throw new Error(`No process of this version runs jobs named "${name}".`);
  await handler({ id, name, payload: data });
}
