import { expect, it } from 'vitest';
import { journeyOf } from './journey.ts';

it('gathers reloads and tells how long each page was looked at', () => {
  expect(
    journeyOf([
      { path: '/cart', at: 0 },
      { path: '/checkout', at: 60_000 },
      { path: '/checkout', at: 70_000 },
      { path: '/cart', at: 90_000 },
    ]),
  ).toEqual([
    { path: '/cart', at: 0, times: 1, stayedMs: 60_000 },
    { path: '/checkout', at: 60_000, times: 2, stayedMs: 30_000 },
    { path: '/cart', at: 90_000, times: 1, stayedMs: null },
  ]);
});

it('is empty for a visit without pages', () => {
  expect(journeyOf([])).toEqual([]);
});
