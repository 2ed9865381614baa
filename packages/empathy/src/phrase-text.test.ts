import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePhraseText, partsOf, phraseTextOf } from './phrase-text.ts';

describe('the text of a phrase', () => {
  it('[PB2] reads into words with slots in between', () => {
    expect(parsePhraseText('{name}, I can see {control} failed. I am {agent}.')).toEqual({
      ok: true,
      parts: [
        { slot: 'name' },
        { text: ', I can see ' },
        { slot: 'control' },
        { text: ' failed. I am ' },
        { agent: true },
        { text: '.' },
      ],
    });
  });

  it.each([
    ['by {tim}', 'There is no slot {tim}.'],
    ['by {}', 'There is no slot {}.'],
    ['by {__proto__}', 'There is no slot {__proto__}.'],
    ['by {time', 'A brace is open or closed by itself.'],
    ['by time}', 'A brace is open or closed by itself.'],
    ['by {{time}}', 'A brace is open or closed by itself.'],
  ])('[PB12] %j does not: %s', (text, problem) => {
    expect(parsePhraseText(text)).toEqual({ ok: false, problems: [problem] });
  });

  it('[PB2] there and back is the same, for whatever text', () => {
    const piece = fc.oneof(fc.constantFrom('{name}', '{time}', '{agent}', '{', '}', ' '), fc.string());
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(phraseTextOf(partsOf(text))).toBe(text);
      }),
    );
  });

  it.each([['{'.repeat(100_000)], ['{time'.repeat(20_000)], [`{${'a'.repeat(100_000)}}`]])(
    '[CS4] a hundred kilobytes are refused like any other',
    (text) => {
      expect(parsePhraseText(text).ok).toBe(false);
    },
  );
});
