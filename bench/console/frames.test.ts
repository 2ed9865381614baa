import { expect, it } from 'vitest';
import { framesOf } from './frames.ts';

it('tells frames a second and the longest between two', () => {
  expect(framesOf([0, 16, 32, 82, 100], 400)).toEqual({
    perSecond: 40,
    p50Ms: 17,
    p99Ms: 50,
    longestMs: 50,
    scrolledPx: 400,
  });
});
