import { describe, expect, it } from 'vitest';
import { MAX_JUDGED, wordsOf } from './words.ts';

describe('words', () => {
  it.each([
    ['I’ve tried — twice!', ["i've", 'tried', 'twice']],
    ['Re-start the “Pay” button', ['re', 'start', 'the', 'pay', 'button']],
    ['ﬁne ＯＫ', ['fine', 'ok']],
    ['zero\u200bwidth', ['zerowidth']],
    ['39.90 € für Größe 42', ['39', '90', 'für', 'größe', '42']],
    ['👍🏽 …', []],
    ["rock 'n' roll's", ['rock', 'n', "roll's"]],
    ['', []],
  ])('[CS3] of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('[CS4] are those of the first 4,000 characters', () => {
    expect(wordsOf('ab '.repeat(50_000))).toHaveLength(Math.ceil(MAX_JUDGED / 3));
  });

  it.each([
    ["a'".repeat(50_000)],
    ["'".repeat(100_000)],
    ['e\u0301'.repeat(50_000)],
    ['\ufdfa'.repeat(100_000)],
  ])('[CS4] of hostile text are found without a second look', (text) => {
    expect(wordsOf(text).length).toBeLessThan(MAX_JUDGED * 18);
  });
});
