import { describe, expect, it } from 'vitest';
import { areSimilar, shinglesOf } from './similar.ts';

const similar = (a: string, b: string) => areSimilar(shinglesOf(a), shinglesOf(b));

describe('similarity', () => {
  it('[SG4] is half of all three-word runs', () => {
    // Runs: abc bcd cde against abc bcd cdx, 2 of 4; against abc bcx cxy, 1 of 5.
    expect(similar('a b c d e', 'a b c d x')).toBe(true);
    expect(similar('a b c d e', 'a b c x y')).toBe(false);
  });

  it('[SG4] does not depend on case, punctuation or direction', () => {
    expect(similar('Thank you for waiting.', 'thank you, for WAITING')).toBe(true);
    expect(similar('thank you, for WAITING', 'Thank you for waiting.')).toBe(true);
  });

  it('[SG4] compares short texts as a whole, and finds nothing in none', () => {
    expect(similar('Still there?', 'still there')).toBe(true);
    expect(similar('Still there?', 'still here')).toBe(false);
    expect(similar('', '')).toBe(false);
    expect(similar('…', 'Still there?')).toBe(false);
  });
});
