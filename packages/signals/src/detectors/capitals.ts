import { saidIn, signalAt } from '../chat-signal.ts';
import type { Detector, ThresholdsOf } from '../detector.ts';
import { sentence } from '../sentence.ts';
import { thanksPhrases } from '../words/small-talk.ts';
import { unquoted, wordsOf } from '../words/text.ts';

/** Who wrote this much of what came before in capitals writes like that. */
const OWN_WAY_PERCENT = 30;

/** Abbreviations and the names of things come alone or in pairs; a sentence has more words. */
const FEWEST_WORDS = 3;

/** Longer than an abbreviation: "PDF, CSV and XML" is no shouting, "SEND THE PDF NOW" is. */
const WORD_LENGTH = 4;

/** Letters of scripts that have capitals. */
interface Letters {
  readonly upper: number;
  readonly all: number;
}

/** The visitor writes in capitals, or piles up exclamation marks. */
export const capitals: Detector<'minLetters' | 'upperPercent' | 'minMarks'> = {
  kind: 'capitals',
  place: 'chat',
  family: 'words',
  label: 'Capitals',
  explanation:
    'The visitor writes in capital letters, which they did not do before, or with several "!" or "?" in a row.',
  example: ['wrote in capitals'],
  points: 8,
  halfLifeMs: 300000,
  weak: true,
  thresholds: [
    {
      name: 'minLetters',
      unit: 'characters',
      default: 8,
      min: 4,
      max: 100,
      step: 1,
      label: 'Letters at least',
      explanation: 'Shorter messages say nothing about how they are written.',
      source: 'Our own default: longer than an abbreviation.',
    },
    {
      name: 'upperPercent',
      unit: 'percent',
      default: 70,
      min: 50,
      max: 100,
      step: 1,
      label: 'Capitals',
      explanation: 'The share of capital letters from which a message counts as shouted.',
      source: 'Our own default.',
    },
    {
      name: 'minMarks',
      unit: 'times',
      default: 3,
      min: 2,
      max: 20,
      step: 1,
      label: 'Marks in a row',
      explanation: 'How many "!" or "?" in a row count as much as capitals do.',
      source: 'Our own default: two are common in friendly messages.',
    },
  ],

  detect({ chat }, thresholds) {
    const said = saidIn(chat).map((message) => ({ ...message, own: unquoted(message.text) }));
    let quiet: Letters = { upper: 0, all: 0 };
    return said.flatMap(({ seq, at, own }) => {
      const letters = lettersIn(own);
      const before = quiet;
      quiet = { upper: quiet.upper + letters.upper, all: quiet.all + letters.all };
      const shouts = isShouted(own, letters, thresholds) && !writesInCapitals(before);
      const marks = longestMarks(own) >= thresholds.minMarks && !thanksPhrases.find(wordsOf(own));
      if (!shouts && !marks) return [];
      const words = shouts
        ? 'wrote in capitals'
        : `wrote ${longestMarks(own)} exclamation or question marks in a row`;
      const evidence = { seq, letters: letters.all, upper: letters.upper };
      return [signalAt(capitals, { id: seq, at, sentence: sentence(words), evidence })];
    });
  },

  nextLookAt: () => null,
};

/** Of words alone: what holds a digit is a code, and a link is no word. */
function lettersIn(text: string): Letters {
  let upper = 0;
  let all = 0;
  for (const word of plainWordsIn(text)) {
    for (const letter of word) {
      if (letter.toLowerCase() === letter.toUpperCase()) continue;
      all += 1;
      if (letter !== letter.toLowerCase()) upper += 1;
    }
  }
  return { upper, all };
}

function plainWordsIn(text: string): readonly string[] {
  return text
    .split(/\s+/u)
    .filter((word) => !/[\p{N}@_]|:\/\//u.test(word))
    .flatMap((word) => word.match(/\p{L}+/gu) ?? []);
}

function isShouted(
  text: string,
  { upper, all }: Letters,
  { minLetters, upperPercent }: ThresholdsOf<'minLetters' | 'upperPercent'>,
): boolean {
  if (all < minLetters || upper * 100 < upperPercent * all) return false;
  const shouted = plainWordsIn(text).filter(
    (word) => word !== word.toLowerCase() && word === word.toUpperCase(),
  );
  return shouted.length >= FEWEST_WORDS && shouted.some((word) => word.length >= WORD_LENGTH);
}

function writesInCapitals({ upper, all }: Letters): boolean {
  return all > 0 && upper * 100 >= OWN_WAY_PERCENT * all;
}

function longestMarks(text: string): number {
  return (text.match(/[!?！？]+/gu) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
