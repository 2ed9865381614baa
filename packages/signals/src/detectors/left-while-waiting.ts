import { signalAt } from '../chat-signal.ts';
import type { Detector, DetectorInput } from '../detector.ts';
import { earliest } from '../earliest.ts';
import { hiddenTimes } from '../pauses.ts';
import { sentence } from '../sentence.ts';
import { waitsIn } from '../waits.ts';

interface Absence {
  /** Position of the message that waits for an answer. */
  readonly seq: number;
  readonly from: number;
  readonly until: number;
}

/** While nobody answers, the visitor goes elsewhere: they may have left. */
export const leftWhileWaiting: Detector<'afterMs'> = {
  kind: 'left-while-waiting',
  place: 'page',
  family: 'waiting',
  label: 'Switched away while waiting',
  explanation:
    'The visitor waits for an answer and has switched to another tab or window. Shown, but not counted.',
  example: ['switched away while waiting'],
  points: 0,
  halfLifeMs: 60000,
  weak: false,
  thresholds: [
    {
      name: 'afterMs',
      unit: 'ms',
      default: 20000,
      min: 5000,
      max: 600000,
      step: 5000,
      label: 'In the background for',
      explanation: 'How long the tab has to be hidden. A shorter look elsewhere is how people wait.',
      source: 'Our own default.',
    },
  ],

  detect(input, { afterMs }) {
    return absencesIn(input).flatMap(({ seq, from, until }) => {
      if (Math.min(until, input.now) - from < afterMs) return [];
      const hasEnded = until <= input.now;
      const found = signalAt(leftWhileWaiting, {
        id: seq,
        at: from + afterMs,
        sentence: sentence(hasEnded ? 'was away while waiting' : 'switched away while waiting'),
        evidence: { seq, since: from, afterMs },
      });
      return [{ ...found, halfLifeMs: hasEnded ? found.halfLifeMs : null, endedAt: hasEnded ? until : null }];
    });
  },

  nextLookAt(input, { afterMs }) {
    const instants = absencesIn(input).flatMap(({ from, until }) =>
      from + afterMs <= until ? [from + afterMs] : [],
    );
    return earliest(instants.filter((at) => at > input.now));
  },
};

/** Of every wait the last time in which the tab was hidden; somebody who leaves twice has left once. */
function absencesIn({ chat, interactions }: DetectorInput): readonly Absence[] {
  const hidden = hiddenTimes(interactions);
  return waitsIn(chat).flatMap(({ seq, since, endedAt }) => {
    const end = endedAt ?? Infinity;
    const last = hidden.findLast(({ from, until }) => from < end && until > since);
    return last ? [{ seq, from: Math.max(last.from, since), until: Math.min(last.until, end) }] : [];
  });
}
