const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Pauses before each further attempt: about three days in all. */
const PAUSES_MS = [
  5_000,
  30_000,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  24 * HOUR_MS,
  24 * HOUR_MS,
] as const;

/**
 * How long to wait after so many attempts have failed; null when that was the last.
 * @param chance 0–1: up to a quarter is added, so that what failed together does not come back together
 */
export function pauseAfter(tries: number, chance: number): number | null {
  const pause = PAUSES_MS[tries - 1];
  return pause === undefined ? null : Math.round(pause * (1 + chance / 4));
}

/** A webhook that failed for so long, without one success, is switched off. */
export const GIVEN_UP_AFTER_MS = 5 * 24 * HOUR_MS;
