import { saidIn, signalAt } from '../chat-signal.ts';
import type { Detector } from '../detector.ts';
import { sentence } from '../sentence.ts';
import { humanPhrases, leavingPhrases, managerPhrases, refusalPhrases } from '../words/human.ts';
import { unquotedWords } from '../words/text.ts';

const wishes = [
  { name: 'manager', phrases: managerPhrases, words: 'asked for a manager' },
  { name: 'leave', phrases: leavingPhrases, words: 'wants to end the contract' },
  { name: 'human', phrases: humanPhrases, words: 'asked for a human' },
] as const;

/** The visitor wants a person, somebody above, or out. */
export const askedForHuman: Detector<never> = {
  kind: 'asked-for-human',
  place: 'chat',
  family: 'words',
  label: 'Asked for a human',
  explanation:
    'The visitor asks for a person or a manager, or wants to end the contract. Enough for a flag by itself.',
  example: ['asked for a human'],
  points: 60,
  halfLifeMs: 300000,
  weak: false,
  thresholds: [],

  detect({ chat }) {
    return saidIn(chat).flatMap(({ seq, at, text }) => {
      const wish = wishIn(unquotedWords(text));
      if (wish === null) return [];
      return [
        signalAt(askedForHuman, {
          id: seq,
          at,
          sentence: sentence(wish.words),
          evidence: { seq, wish: wish.name },
        }),
      ];
    });
  },

  nextLookAt: () => null,
};

function wishIn(words: readonly string[]): (typeof wishes)[number] | null {
  const found = wishes.find(({ phrases }) => {
    const phrase = phrases.find(words);
    return phrase !== null && !refusalPhrases.endBefore(words, phrase.index);
  });
  return found ?? null;
}
