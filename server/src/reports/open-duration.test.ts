import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDuration } from './open-duration.ts';

const night = [
  { from: 100, until: 200 },
  { from: 300, until: 350 },
];

describe('[RP4] the time a team was there', () => {
  it('leaves out what was closed between two instants', () => {
    const open = openDuration(night);
    expect(open(0, 90)).toBe(90);
    expect(open(50, 250)).toBe(100);
    expect(open(120, 180)).toBe(0);
    expect(open(150, 400)).toBe(150);
    expect(openDuration([])(10, 30)).toBe(20);
  });

  it('adds up over any instant in between', () => {
    const instant = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(instant, instant, instant, (...instants) => {
        const [a, b, c] = instants.sort((x, y) => x - y);
        const open = openDuration(night);
        expect(open(a, b) + open(b, c)).toBe(open(a, c));
        expect(open(a, c)).toBeLessThanOrEqual(c - a);
      }),
    );
  });
});
