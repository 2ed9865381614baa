import { wordsOf } from './words.ts';

/** Nothing longer is a nod. */
const MAX_NOD = 5;

const nodWords: ReadonlySet<string> = new Set(
  `i see yes right okay ok go on please mhm sure understood am listening reading with you follow so far noted
  verstehe ja gut bitte weiter ich lese mit höre zu bin dabei gerne`.split(/\s+/u),
);

/** Whether a message says no more than "I am listening". */
export function isNod(text: string): boolean {
  const words = wordsOf(text);
  return words.length > 0 && words.length <= MAX_NOD && words.every((word) => nodWords.has(word));
}
