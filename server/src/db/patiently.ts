import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log/create-log.ts';
import { isUnavailable } from './errors.ts';

/** Orchestrators start a process again after about as long; an operator who waits reads why in the log. */
const PATIENCE_MS = 3 * 60_000;

const PAUSE_MS = 500;

export interface Patience {
  readonly log: Pick<Log, 'warn'>;
  readonly forMs?: number;
  readonly pauseMs?: number;
}

/**
 * Does what a start cannot do without, again and again while the database is too slow or away for a moment: a limit that
 * is right for a request would otherwise end a start on a busy machine.
 * @param work harms nobody when it is done twice
 * @throws whatever else is wrong at once, and the last failure after `forMs`
 */
export async function patiently<T>(
  work: () => Promise<T>,
  { log, forMs = PATIENCE_MS, pauseMs = PAUSE_MS }: Patience,
): Promise<T> {
  const deadline = performance.now() + forMs;
  for (;;) {
    try {
      return await work();
    } catch (err) {
      if (!isUnavailable(err) || performance.now() > deadline) throw err;
      log.warn({ err }, 'The database was too slow for the start, or away; it is asked again');
      await sleep(pauseMs);
    }
  }
}
