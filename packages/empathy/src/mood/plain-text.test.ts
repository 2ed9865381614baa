import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_JUDGED_CHARS, plainTextOf } from './plain-text.ts';

function plain(text: string): string {
  const { codes, length } = plainTextOf(text);
  return String.fromCharCode(...codes.subarray(0, length));
}

describe('a plain text', () => {
  it.each([
    ['DON’T', "don't"],
    ['zero\u200bwi\u00addth', 'zerowidth'],
    ['ＯＫ ﬁne', 'ok fine'],
    ['Größe', 'große'],
    ['Cafe\u0301 café', 'cafe cafe'],
    ['a\nb\tc', 'a b c'],
    ['👍🏽', '👍'],
    ['\ud83d', '\ud83d'],
    ['', ''],
  ])('[MR2] of %j is %j', (given, expected) => {
    expect(plain(given)).toBe(expected);
  });

  it('[MR3] remembers where every unit came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { origins, length } = plainTextOf(text);
        const places = [...origins.subarray(0, length)];
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(places.every((place) => place < text.length)).toBe(true);
      }),
    );
  });

  it.each([['a'], ['\ufdfa'], ['é'], ['\u200b'], ['😡']])('[MR1] of 100,000 × %j is short', (piece) => {
    expect(plainTextOf(piece.repeat(100_000)).length).toBeLessThanOrEqual(MAX_JUDGED_CHARS * 2);
  });
});
