import { isDiskFull } from '../db/errors.ts';

/** Long enough for a probe to hear of it, short enough to try again: whoever gets no requests finds out nothing. */
const REMEMBERED_MS = 15_000;

/** Whether the database said lately that its disk is full. */
export interface FullDisk {
  /** Looks at an error that a request ended with. */
  notice(error: unknown): void;
  seenLately(): boolean;
}

/**
 * Remembers what requests met. A probe that changes one row finds room for it on a full disk for a long time, while
 * everything that adds to a table fails.
 */
export function createFullDisk(now: () => number): FullDisk {
  let seenAt: number | null = null;
  return {
    notice(error) {
      if (isDiskFull(error)) seenAt = now();
    },
    seenLately: () => seenAt !== null && Math.abs(now() - seenAt) < REMEMBERED_MS,
  };
}
