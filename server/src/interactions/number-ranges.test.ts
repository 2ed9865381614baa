import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberRanges } from './number-ranges.ts';

describe('ranges of numbers', () => {
  it('hold what was added, whatever the order, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 30 }), (numbers) => {
        const ranges = NumberRanges.from(new NumberRanges(numbers).toString());
        const held = Array.from({ length: 22 }, (_, number) => number).filter((number) => ranges.has(number));
        expect(held).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      }),
    );
  });

  it('are written with neighbours together', () => {
    expect(new NumberRanges([0, 1, 5, 2, 4]).toString()).toBe('{[0,3),[4,6)}');
    expect(new NumberRanges().toString()).toBe('{}');
    expect(() => NumberRanges.from('{[1,2]}')).toThrow('no ranges');
  });
});
