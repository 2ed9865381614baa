import { plainTextOf } from './plain-text.ts';
import { tokensOf } from './tokens.ts';

/** A word as rules compare it ("don't" is "dont"), with its place in the text as written. */
export interface SpokenWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** The sentence it stands in, counted from 0. */
  readonly sentence: number;
}

/** No word of a rule is longer. */
const LONGEST = 24;

/** Words in order; linear in the text, of which at most 2,000 characters count. */
export function spokenWords(text: string): readonly SpokenWord[] {
  const plain = plainTextOf(text);
  const words: SpokenWord[] = [];
  let sentence = 0;
  for (const { kind, start, end } of tokensOf(plain)) {
    if (kind === 'marks' && SENTENCE_ENDS.has(plain.codes[start] ?? 0)) sentence++;
    if (kind !== 'word') continue;
    let word = '';
    for (let at = start; at < Math.min(end, start + LONGEST); at++) {
      const code = plain.codes[at] ?? 0;
      if (code !== APOSTROPHE) word += String.fromCharCode(code);
    }
    words.push({ word, start: plain.origins[start] ?? 0, end: (plain.origins[end - 1] ?? 0) + 1, sentence });
  }
  return words;
}

const APOSTROPHE = 0x27;
const SENTENCE_ENDS = new Set(Array.from('.!?;', (mark) => mark.charCodeAt(0)));
