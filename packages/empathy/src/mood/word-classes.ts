import { hashOfWord } from './hashes.ts';

/**
 * What part a word plays when customers speak of how they are served, whatever the matter: "still" and "again" repeat,
 * "told" and "promised" point back, "weeks" and "hours" measure a wait. Rows of these are features beside the words, so
 * that "told you twice" and "explained it to them three times" teach each other.
 */
const WORDS_OF_CLASS: readonly (readonly [name: string, words: string])[] = [
  [
    'negation',
    'not no never dont doesnt didnt cant cannot couldnt wont wouldnt shouldnt isnt arent wasnt werent aint havent ' +
      'hasnt hadnt nothing nobody none without hardly neither nor',
  ],
  ['self', 'i im ive id ill my me mine we weve were us our myself'],
  ['you', 'you your youre youve youd youll yours yourself u ur ya guys'],
  [
    'repeat',
    'again still already yet anymore always constantly keep keeps keeping kept repeatedly every another',
  ],
  [
    'help',
    'help helped helping helps helpful useful answer answered answers reply replied replies respond response ' +
      'resolve resolved solve solved solution fix fixed sort sorted explain listen understand read care cares',
  ],
  ['work', 'work works working worked function functions load loads open opens connect'],
  [
    'time',
    'hour hours hr hrs day days week weeks month months year years minute minutes min mins morning afternoon evening ' +
      'ages forever yesterday monday tuesday wednesday thursday friday saturday sunday',
  ],
  [
    'count',
    'two three four five six seven eight nine ten second third fourth fifth twice several many few half times time',
  ],
  ['wait', 'wait waiting waited waits hold queue stuck standing late delayed pending overdue since'],
  ['question', 'why how what when where who which'],
  [
    'saying',
    'said say says told tell telling asked ask asking explained promised promise mentioned wrote written sent gave ' +
      'given called reported supposed meant expected confirmed requested ordered booked paid',
  ],
  [
    'failing',
    'wrong broken broke missing lost failed fails fail crash crashes crashed cancelled canceled damaged error errors ' +
      'charged blocked closed refused rejected ignored disconnected down',
  ],
  [
    'people',
    'anybody anyone someone somebody everybody everyone person people human manager agent agents staff team bot',
  ],
  ['courtesy', 'please pls could would thanks thank thx ty kindly may might wondering cheers sorry'],
  ['wish', 'want need like looking wish hope prefer'],
  ['being', 'is are was been be has have had does did do'],
  ['duty', 'should must supposed ought demand deserve'],
  ['stress', 'just only really even honestly actually seriously literally so such at all'],
];

const NUMBER = WORDS_OF_CLASS.findIndex(([name]) => name === 'count') + 1;
export const NEGATION = 1;

const CLASS_OF_HASH = new Map<number, number>();
WORDS_OF_CLASS.forEach(([, words], at) => {
  for (const word of words.split(' ')) CLASS_OF_HASH.set(hashOfWord(word), at + 1);
});
// Digits all hash alike, and drawn-out ones count twice: these two are all numbers.
for (const digits of ['0', '00']) CLASS_OF_HASH.set(hashOfWord(digits), NUMBER);

/** 0 for a word that plays none of these parts. */
export function classOf(hash: number): number {
  return CLASS_OF_HASH.get(hash) ?? 0;
}
