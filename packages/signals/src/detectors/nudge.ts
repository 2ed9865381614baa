import { saidIn, signalAt } from '../chat-signal.ts';
import type { Detector } from '../detector.ts';
import { sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { waitsIn } from '../waits.ts';
import { nudgePhrases } from '../words/nudges.ts';
import { ownText, ownWords } from '../words/text.ts';

/** The visitor asks whether anybody is there. */
export const nudge: Detector<'afterMs'> = {
  kind: 'nudge',
  place: 'chat',
  family: 'words',
  label: 'Asked whether anyone is there',
  explanation: 'While nobody answers, the visitor writes "hello?", "anyone there?" or a lone "?".',
  example: ['asked whether anyone is there'],
  points: 15,
  halfLifeMs: 120000,
  weak: false,
  thresholds: [
    {
      name: 'afterMs',
      unit: 'ms',
      default: 30000,
      min: 5000,
      max: 600000,
      step: 5000,
      label: 'Unanswered for',
      explanation: 'How long a message has to be unanswered before a "hello?" is more than a greeting.',
      source: 'Our own default: half of what visitors accept.',
    },
  ],

  detect({ chat }, { afterMs }) {
    const waits = waitsIn(chat);
    return saidIn(chat).flatMap(({ seq, at, text }) => {
      const wait = waits.findLast((candidate) => candidate.seq < seq);
      if (!wait || at > (wait.endedAt ?? Infinity) || at - wait.since < afterMs || !isNudge(text)) return [];
      const words = sentence('asked whether anyone is there');
      const evidence = { seq, waitedMs: at - wait.since };
      return [
        signalAt(nudge, {
          id: seq,
          at,
          sentence: words,
          strength: strengthBeyond(afterMs, at - wait.since),
          evidence,
        }),
      ];
    });
  },

  nextLookAt: () => null,
};

/** The whole message: "hello, my card was charged twice" is another matter. */
function isNudge(text: string): boolean {
  const own = ownText(text);
  return /^[\s?？!.…]*[?？][\s?？!.…]*$/u.test(own) || nudgePhrases.areAll(ownWords(text));
}
