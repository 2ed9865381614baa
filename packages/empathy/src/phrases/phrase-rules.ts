import type { Phrase } from '../phrase.ts';
import { wordsOf } from '../words.ts';

const MAX_LENGTH = 200;
const MAX_WITHOUT_SLOT = 6;

/** What no phrase says, with the reason. Word by word, so that "wearing" is not "we". */
const neverSaid: readonly (readonly [said: string, why: string])[] = [
  ['looking into it', 'says nothing about who does what'],
  ['will be forwarded', 'nobody acts'],
  ['will be passed', 'nobody acts'],
  ['has been forwarded', 'nobody acts'],
  ['will be taken care of', 'nobody acts'],
  ['someone will', 'nobody acts'],
  ['as soon as possible', 'no time at all'],
  ['shortly', 'no time at all'],
  ['keep you posted', 'no time at all'],
  ['unfortunately', 'announces bad news twice'],
  ['calm down', 'an order to feel'],
  ["don't worry", 'an order to feel'],
  ['do not worry', 'an order to feel'],
  ['rest assured', 'a stock line'],
  ['any inconvenience', 'a stock line'],
  ['valued customer', 'a stock line'],
  ['thank you for your patience', 'a stock line'],
  ['i understand how you feel', 'a stock line'],
  ['i hear you', 'a stock line'],
  ['happy to help', 'a stock line'],
  ['reach out', 'a stock line'],
  ['bear with', 'a stock line'],
  ['feel free', 'a stock line'],
  ['poor you', 'pity'],
  ['must be difficult', 'pity'],
  ['must be frustrating', 'pity'],
  ['must be hard', 'pity'],
  ['you should have', 'blame'],
  ['you failed', 'blame'],
  ['you forgot', 'blame'],
  ['policy', 'hides behind a rule'],
  ['at least', 'makes it small'],
  ['just', 'makes it small'],
  ['simply', 'makes it small'],
];

const collective = new Set(['we', "we're", "we'll", "we've", 'us', 'our', 'ours']);

/**
 * What is wrong with a phrase, in words; empty when nothing is. The rules PB1 to PB8 of SPEC.md, as far as one phrase
 * alone can break them.
 */
export function problemsOf(phrase: Phrase): readonly string[] {
  const text = phrase.parts.map((part) => ('text' in part ? part.text : '{}')).join('');
  return [
    ...problemsOfShape(phrase),
    ...problemsOfLength(phrase, text),
    ...problemsOfWords(phrase, wordsOf(text)),
    ...(text.includes('!') ? ['has an exclamation mark'] : []),
    ...(/[{}]/u.test(text.replaceAll('{}', '')) ? ['has a brace in its words'] : []),
    ...(text !== text.trim() || /\s{2}/u.test(text) ? ['has stray spaces'] : []),
  ];
}

function problemsOfShape({ id, family, parts, requires, rests, do: when, dont }: Phrase): readonly string[] {
  const used = new Set(parts.flatMap((part) => ('slot' in part ? [part.slot] : [])));
  const isName = (text: string) => /^[a-z]+(-[a-z]+)*$/u.test(text);
  return [
    ...(isName(id) && isName(family) ? [] : ['has an id or a family that is no plain name']),
    ...(requires.length === used.size && requires.every((slot) => used.has(slot))
      ? []
      : ['does not require exactly its slots']),
    ...rests.filter((slot) => !used.has(slot)).map((slot) => `rests on ${slot}, which it does not use`),
    ...(when.length > 0 && dont.length > 0 ? [] : ['does not say when it helps and when it hurts']),
  ];
}

function problemsOfLength({ intent, requires }: Phrase, text: string): readonly string[] {
  const isSpecific = intent === 'explore' || requires.length > 0;
  return [
    ...(text.length > MAX_LENGTH ? [`is longer than ${MAX_LENGTH} characters`] : []),
    ...(!isSpecific && wordsOf(text).length > MAX_WITHOUT_SLOT ? ['names nothing and is not short'] : []),
  ];
}

function problemsOfWords({ tags }: Phrase, words: readonly string[]): readonly string[] {
  const line = ` ${words.join(' ')} `;
  const together = tags.includes('joint-we') || !words.some((word) => collective.has(word));
  const sorries = words.filter((word) => word === 'sorry' || word.startsWith('apolog')).length;
  return [
    ...neverSaid
      .filter(([said]) => line.includes(` ${said} `))
      .map(([said, why]) => `says "${said}": ${why}`),
    ...(together ? [] : ['speaks as "we" where one person answers']),
    ...(sorries > 1 ? ['is sorry more than once'] : []),
  ];
}
