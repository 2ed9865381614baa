import { phraseBook } from '@attune/empathy';
import { describe, expect, it } from 'vitest';
import { anyPhrase, filtered } from './phrase-filter.ts';
import { newPhrase, slugOf } from './new-phrase.ts';

describe('looking for a phrase', () => {
  it('shows the whole book when nothing is asked', () => {
    expect(filtered(phraseBook, anyPhrase)).toHaveLength(phraseBook.length);
  });

  it('takes each part of the question together', () => {
    const found = filtered(phraseBook, { ...anyPhrase, intent: 'refuse', locale: 'en' });
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ intent, locale }) => intent === 'refuse' && locale === 'en')).toBe(true);
  });

  it('wants every word, wherever it stands', () => {
    const [one] = phraseBook;
    const words = one?.text.split(' ').slice(0, 3).join(' ').toUpperCase() ?? '';
    expect(filtered(phraseBook, { ...anyPhrase, words }).map(({ id }) => id)).toContain(one?.id);
    expect(filtered(phraseBook, { ...anyPhrase, words: `${words} xyzzy` })).toEqual([]);
  });
});

describe('a new phrase', () => {
  it('is named after its first words, and no other phrase is', () => {
    expect(slugOf('I can see {control} did not respond!', new Set())).toBe('i-can-see-control-did');
    expect(slugOf('I can see {control} did not respond!', new Set(['i-can-see-control-did']))).toBe(
      'i-can-see-control-did-2',
    );
    expect(slugOf('… 42', new Set())).toBe('phrase-42');
  });

  it('belongs to whoever may keep it', () => {
    expect(newPhrase('team', 'en').source).toBe('team');
    expect(newPhrase('own', 'de')).toMatchObject({ source: 'agent', locale: 'de', version: 1 });
  });
});
