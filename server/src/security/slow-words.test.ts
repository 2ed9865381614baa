import { runInNewContext } from 'node:vm';
import { labelsPerson, redacted } from '@attune/empathy';
import { coach } from '@attune/empathy/coach';
import { moodOf, severityOf } from '@attune/empathy/mood';
import { promisesIn } from '@attune/empathy/promises';
import { factsIn, reflect } from '@attune/empathy/reflection';
import { hostileWordsIn } from '@attune/empathy/tone';
import { MAX_BODY_LENGTH } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { excerptOf, wantedWords } from '../search/excerpt.ts';

/**
 * Far more than any of them takes on a busy machine, and far less than an expression takes that tries the ways of taking
 * 4,000 letters apart.
 */
const NEVER_MS = 30_000;

/** What expressions with one choice too many choke on: nearly right, again and again, and wrong at the end. */
const PIECES = [
  ...['a', ' ', '\n', '\t ', '!', '?!', '...', '-', '"', '’', '\u0301', '0', '1,', '1.000', '€ ', ':', '/'],
  ...[
    'a@',
    'a.a@a.',
    'http://',
    'www.a.',
    '#1-',
    '12:00 ',
    '2026-01-',
    '+49 ',
    'AB-',
    'ß',
    'İ',
    '👍🏽',
    '\u200d',
  ],
  ...['not ', 'n’t ', 'never ever ', 'I want ', 'I will by ', 'when will ', 'you are ', 'no no ', 'aA', 'ha'],
  ...['because I ', 'my order ', 'ich will ', 'bis morgen ', 'please, ', 'sorry. ', '-or ', '"a ', ' or '],
];

const inUnder = (work: () => unknown): unknown => runInNewContext('work()', { work }, { timeout: NEVER_MS });

describe('words of the greatest length that are made to be slow', () => {
  const messages = (text: string) => [
    { seq: 1, author: 'visitor' as const, text },
    { seq: 2, author: 'agent' as const, text },
  ];
  it.each<[string, (text: string) => unknown]>([
    ['mood', moodOf],
    ['severity', severityOf],
    ['promises', (text) => promisesIn(text, 1_772_546_400_000, 'Europe/Berlin')],
    ['facts', factsIn],
    ['card', (text) => reflect({ messages: messages(text) })],
    ['hostile words', hostileWordsIn],
    ['redaction', (text) => redacted(text, ['Ada', 'a'])],
    ['notes', labelsPerson],
    ['coach', (text) => coach(text, { mood: 'angry', customerLast: text }, { canDo: true })],
    ['search', (text) => excerptOf(text, wantedWords(text))],
  ])('are read to their end by what reads them: %s', (_what, read) => {
    for (const piece of PIECES) {
      const text = piece.repeat(MAX_BODY_LENGTH).slice(0, MAX_BODY_LENGTH - 1);
      for (const end of ['', '\u0000', 'x'])
        expect(() => inUnder(() => read(text + end)), JSON.stringify(piece + end)).not.toThrow();
    }
  });

  it('would be noticed', () => {
    const slow = () => /^(?:a|a)*$/.test('a'.repeat(40) + 'x');
    expect(() => {
      runInNewContext('work()', { work: slow }, { timeout: 50 });
    }).toThrow('timed out');
  });
});
