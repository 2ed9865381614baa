import { describe, expect, it } from 'vitest';
import { inFigures, median, percentile, table } from './figures.ts';

describe('figures', () => {
  it('takes the middle one, or the mean of two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
    expect(median([])).toBeNaN();
  });

  it('takes percentiles by nearest rank, whatever the order', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile(hundred, 1)]).toEqual([
      50, 99, 100,
    ]);
    expect(percentile([7], 0.01)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('writes no digits that mean nothing, and no figure where there is none', () => {
    expect([inFigures(3), inFigures(0.456, 2), inFigures(Number.NaN), inFigures(null)]).toEqual([
      '3',
      '0.46',
      'n/a',
      'n/a',
    ]);
  });

  it('aligns a table', () => {
    expect(
      table([
        ['', 'ms'],
        ['empty', '7'],
      ]),
    ).toBe('       ms\nempty   7');
  });
});
