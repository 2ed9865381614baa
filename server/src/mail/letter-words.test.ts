import { languageTags } from '@attune/texts';
import { expect, it } from 'vitest';
import { letterWordsFor } from './letter-words.ts';

it.each(languageTags)('writes to visitors in %s, naming the site', (tag) => {
  const { language, words } = letterWordsFor(tag);
  expect(language).toBe(tag.split('-')[0]);
  for (const say of [words.transcriptSubject, words.resumeSubject, words.answerSubject, words.answerClosing])
    expect(say('Fern & Field')).toContain('Fern & Field');
});

it('writes to each in words of their own', () => {
  const closings = languageTags.map((tag) => letterWordsFor(tag).words.resumeClosing);
  expect(new Set(closings).size).toBe(languageTags.length);
});

it.each(['de-AT', 'pt-BR', 'zh-TW', 'AR'])('is content with the first part of %s', (locale) => {
  expect(letterWordsFor(locale).language).toBe(locale.slice(0, 2).toLowerCase());
});

it.each([null, 'fi', 'constructor'])('writes in English to %s', (locale) => {
  expect(letterWordsFor(locale).language).toBe('en');
});
