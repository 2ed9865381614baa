import type { TextSpan } from '@attune/protocol';
import type { SpokenWord } from './spoken-words.ts';

/** Words that have to stand near each other, in any order, in one sentence. */
export interface WordRule {
  /** One of each group. */
  readonly groups: readonly ReadonlySet<string>[];
  /** From the first to the last of them, in words. */
  readonly within: number;
  /** A word that takes it back when it stands among them or up to two words before. */
  readonly unless: ReadonlySet<string>;
}

/** "lost stolen", "card cards wallet": a group is words between spaces. */
export function wordRule(
  groups: readonly string[],
  within = 6,
  unless = 'not never no without dont didnt isnt wasnt',
): WordRule {
  return { groups: groups.map(wordSet), within, unless: wordSet(unless) };
}

export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').filter((word) => word !== ''));
}

/** Where a rule first holds, or null. Linear: each word looks at most `within` words ahead. */
export function firstMatch(
  words: readonly SpokenWord[],
  { groups, within, unless }: WordRule,
): TextSpan | null {
  for (let from = 0; from < words.length; from++) {
    const first = words[from];
    if (first === undefined || !groups.some((group) => group.has(first.word))) continue;
    const last = lastOfAll(words, from, groups, within);
    if (last === null) continue;
    const around = words.slice(Math.max(0, from - 2), last + 1);
    const isTakenBack = around.some(({ word, sentence }) => sentence === first.sentence && unless.has(word));
    if (!isTakenBack) return { start: first.start, end: words[last]?.end ?? first.end };
  }
  return null;
}

/** Index of the word by which every group has been met, starting at `from`. */
function lastOfAll(
  words: readonly SpokenWord[],
  from: number,
  groups: readonly ReadonlySet<string>[],
  within: number,
): number | null {
  const open = new Set(groups);
  const sentence = words[from]?.sentence;
  for (let at = from; at < Math.min(words.length, from + within); at++) {
    const spoken = words[at];
    if (spoken === undefined || spoken.sentence !== sentence) return null;
    const met = [...open].find((group) => group.has(spoken.word));
    if (met !== undefined) open.delete(met);
    if (open.size === 0) return at;
  }
  return null;
}
