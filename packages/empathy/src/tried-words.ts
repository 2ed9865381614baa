import { wordsOf } from './words.ts';

/** What people do before they ask for help. */
const deeds = new Set([
  'tried',
  'retried',
  'restarted',
  'rebooted',
  'reloaded',
  'refreshed',
  'reinstalled',
  'reset',
  'cleared',
  'checked',
  'called',
  'phoned',
  'emailed',
  'logged',
  'done',
  'did',
]);

const denials = new Set([
  'not',
  'never',
  "haven't",
  "hasn't",
  "hadn't",
  "didn't",
  "don't",
  'cannot',
  "can't",
]);
const whoTried = new Set([
  'i',
  "i've",
  'we',
  "we've",
  'have',
  'had',
  'already',
  'and',
  'just',
  'even',
  'also',
]);
const howOften = new Set(['second', 'third', 'fourth', 'fifth', 'umpteenth']);
const howMany = new Set(['two', 'three', 'four', 'five', 'six', 'ten', 'several', 'many', 'multiple', 'few']);
const goingOn = new Set(['keep', 'kept', 'been']);

/**
 * Whether somebody says that they tried to solve it themselves. English only, and careful: to thank for an effort
 * nobody made is worse than to miss one.
 */
export function tellsOfTrying(text: string): boolean {
  const words = wordsOf(text);
  return words.some((word, index) => {
    const before = words[index - 1] ?? '';
    const earlier = words[index - 2] ?? '';
    if (denials.has(before) || denials.has(earlier)) return false;
    if (word === 'tried') return whoTried.has(before) || whoTried.has(earlier) || index === 0;
    if (word === 'trying') return goingOn.has(before);
    if (word === 'time') return howOften.has(before);
    if (word === 'times') return howMany.has(before) || /^\p{N}+$/u.test(before);
    if (word === 'again') return before === 'and' && earlier === 'again';
    return deeds.has(word) && before === 'already';
  });
}
