import { describe, expect, it } from 'vitest';
import { agoText, clockText, lastingText, lengthText } from './duration.ts';

describe('clockText', () => {
  it.each([
    [0, '0:00'],
    [5_400, '0:05'],
    [130_000, '2:10'],
    [3_599_999, '59:59'],
    [3_720_000, '1:02 h'],
    [3 * 86_400_000 + 1, '3 d'],
  ])('shows %i ms as %s', (ms, text) => {
    expect(clockText(ms)).toBe(text);
  });

  it('shows a wait that begins in the future, by a wrong clock, as none', () => {
    expect(clockText(-4_000)).toBe('0:00');
  });
});

describe('lengthText', () => {
  it.each([
    [999, '0 s'],
    [12_000, '12 s'],
    [240_000, '4 min'],
    [2 * 3_600_000, '2 h'],
    [2 * 86_400_000, '2 d'],
  ])('says %i ms as %s', (ms, text) => {
    expect(lengthText(ms)).toBe(text);
  });
});

describe('agoText', () => {
  it.each([
    [0, 'just now'],
    [9_999, 'just now'],
    [47_000, '40 s ago'],
    [61_000, '1 min ago'],
  ])('says %i ms ago as %s', (ms, text) => {
    expect(agoText(ms)).toBe(text);
  });
});

describe('lastingText', () => {
  it.each([
    [0, 'just now'],
    [9_999, 'just now'],
    [47_000, 'for 40 s'],
    [200_000, 'for 3 min'],
  ])('says %i ms as %s', (ms, text) => {
    expect(lastingText(ms)).toBe(text);
  });
});
