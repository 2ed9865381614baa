import { Worker } from 'node:worker_threads';
import { descriptorLimit, filesWithin } from '../../health/descriptors.ts';
import type { FromWorker, ToWorker, WhatToOpen } from './embedded-worker.ts';
import { entryPoint } from './entry-point.ts';
import { endsInReadyForQuery } from './wire.ts';

/** The thread that runs the embedded database, seen from the main thread. */
export interface DatabaseThread {
  /**
   * Runs a batch of wire protocol messages and resolves with the answer. One at a time.
   * @throws when the thread has ended
   */
  run(batch: Buffer): Promise<Buffer>;
  /** Writes everything out and ends the thread. */
  close(): Promise<void>;
}

interface Expectation {
  readonly resolve: (word: FromWorker) => void;
  readonly reject: (error: Error) => void;
}

export interface ThreadOptions {
  /** A batch that runs longer ends the thread. */
  readonly batchWithinMs: number;
  /** Called once if the thread ends without being asked to. */
  readonly onLost: (cause: Error) => void;
}

/** Opens the database in `folder`, which was made before. */
export async function startDatabaseThread(
  folder: string,
  { batchWithinMs, onLost }: ThreadOptions,
): Promise<DatabaseThread> {
  const { url, execArgv } = entryPoint('embedded-worker');
  const workerData: WhatToOpen = { folder, files: filesWithin(descriptorLimit()) };
  const worker = new Worker(url, { workerData, execArgv: [...execArgv] });
  let expected: Expectation | undefined;
  let ended: Error | undefined;
  /** Only between opening and closing is an end a surprise. */
  let open = false;

  const hear = () =>
    new Promise<FromWorker>((resolve, reject) => {
      if (ended) reject(ended);
      expected = { resolve, reject };
    });
  function end(cause: Error): void {
    if (ended) return;
    ended = cause;
    expected?.reject(cause);
    if (open) onLost(cause);
  }
  worker.on('message', (word: FromWorker) => expected?.resolve(word));
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`The embedded database stopped (exit code ${code}).`)));

  await hear();
  open = true;
  return {
    async run(batch) {
      const answered = hear();
      const watchdog = setTimeout(() => void worker.terminate(), batchWithinMs);
      worker.postMessage(batch satisfies ToWorker);
      const word = await answered.finally(() => clearTimeout(watchdog));
      const answer = typeof word === 'string' ? Buffer.alloc(0) : Buffer.from(word.buffer);
      if (endsInReadyForQuery(answer)) return answer;
      // A PANIC ends no thread in WebAssembly; what is left of the database must not run on.
      await worker.terminate();
      throw new Error('The embedded database broke off in the middle of an answer.');
    },
    async close() {
      open = false;
      const answered = hear();
      worker.postMessage('close' satisfies ToWorker);
      await answered;
      await worker.terminate();
    },
  };
}
