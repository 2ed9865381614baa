import { RequestError, type Refusal } from '@attune/protocol';
import { isOutOfDescriptors } from '../db/errors.ts';
import type { Log } from '../log/create-log.ts';

/** How long a client should wait for a database that is away: it mostly restarts within seconds. */
const UNAVAILABLE_RETRY_MS = 1_000;

export interface Refusing {
  readonly log: Log;
  /** True for faults that pass by themselves: the database is away. */
  isUnavailable(error: unknown): boolean;
}

/** What a client is told of an error: a refusal as it is, a fault of ours in general words while the log has it all. */
export function refusalOf(error: unknown, request: string, { log, isUnavailable }: Refusing): Refusal {
  if (error instanceof RequestError) return error.toRefusal();
  if (isUnavailable(error)) {
    const full = isOutOfDescriptors(error);
    log.warn({ err: error, request }, full ? 'no descriptor is left' : 'the database cannot be reached');
    return {
      code: 'unavailable',
      message: full
        ? 'The server has too many connections and files open right now. Try again in a moment.'
        : 'The server cannot reach its database right now. Try again in a moment.',
      retryAfterMs: UNAVAILABLE_RETRY_MS,
    };
  }
  log.error({ err: error, request }, 'a request failed');
  return { code: 'internal', message: 'The server failed on this request; the fault has been logged.' };
}
