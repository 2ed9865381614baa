import { RequestError } from '@attune/protocol';

/**
 * Requests that name nothing we know, or come in no shape that any request has, which one connection may send in a minute.
 * They take from no other budget, since they ask for nothing. As many as a visitor's light requests; no client of ours sends one.
 */
export const MISSHAPEN_PER_MINUTE = 600;

const MINUTE_MS = 60_000;

/**
 * Counts what arrives misshapen on one connection, in minutes that begin with the first of them.
 * @param now a clock that never goes back, ms
 * @returns called at each of them: how many it has been too many, 0 while they are few
 */
export function countMisshapen(now: () => number = () => performance.now()): () => number {
  let until = 0;
  let count = 0;
  return () => {
    const at = now();
    if (at >= until) {
      until = at + MINUTE_MS;
      count = 0;
    }
    count++;
    return Math.max(0, count - MISSHAPEN_PER_MINUTE);
  };
}

/** What the one beyond is answered with, before the connection is closed. */
export const tooManyMisshapen = (): RequestError =>
  new RequestError(
    'rate-limited',
    'Too many requests that no request of ours looks like; this connection is closed.',
    { retryAfterMs: MINUTE_MS },
  );
