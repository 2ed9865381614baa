import type { Detector, DetectorInput } from '../detector.ts';
import { findWaits, nextWaitAt, waitMethods, type GrowingWait } from '../growing-wait.ts';
import { hiddenTimes, joined, type Pause } from '../pauses.ts';
import { lastingInWords, sentence } from '../sentence.ts';
import { waitsIn } from '../waits.ts';

/** An agent who types is answering: so long after the last sign of it. */
const TYPING_MS = 15_000;

const growing: GrowingWait = {
  kind: 'no-answer',
  points: 30,
  halfLifeMs: 60_000,
  inWords(waitedMs, hasEnded) {
    const silent = lastingInWords(waitedMs);
    return sentence(hasEnded ? `got no answer for ${silent}` : `has had no answer for ${silent}`);
  },
};

/** In a chat that is under way, the visitor has asked and the agent is silent. */
export const noAnswer: Detector<'fromMs' | 'fullMs'> = {
  kind: 'no-answer',
  place: 'chat',
  family: 'waiting',
  label: 'No answer',
  explanation: 'In a conversation that is under way, the agent has not answered the visitor’s last question.',
  example: ['has had no answer for 4 min'],
  points: growing.points,
  halfLifeMs: growing.halfLifeMs,
  weak: false,
  thresholds: [
    {
      name: 'fromMs',
      unit: 'ms',
      default: 120_000,
      min: 10_000,
      max: 1_800_000,
      step: 5_000,
      label: 'Shown from',
      explanation: 'A shorter silence is not mentioned. Raise it where answers have to be looked up.',
      source: 'Our own default: twice what visitors accept for the first answer.',
    },
    {
      name: 'fullMs',
      unit: 'ms',
      default: 360_000,
      min: 20_000,
      max: 3_600_000,
      step: 5_000,
      label: 'Counts fully at',
      explanation: 'The silence weighs more and more until here.',
      source: 'Our own default: six minutes.',
    },
  ],
  ...waitMethods(growing),

  detect(input, thresholds) {
    return findWaits(growing, { waits: laterWaits(input), pauses: pausesOf(input) }, thresholds, input);
  },

  nextLookAt(input, thresholds) {
    return nextWaitAt(laterWaits(input), pausesOf(input), thresholds, input.now);
  },
};

function laterWaits({ chat }: DetectorInput) {
  return waitsIn(chat).filter(({ isFirst }) => !isFirst);
}

/** A visitor who is elsewhere misses no answer: that is what a background tab and a closed shop have in common. */
function pausesOf({ chat, interactions, context }: DetectorInput): readonly Pause[] {
  const typing = chat.flatMap((fact): Pause[] =>
    fact.kind === 'typing' && fact.author === 'agent' ? [{ from: fact.at, until: fact.at + TYPING_MS }] : [],
  );
  return joined([...typing, ...hiddenTimes(interactions), ...(context?.closedTimes ?? [])]);
}
