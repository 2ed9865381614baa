import { aControl } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import {
  controlInWords,
  durationInWords,
  lastingInWords,
  nextLastingWordsAt,
  plainText,
  sentence,
} from './sentence.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('a sentence', () => {
  it('[SE1] keeps names apart from words, and joins words', () => {
    const hostile = { name: '<img src=x onerror=alert(1)>' };
    expect(sentence('clicked ', hostile, '', ' 3 times', '; ', 'nothing happened')).toEqual([
      'clicked ',
      hostile,
      ' 3 times; nothing happened',
    ]);
  });

  it('[SE1] reads the same where only text can go', () => {
    expect(plainText(['clicked ', { name: 'Pay' }, ' 5 times'])).toBe('clicked Pay 5 times');
    expect(plainText([])).toBe('');
  });

  it.each([
    ['button', 'a button'],
    ['link', 'a link'],
    ['generic', 'a spot on the page'],
    ['something-new', 'a control'],
    ['constructor', 'a control'],
  ])('[SE2] a nameless %s is "%s"', (role, words) => {
    expect(controlInWords(aControl({ role, name: '  ' }))).toBe(words);
  });
});

describe('times in words', () => {
  it.each([
    [-5, '0 s'],
    [0, '0 s'],
    [400, '0.4 s'],
    [1_400, '1.4 s'],
    [2_000, '2 s'],
    [9_949, '9.9 s'],
    [9_950, '10 s'],
    [40_400, '40 s'],
    [59_499, '59 s'],
    [59_500, '1 min'],
    [2 * MINUTE, '2 min'],
    [3 * MINUTE + 10 * SECOND, '3 min 10 s'],
    [59 * MINUTE + 59_600, '1 h'],
    [65 * MINUTE, '1 h 5 min'],
    [119 * MINUTE + 45 * SECOND, '2 h'],
  ])('[SE3] %i ms is "%s"', (ms, words) => {
    expect(durationInWords(ms)).toBe(words);
  });

  it.each([
    [-1, '0 s'],
    [8_900, '8 s'],
    [44_000, '40 s'],
    [59_999, '50 s'],
    [119_999, '1 min'],
    [4_000_000, '1 h 6 min'],
  ])('[WA5] what has lasted %i ms has lasted "%s"', (ms, words) => {
    expect(lastingInWords(ms)).toBe(words);
  });

  it.each([-1, 0, 8_900, 44_000, 59_999, 60_000, 119_999, 4_000_000])(
    '[FR12] after %i ms the words change exactly when they are said to',
    (ms) => {
      const change = nextLastingWordsAt(0, ms);
      expect(change).toBeGreaterThan(ms);
      expect(lastingInWords(change - 1)).toBe(lastingInWords(ms));
      expect(lastingInWords(change)).not.toBe(lastingInWords(ms));
    },
  );
});
