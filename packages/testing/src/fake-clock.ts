/** A clock that stands still until it is told to move. */
export interface FakeClock {
  now(): number;
  advance(ms: number): void;
}

/** 14:00 UTC on an ordinary Tuesday: no test should depend on the day it runs. */
export const TUESDAY_AFTERNOON = Date.UTC(2026, 2, 3, 14, 0, 0);

export function createFakeClock(startAt: number = TUESDAY_AFTERNOON): FakeClock {
  let at = startAt;
  return {
    now: () => at,
    advance: (ms) => {
      at += ms;
    },
  };
}
