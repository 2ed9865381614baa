import { entriesOf, type ChatFact, type MessageFact } from '../chat-fact.ts';
import { signalAt } from '../chat-signal.ts';
import type { Detector, ThresholdsOf } from '../detector.ts';
import { sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { ownText } from '../words/text.ts';

type Thresholds = ThresholdsOf<'minMessages' | 'withinMs' | 'minMarked'>;

/** The visitor writes message after message without an answer in between. */
export const messageBurst: Detector<'minMessages' | 'withinMs' | 'minMarked'> = {
  kind: 'message-burst',
  place: 'chat',
  family: 'words',
  label: 'Messages in a row',
  explanation: 'The visitor writes several messages quickly, and nobody answers in between.',
  example: ['wrote 5 messages in a row'],
  points: 10,
  halfLifeMs: 120000,
  weak: true,
  thresholds: [
    {
      name: 'minMessages',
      unit: 'times',
      default: 4,
      min: 2,
      max: 20,
      step: 1,
      label: 'Messages in a row',
      explanation: 'How many it takes. Raise it where people write in short pieces.',
      source: 'Our own default.',
    },
    {
      name: 'withinMs',
      unit: 'ms',
      default: 30000,
      min: 5000,
      max: 300000,
      step: 5000,
      label: 'Within',
      explanation: 'The time in which that many have to come.',
      source: 'Our own default.',
    },
    {
      name: 'minMarked',
      unit: 'times',
      default: 2,
      min: 0,
      max: 20,
      step: 1,
      label: 'With a "?" or "!"',
      explanation: 'How many of them have to ask or exclaim, so that one sentence sent in pieces is none.',
      source: 'Our own default: one sentence ends but once.',
    },
  ],

  detect({ chat }, thresholds) {
    return runsIn(chat).flatMap((run) => {
      const burst = burstIn(run, thresholds);
      const [first] = run;
      const last = burst?.at(-1);
      if (!burst || !first || !last) return [];
      return [
        signalAt(messageBurst, {
          id: first.seq,
          at: last.at,
          sentence: sentence(`wrote ${burst.length} messages in a row`),
          strength: strengthBeyond(thresholds.minMessages, burst.length),
          evidence: { seq: last.seq, messages: burst.length, spanMs: last.at - (burst[0]?.at ?? last.at) },
        }),
      ];
    });
  },

  nextLookAt: () => null,
};

/** Messages of the visitor with no message of an agent in between. */
function runsIn(chat: readonly ChatFact[]): readonly (readonly MessageFact[])[] {
  const runs: MessageFact[][] = [[]];
  for (const entry of entriesOf(chat)) {
    if (entry.kind === 'status' || entry.author === 'system') continue;
    if (entry.author === 'agent') runs.push([]);
    else runs.at(-1)?.push(entry);
  }
  return runs;
}

/** The longest stretch of a run that is fast enough; of several the first. */
function burstIn(run: readonly MessageFact[], thresholds: Thresholds): readonly MessageFact[] | null {
  let longest: readonly MessageFact[] | null = null;
  let start = 0;
  for (const [end, message] of run.entries()) {
    while (message.at - (run[start]?.at ?? message.at) > thresholds.withinMs) start += 1;
    const length = end + 1 - start;
    if (length < thresholds.minMessages || length <= (longest?.length ?? 0)) continue;
    const stretch = run.slice(start, end + 1);
    if (stretch.filter(isMarked).length >= thresholds.minMarked) longest = stretch;
  }
  return longest;
}

function isMarked({ text }: MessageFact): boolean {
  return text !== undefined && /[?!？！¿¡]/u.test(ownText(text));
}
