import { stem } from './stem.ts';
import type { Word } from './read-text.ts';

/** Words for one and the same thing in support, so that "billed twice" takes up "charged two times". */
const synonyms = `
1 one once first single
2 two twice double second both duplicate
3 three thrice third
4 four fourth
5 five fifth
6 six sixth
parcel package shipment consignment
charge bill debit deduct
late delay overdue
wait queue hold
break smash damage crack shatter faulty defective
vanish disappear miss lose delete wipe erase
crash freeze hang
money cash pay payment refund
wrong incorrect mistake error
login signin log sign
locked lock lockout
stop cancel end
deliver arrive delivery
courier driver
call phone ring
answer reply respond response
promise told
slow lag
agent colleague
`;

const byStem = new Map(
  synonyms
    .trim()
    .split('\n')
    .flatMap((line) => {
      const names = line.split(' ');
      return names.map((name): [string, string] => [stem(name), names[0] ?? name]);
    }),
);

/** Words that say nothing about what a message is about. */
const silent = new Set(
  [
    'the a an and or but if then than so because as of to for with on in at from by about into over after before since until',
    'i you he she it we they me him her us them my your his its our their mine yours this that these those there here',
    'be have do will would can could should may might must shall not no yes ok okay just only very really quite too also still even again',
    'what when where which who whom how why please thank thanks sorry hi hello hey dear get go make take give come see say tell know want need like look let use try think',
    'now today yet already ever never always some any all more most much many other another same own such up down out off back new good well right',
    "am pm it's thing something anything nothing everything someone nobody people time way lot bit help problem issue keep happen work does put mean set show find ask one",
  ]
    .join(' ')
    .split(' ')
    .map(stem),
);

/** What every second conversation is about: to name it shows little listening. */
const common = new Set(
  'order account refund payment email mail number subscription invoice app website site page delivery parcel ticket service customer support product item case request money team company day week link code'
    .split(' ')
    .map((word) => byStem.get(stem(word)) ?? stem(word)),
);

/** One name for all words that mean the same here; null for words that are about nothing. */
export function topicOf(word: Word): string | null {
  const number = /^\p{N}+$/u.test(word.text) ? word.text : byStem.get(word.stem);
  if (number !== undefined) return number;
  if (silent.has(word.stem) || (word.text.length < 3 && !word.shouted && !/\p{N}/u.test(word.text)))
    return null;
  return word.stem;
}

export function isCommon(topic: string): boolean {
  return common.has(topic);
}
