import { wordsOf } from './text.ts';

/** Phrases in several languages, ready to be looked for. They are told apart by words, not by the visitor's locale. */
export interface Phrases {
  /** The first of them that stands in the words as a whole; where it begins. */
  find(words: readonly string[]): { readonly index: number; readonly phrase: string } | null;
  /** Whether one of them ends right before a place. */
  endBefore(words: readonly string[], index: number): boolean;
  /** Whether the words are one of them and nothing else. */
  areAll(words: readonly string[]): boolean;
}

/** Locale by locale, written as people write them. */
export function phrasesFrom(byLocale: Readonly<Record<string, readonly string[]>>): Phrases {
  const all = Object.values(byLocale)
    .flat()
    .map((phrase) => wordsOf(phrase).join(' '));
  const whole = new Set(all);
  const byFirstWord = new Map<string, readonly string[]>();
  for (const phrase of whole) {
    const [first = ''] = phrase.split(' ');
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), phrase]);
  }
  return {
    find(words) {
      for (const [index, word] of words.entries()) {
        const phrase = byFirstWord.get(word)?.find((candidate) => standsAt(words, index, candidate));
        if (phrase !== undefined) return { index, phrase };
      }
      return null;
    },
    endBefore(words, index) {
      return [...whole].some((phrase) => {
        const start = index - phrase.split(' ').length;
        return start >= 0 && standsAt(words, start, phrase);
      });
    },
    areAll: (words) => whole.has(words.join(' ')),
  };
}

function standsAt(words: readonly string[], index: number, phrase: string): boolean {
  return phrase.split(' ').every((word, offset) => words[index + offset] === word);
}
