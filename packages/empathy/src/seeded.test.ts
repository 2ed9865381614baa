import { describe, expect, it } from 'vitest';
import { seeded } from './seeded.ts';

describe('chance from a seed', () => {
  it('[SG5] is the same every time', () => {
    expect(seeded('a', 'see-silence')).toBe(seeded('a', 'see-silence'));
  });

  it('[SG5] differs by seed and by subject, and spreads evenly', () => {
    const values = Array.from({ length: 5_000 }, (_, index) => seeded(`${index}`, 'phrase'));
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth++) {
      const count = values.filter((value) => Math.floor(value * 10) === tenth).length;
      expect(Math.abs(count - 500)).toBeLessThan(120);
    }
    expect(seeded('1', 'a')).not.toBe(seeded('1', 'b'));
  });
});
