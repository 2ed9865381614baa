import { expect, it } from 'vitest';
import { pauseAfter } from './retry.ts';

const HOUR_MS = 3_600_000;

it('[WH2] waits from 5 s to 24 h, ever longer, about three days in all, and gives up after eleven pauses', () => {
  const pauses = Array.from({ length: 11 }, (_, index) => pauseAfter(index + 1, 0) ?? 0);
  expect([pauses[0], pauses.at(-1)]).toEqual([5_000, 24 * HOUR_MS]);
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(pauses.reduce((sum, pause) => sum + pause, 0) / HOUR_MS).toBeCloseTo(70.7, 1);
  expect(pauseAfter(12, 0)).toBeNull();
});

it('[WH2] spreads what failed together over a quarter of the pause', () => {
  expect([0, 0.5, 1].map((chance) => pauseAfter(1, chance))).toEqual([5_000, 5_625, 6_250]);
});
