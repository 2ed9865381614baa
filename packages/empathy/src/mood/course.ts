import type { MoodReason } from '@attune/protocol';
import { spokenWords, type SpokenWord } from './spoken-words.ts';
import { firstMatch, wordRule, wordSet } from './word-rule.ts';

/** One entry of a conversation as the mood layer reads it. */
export interface Turn {
  readonly seq: number;
  readonly messageId: string;
  readonly author: 'visitor' | 'agent' | 'system';
  readonly text: string;
  /** Epoch ms; null where only the order is known. */
  readonly at: number | null;
}

const REFUSALS = [
  wordRule(['sorry apologise apologize apologies apology unfortunately regret unable impossible'], 1, ''),
  wordRule(
    ['cannot cant not couldnt wont', 'able possible can offer refund help change process find do allowed'],
    4,
    '',
  ),
];

/** Said no, or sorry. */
export function isRefusal(text: string): boolean {
  const words = spokenWords(text);
  return REFUSALS.some((rule) => firstMatch(words, rule) !== null);
}

const ASKS_FOR_HUMAN = [
  wordRule(
    [
      'speak talk chat transfer connect escalate escalated call put want need',
      'human person manager supervisor representative rep boss operator superior',
    ],
    8,
    '',
  ),
  wordRule(['real actual live', 'person human agent people'], 2, ''),
  wordRule(['are', 'you', 'bot robot machine'], 5, ''),
];

export function asksForHuman(words: readonly SpokenWord[]): boolean {
  return ASKS_FOR_HUMAN.some((rule) => firstMatch(words, rule) !== null);
}

/** Words of every sentence: two requests that share only these are two requests. */
const COMMON = wordSet(
  'that this with have from your what when will would could should about please there their them they just like been ' +
    'were does dont didnt cant want need help know hello thank thanks yeah okay sure here some also then than very much ' +
    'into over still again',
);

/** Content words of a message; "order", "refund", "parcel". */
export function contentOf(words: readonly SpokenWord[]): ReadonlySet<string> {
  return new Set(words.flatMap(({ word }) => (word.length > 3 && !COMMON.has(word) ? [stemOf(word)] : [])));
}

function stemOf(word: string): string {
  return word.replace(/(?:ings?|ed|s)$/u, '');
}

/** Too few words in common are chance. */
const LEAST_SHARED = 2;
const LEAST_SHARE = 0.5;

/** True when the smaller of two messages is mostly in the other. */
export function isRepeat(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  leastShared: number = LEAST_SHARED,
): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  const shared = [...small].filter((word) => large.has(word)).length;
  return shared >= leastShared && shared >= small.size * LEAST_SHARE;
}

const REFERS_BACK = [
  wordRule(['i ive we weve', 'said told asked wrote mentioned explained gave sent already'], 3, ''),
];
const REJECTS = wordSet('no not nope wrong');

/** "No, I said north": who insists needs fewer of the same words to be repeating themselves. */
export function insists(words: readonly SpokenWord[]): boolean {
  return REJECTS.has(words[0]?.word ?? '') || REFERS_BACK.some((rule) => firstMatch(words, rule) !== null);
}

/** Capitals over most of the words, or marks like "!!" and "??". */
export function shouts(text: string): boolean {
  const judged = text.slice(0, 2_000);
  if (/[!?]{2}/u.test(judged)) return true;
  let capitals = 0;
  let small = 0;
  for (let at = 0; at < judged.length; at++) {
    const code = judged.charCodeAt(at);
    if (code >= 0x41 && code <= 0x5a) capitals++;
    else if (code >= 0x61 && code <= 0x7a) small++;
  }
  return capitals >= 8 && capitals > small * 2;
}

/** Log-odds each adds to distress. */
export const REASON_POINTS: Readonly<Record<MoodReason, number>> = {
  'repeats-request': 0.7,
  'agent-refused': 0.5,
  unanswered: 0.5,
  'asks-for-human': 0.9,
  shouts: 0.6,
  'carried-over': 0,
};
