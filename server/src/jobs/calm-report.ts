import type { Log } from '../log/create-log.ts';

/** An outage says the same thing several times a second, from every connection. */
const QUIET_MS = 30_000;

/** Warns of errors, and of one that says the same again only once in a while. */
export function createCalmReport(
  log: Log,
  sentence: string,
  now: () => number = Date.now,
): (err: Error) => void {
  const saidAt = new Map<string, number>();
  return (err) => {
    const at = now();
    if (at - (saidAt.get(err.message) ?? -Infinity) < QUIET_MS) return;
    // Messages may name ports and ids; what is forgotten here is only said once too often.
    if (saidAt.size > 100) saidAt.clear();
    saidAt.set(err.message, at);
    log.warn({ err }, sentence);
  };
}
