import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectSignals } from '../detect-signals.ts';
import { anInput, untouched } from '../test/inputs.ts';
import { visitorSays } from '../test/said.ts';
import { JUDGED_CHARACTERS, ownText, unquoted, wordsOf } from './text.ts';

/** Texts that make careless patterns take for ever, or trip over themselves. */
const hostile: readonly (readonly [string, string])[] = [
  ['one letter', 'a'.repeat(100_000)],
  ['capitals', 'A '.repeat(50_000)],
  ['question marks', '?!'.repeat(50_000)],
  ['spaces', ' '.repeat(100_000)],
  ['lines', '\n'.repeat(100_000)],
  ['opening marks', '“'.repeat(100_000)],
  ['quoted marks', '"'.repeat(99_999)],
  ['combining marks', `e${'\u0301'.repeat(100_000)}`],
  ['half a character', '\ud83d'.repeat(50_000)],
  ['one that grows when it is taken apart', '\ufdfa'.repeat(100_000)],
  ['beginnings of phrases', 'talk to a talk to a '.repeat(5_000)],
  ['apostrophes', "don't ".repeat(20_000)],
];

describe('the words of a message', () => {
  it.each(hostile)('100 kB of %s are judged by their beginning', (_, text) => {
    expect(ownText(text).length).toBeLessThanOrEqual(JUDGED_CHARACTERS);
    const chat = visitorSays(1, 'hello there', ...Array.from({ length: 20 }, () => text));
    const found = detectSignals(anInput({ chat }), untouched);
    const beginnings = chat.map((fact) => ({ ...fact, text: (fact.text ?? '').slice(0, JUDGED_CHARACTERS) }));
    expect(found).toEqual(detectSignals(anInput({ chat: beginnings }), untouched));
  });

  it('are the same whatever the text, and never throw', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 6 }), (texts) => {
        const input = anInput({ chat: visitorSays(5, ...texts) });
        const found = detectSignals(input, untouched);
        expect(detectSignals(input, untouched)).toEqual(found);
        for (const { sentence } of found)
          expect(sentence.every((piece) => typeof piece === 'string')).toBe(true);
      }),
    );
  });

  it.each([
    ['he said "no way" again', ['he', 'said', 'again']],
    ['sie sagte „nein“ dazu', ['sie', 'sagte', 'dazu']],
    ['il dit « non » alors', ['il', 'dit', 'alors']],
    ['an inch is 1" long', ['an', 'inch', 'is', '1', 'long']],
    ['> quoted\nmine', ['mine']],
    ['l’agent d’une', ['l', 'agent', 'd', 'une']],
    ['Größe ÉTÉ', ['große', 'ete']],
    ['你好吗', ['你', '好', '吗']],
  ])('%s', (text, words) => {
    expect(wordsOf(unquoted(text))).toEqual(words);
  });
});
