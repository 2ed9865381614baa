import type { Suggestion } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { textOfParts } from './fill.ts';
import { WAIT_SOURCE, bookLocale, withWaitOfNow } from './wait-of-now.ts';

const offered: Suggestion = {
  id: 's1',
  phraseId: 'wait-1',
  family: 'wait',
  intent: 'acknowledge',
  cue: 'acknowledge-wait',
  parts: [
    { text: 'You waited ' },
    { slot: 'duration', value: 'about a minute', source: WAIT_SOURCE },
    { text: '. I am here now.' },
  ],
  reason: 'names the wait of about a minute',
  signalKey: 'waiting:1',
  offeredAt: 60_000,
};

describe('a suggestion that names a wait', () => {
  it.each([
    [60_000, 'en', 'about a minute'],
    [6 * 60_000, 'en', 'about 6 minutes'],
    [61 * 60_000, 'en', 'about an hour'],
    [6 * 60_000, 'de', 'etwa 6 Minuten'],
  ] as const)('names the one of now: after %i ms, in %s: %s', (now, locale, words) => {
    const shown = withWaitOfNow(offered, 0, now, locale);
    expect(textOfParts(shown.parts)).toBe(`You waited ${words}. I am here now.`);
    expect(shown.reason).toBe(`names the wait of ${words}`);
  });

  it('is the same object while the words are the same, so that nothing is drawn anew', () => {
    expect(withWaitOfNow(offered, 0, 70_000, 'en')).toBe(offered);
  });

  it('keeps a time that something else took', () => {
    const other = {
      ...offered,
      parts: [{ slot: 'duration', value: '3 seconds', source: 'how long the page loaded' }] as const,
    };
    expect(withWaitOfNow(other, 0, 600_000, 'en')).toBe(other);
  });
});

it.each([
  ['de-AT', 'de'],
  ['de', 'de'],
  ['fr', 'en'],
  [null, 'en'],
] as const)('speaks to a visitor of locale %s in %s', (locale, book) => {
  expect(bookLocale(locale)).toBe(book);
});
