/** Something to do later, in whichever process has time. */
export interface QueuedJob {
  /** Adding an id that is still waiting or running changes nothing. */
  readonly id: string;
  /** Chooses the handler. */
  readonly name: string;
  /** Plain JSON. Keep personal data out: the queue is not where erasing looks. */
  readonly payload: unknown;
  /** Not before this instant, epoch ms. */
  readonly runAt: number;
}

export type JobHandler = (job: Pick<QueuedJob, 'id' | 'name' | 'payload'>) => Promise<void>;

/**
 * A queue of jobs shared by all processes of the server. It runs each job at least once, and again after a pause when
 * its handler threw or its process died. It may lose everything (a flushed Redis) and be handed the same jobs again:
 * the truth is the outbox.
 */
export interface JobQueue {
  /** @throws when the queue cannot be reached; then none or all were added */
  add(jobs: readonly QueuedJob[]): Promise<void>;
  /** Begins to run jobs in this process. Call once; a job without a handler here is left for another process. */
  process(handlers: Readonly<Record<string, JobHandler>>): void;
  /** Takes no further job and waits a while for those under way. */
  close(): Promise<void>;
}
