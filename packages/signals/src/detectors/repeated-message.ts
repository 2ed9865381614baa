import { saidIn, signalAt, type Said } from '../chat-signal.ts';
import type { Detector, ThresholdsOf } from '../detector.ts';
import { sentence } from '../sentence.ts';
import { ownWords } from '../words/text.ts';

/** Below this, messages are alike by chance: "yes, please" is no question asked twice. */
const FEWEST_WORDS = 3;

interface InWords extends Said {
  readonly words: ReadonlySet<string>;
}

/** The visitor asks the same thing again: the answer has not reached them, or was none. */
export const repeatedMessage: Detector<'similarPercent' | 'lastMessages' | 'withinMs'> = {
  kind: 'repeated-message',
  place: 'chat',
  family: 'words',
  label: 'Asked the same again',
  explanation: 'The visitor writes nearly the same message once more.',
  example: ['asked the same thing again'],
  points: 20,
  halfLifeMs: 300000,
  weak: false,
  thresholds: [
    {
      name: 'similarPercent',
      unit: 'percent',
      default: 80,
      min: 50,
      max: 100,
      step: 1,
      label: 'How alike',
      explanation:
        'How many of the words two messages share. Lower it to catch rewording, at the price of more mistakes.',
      source: 'Our own default: four words of five (token Jaccard similarity).',
    },
    {
      name: 'lastMessages',
      unit: 'times',
      default: 5,
      min: 1,
      max: 20,
      step: 1,
      label: 'Compared with',
      explanation: 'With how many of the visitor’s own messages before it a message is compared.',
      source: 'Our own default: further back nobody remembers the wording.',
    },
    {
      name: 'withinMs',
      unit: 'ms',
      default: 600000,
      min: 30000,
      max: 3600000,
      step: 10000,
      label: 'Within',
      explanation: 'A longer time between the two makes it another question.',
      source: 'Our own default: ten minutes.',
    },
  ],

  detect({ chat, interactions }, thresholds) {
    const said = saidIn(chat).map((message) => ({
      ...message,
      words: new Set(ownWords(message.text)),
    }));
    const reconnects = interactions.filter(({ kind }) => kind === 'reconnected').map(({ at }) => at);
    return said.flatMap((message, index) => {
      if (message.words.size < FEWEST_WORDS) return [];
      const earlier = said.slice(Math.max(0, index - thresholds.lastMessages), index);
      const like = earlier.findLast((other) => isRepeat(message, other, thresholds, reconnects));
      if (!like) return [];
      return [
        signalAt(repeatedMessage, {
          id: message.seq,
          at: message.at,
          sentence: sentence('asked the same thing again'),
          evidence: { seq: message.seq, earlierSeq: like.seq, words: message.words.size },
        }),
      ];
    });
  },

  nextLookAt: () => null,
};

function isRepeat(
  message: InWords,
  earlier: InWords,
  { similarPercent, withinMs }: ThresholdsOf<'similarPercent' | 'withinMs'>,
  reconnects: readonly number[],
): boolean {
  if (earlier.words.size < FEWEST_WORDS || message.at - earlier.at > withinMs) return false;
  // Sent once more because the connection dropped: the doubt was the network's.
  if (reconnects.some((at) => at >= earlier.at && at <= message.at)) return false;
  const shared = [...message.words].filter((word) => earlier.words.has(word)).length;
  return shared * 100 >= similarPercent * (message.words.size + earlier.words.size - shared);
}
