import type { Situation } from '@attune/protocol';
import { situationRules, type Clue } from './situation-rules.ts';
import { wordsOf } from './words.ts';

/** What a conversation is about, with the visitor's own words for it. */
export interface Matter {
  readonly situation: Situation;
  /** The words it rests on, as they stand in the message but for case: "charged me twice". */
  readonly words: string;
  readonly seq: number;
}

/** What was said, and where. */
export interface Said {
  readonly seq: number;
  readonly body: string;
}

/** Two clues of a pair stand at most this far apart, or they belong to two sentences. */
const NEAR = 6;

const denials = new Set([
  'not',
  'never',
  'no',
  "wasn't",
  "weren't",
  "isn't",
  "didn't",
  'nicht',
  'kein',
  'keine',
]);
/** A denial this close before the clue turns it round: "I was not charged twice". */
const DENIES = 2;

/**
 * What the visitor's words say it is about: the latest message that says so, and in it the gravest matter, by the rules
 * of `situation-rules.ts`. Null when none applies: to guess wrong is worse than to ask.
 */
export function matterOf(messages: readonly Said[]): Matter | null {
  for (const { body, seq } of messages.toReversed()) {
    const words = wordsOf(body);
    for (const { situation, clues } of situationRules) {
      const found = firstOf(clues, words);
      if (found !== null) return { situation, words: found, seq };
    }
  }
  return null;
}

/** The words of the first clue that stands in a text; null when none does. */
export function firstOf(clues: readonly Clue[], words: readonly string[]): string | null {
  for (const clue of clues) {
    const found = typeof clue === 'string' ? phraseIn(clue, words) : pairIn(clue, words);
    if (found !== null) return found;
  }
  return null;
}

function phraseIn(clue: string, words: readonly string[]): string | null {
  const wanted = clue.split(' ');
  for (let start = 0; start + wanted.length <= words.length; start++) {
    if (
      wanted.every((word, index) => isWord(word, words[start + index] ?? '')) &&
      !isDenied(words, start, clue)
    ) {
      return words.slice(start, start + wanted.length).join(' ');
    }
  }
  return null;
}

function pairIn([ones, others]: Exclude<Clue, string>, words: readonly string[]): string | null {
  for (let at = 0; at < words.length; at++) {
    if (!ones.some((word) => isWord(word, words[at] ?? ''))) continue;
    const from = Math.max(0, at - NEAR);
    const around = words.slice(from, at + NEAR + 1);
    const other = around.findIndex(
      (word, index) => from + index !== at && others.some((wanted) => isWord(wanted, word)),
    );
    if (other === -1) continue;
    const start = Math.min(at, from + other);
    if (isDenied(words, start, '')) continue;
    return words.slice(start, Math.max(at, from + other) + 1).join(' ');
  }
  return null;
}

/** "charg*" stands for every word that begins so. */
function isWord(wanted: string, word: string): boolean {
  return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}

/** A clue that is itself a denial ("not received") is not turned round by another. */
function isDenied(words: readonly string[], start: number, clue: string): boolean {
  if (clue.split(' ').some((word) => denials.has(word))) return false;
  return words.slice(Math.max(0, start - DENIES), start).some((word) => denials.has(word));
}
