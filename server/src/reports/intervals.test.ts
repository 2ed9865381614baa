import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countInterval, quantile, quantileInterval } from './intervals.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);
const sortedValues = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 400 })
  .map((values) => values.sort((a, b) => a - b));
const shares = fc.constantFrom(0.1, 0.25, 0.5, 0.75, 0.9, 0.95);

describe('[RP3] the interval of a quantile', () => {
  it('is that of the tables: ranks 6 and 15 of 20 for a median, 40 and 61 of 100', () => {
    expect(quantileInterval(upTo(20), 0.5)).toEqual({ low: 6, high: 15 });
    expect(quantileInterval(upTo(100), 0.5)).toEqual({ low: 40, high: 61 });
  });

  it('leaves an end open that so few cannot tell', () => {
    expect(quantileInterval(upTo(20), 0.9)).toMatchObject({ high: null });
    expect(quantileInterval(upTo(5), 0.5)).toEqual({ low: null, high: null });
    expect(quantileInterval([], 0.5)).toEqual({ low: null, high: null });
  });

  it('encloses the quantile of the sample, and is made of its values', () => {
    fc.assert(
      fc.property(sortedValues, shares, (sorted, q) => {
        const { low, high } = quantileInterval(sorted, q);
        const middle = quantile(sorted, q) ?? Number.NaN;
        expect(low ?? -Infinity).toBeLessThanOrEqual(middle);
        expect(high ?? Infinity).toBeGreaterThanOrEqual(middle);
        expect([null, ...sorted]).toContain(low);
        expect([null, ...sorted]).toContain(high);
      }),
    );
  });

  it('moves with its values: shifted and stretched, so are its ends', () => {
    fc.assert(
      fc.property(sortedValues, shares, fc.integer({ min: -500, max: 500 }), (sorted, q, by) => {
        const { low, high } = quantileInterval(sorted, q);
        const moved = quantileInterval(
          sorted.map((value) => value * 3 + by),
          q,
        );
        expect(moved).toEqual({
          low: low === null ? null : low * 3 + by,
          high: high === null ? null : high * 3 + by,
        });
      }),
    );
  });

  it('holds for very many values too', () => {
    const { low, high } = quantileInterval(upTo(50_000), 0.5);
    // The normal approximation of the ranks: n/2 ± 1.96 √n / 2.
    expect(low).toBeCloseTo(24_781, -1);
    expect(high).toBeCloseTo(25_220, -1);
  });
});

describe('[RP3] the interval of a count', () => {
  it('is near the exact one of the tables', () => {
    // Garwood's exact intervals: 10 → 4.80–18.39, 100 → 81.36–121.63; 0 → 0–3.69.
    expect(countInterval(10).low).toBeCloseTo(4.8, 1);
    expect(countInterval(10).high).toBeCloseTo(18.4, 1);
    expect(countInterval(100).low).toBeCloseTo(81.4, 1);
    expect(countInterval(100).high).toBeCloseTo(121.6, 1);
    expect(countInterval(0).low).toBe(0);
    expect(countInterval(0).high).toBeCloseTo(3.69, 0);
  });

  it('encloses the count and narrows beside it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (count) => {
        const { low, high } = countInterval(count);
        expect(low).toBeLessThanOrEqual(count);
        expect(high).toBeGreaterThan(count);
        const more = countInterval(count * 4);
        expect((more.high - more.low) / 4).toBeLessThan(high - low);
      }),
    );
  });
});
