import type { PhraseEntry } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { entryOf } from './book.ts';
import { phraseBook } from './phrases/phrase-book.ts';
import { aPhrase } from './test/phrases.ts';
import { isSavable, validatePhrase, type PhraseSurroundings } from './validate-phrase.ts';

const errors = (given: Partial<PhraseEntry>, surroundings?: PhraseSurroundings) =>
  validatePhrase(aPhrase(given), surroundings)
    .filter(({ level }) => level === 'error')
    .map(({ field, message }) => `${field}: ${message}`);

describe('a phrase that somebody wrote', () => {
  it('[PB12] may be saved when nothing is wrong with it', () => {
    expect(validatePhrase(aPhrase())).toEqual([]);
    expect(isSavable(validatePhrase(aPhrase()))).toBe(true);
  });

  it.each<readonly [Partial<PhraseEntry>, string]>([
    [{ text: 'I will {stepp} by {time}.' }, 'text: There is no slot {stepp}.'],
    [{ text: `${'very '.repeat(50)}{step}` }, 'text: is longer than 200 characters'],
    [{ text: 'I will take good care of it all.' }, 'text: names nothing and is not short'],
    [{ rests: ['control'] }, 'rests: rests on control, which it does not use'],
    [{ id: 'With spaces' }, 'id: is no plain name: small letters, digits and single hyphens'],
    [{ dont: ' ' }, 'dont: does not say when it hurts'],
    [
      { text: 'I credit you 30 € for {issue}.' },
      'tags: names an amount of money and is not tagged "goodwill"',
    ],
  ])('[PB12] %j is refused: %s', (given, problem) => {
    expect(errors(given)).toContain(problem);
  });

  it('[PB10] a refusal needs its reason and an alternative', () => {
    expect(errors({ intent: 'refuse', text: 'I cannot {step}.' })).toEqual([
      'text: needs {reason}: without a reason a refusal leaves doubt about the motive',
      'text: needs {option}: a refusal names what can be done instead',
    ]);
    expect(errors({ intent: 'refuse', text: 'I cannot, because {reason}. I can {option}.' })).toEqual([]);
  });

  it('[PB11] a cost needs its amount, what it brings, a free way and a question', () => {
    expect(errors({ intent: 'announce-cost', text: 'It costs money, {name}.' })).toHaveLength(4);
    expect(
      errors({ intent: 'announce-cost', text: '{benefit} costs {amount}, {option} is free. Shall I?' }),
    ).toEqual([]);
  });

  it('[PB13] an id is taken until the next version', () => {
    const book = [aPhrase({ version: 3 })];
    expect(errors({ version: 3 }, { book })).toEqual([
      'id: is taken; to replace that phrase, save version 4',
    ]);
    expect(errors({ version: 4 }, { book })).toEqual([]);
    expect(errors({ version: 4, source: 'agent' }, { book })).toEqual([
      'id: is taken by a phrase of the team',
    ]);
  });

  it('[PB8] a family answers one cue in one language', () => {
    const book = [aPhrase({ id: 'other', cue: 'ask-openly', locale: 'de' })];
    expect(errors({}, { book })).toEqual([
      'family: answers another cue than the family it joins',
      'family: speaks another language than the family it joins',
    ]);
  });

  it('[PB12] a translation keeps the slots', () => {
    const translates = aPhrase({ text: 'I will {step} by {time}.' });
    expect(errors({ id: 'x', locale: 'de', text: 'Ich werde {step}.' }, { book: [], translates })).toEqual([
      'text: lacks {time}, which “a-phrase” has',
    ]);
  });

  it('[PB7] what only reads badly is advice, and may be saved', () => {
    const problems = validatePhrase(aPhrase({ text: 'Unfortunately I will {step}!' }));
    expect(problems.map(({ level }) => level)).toEqual(['advice', 'advice']);
    expect(isSavable(problems)).toBe(true);
  });

  it('[PB12] takes hostile texts', () => {
    for (const text of ['\u200b'.repeat(100_000), '<img src=x>'.repeat(10_000), '{'.repeat(100_000)]) {
      expect(isSavable(validatePhrase(aPhrase({ text })))).toBe(false);
    }
  });

  it('[PB12] everything we ship may be saved', () => {
    for (const phrase of phraseBook) expect(validatePhrase(entryOf(phrase))).toEqual([]);
  });
});
