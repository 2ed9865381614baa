import type { Detector, DetectorInput, ThresholdsOf } from '../detector.ts';
import {
  findWaits,
  nextWaitAt,
  waitMethods,
  type GrowingWait,
  type WaitThresholds,
} from '../growing-wait.ts';
import { hiddenTimes, joined, type Pause } from '../pauses.ts';
import { lastingInWords, sentence } from '../sentence.ts';
import { waitsIn } from '../waits.ts';

type WaitingThreshold = 'fromMs' | 'fullMs' | 'teamTimes';

/** However slow or fast a team is, its usual wait moves the site's own numbers by no more than this. */
const MOST_SCALED = 2;

const growing: GrowingWait = {
  kind: 'waiting',
  points: 40,
  halfLifeMs: 60_000,
  inWords(waitedMs, hasEnded) {
    const waited = lastingInWords(waitedMs);
    return sentence(hasEnded ? `waited ${waited} for an answer` : `has been waiting ${waited} for an answer`);
  },
};

/** The visitor has written and nobody has answered yet. */
export const waiting: Detector<WaitingThreshold> = {
  kind: 'waiting',
  place: 'chat',
  family: 'waiting',
  label: 'Waiting for an answer',
  explanation: 'The visitor has written and waits for the first answer. It grows while the wait lasts.',
  example: ['has been waiting 2 min for an answer'],
  points: growing.points,
  halfLifeMs: growing.halfLifeMs,
  weak: false,
  thresholds: [
    {
      name: 'fromMs',
      unit: 'ms',
      default: 60_000,
      min: 5_000,
      max: 1_800_000,
      step: 5_000,
      label: 'Shown from',
      explanation: 'A shorter wait is not mentioned. Lower it where visitors expect an answer at once.',
      source: 'Shoppers accept about one minute.',
    },
    {
      name: 'fullMs',
      unit: 'ms',
      default: 240_000,
      min: 10_000,
      max: 3_600_000,
      step: 5_000,
      label: 'Counts fully at',
      explanation: 'The wait weighs more and more until here. Raise it where long waits are usual.',
      source: 'Our own default: amber at one minute, red at three, full at four.',
    },
    {
      name: 'teamTimes',
      unit: 'times',
      default: 2,
      min: 0,
      max: 10,
      step: 1,
      label: 'Times the usual wait',
      explanation:
        'Both times follow your team’s median wait, so often, up to half or double; at 0 they stay as they are set.',
      source:
        'Sites with content visitors let them wait longer (Comm100): what is long depends on what is usual.',
    },
  ],
  ...waitMethods(growing),

  detect(input, thresholds) {
    return findWaits(
      growing,
      { waits: firstWaits(input), pauses: pausesOf(input) },
      scaled(thresholds, input),
      input,
    );
  },

  nextLookAt(input, thresholds) {
    return nextWaitAt(firstWaits(input), pausesOf(input), scaled(thresholds, input), input.now);
  },
};

function firstWaits({ chat }: DetectorInput) {
  return waitsIn(chat).filter(({ isFirst }) => isFirst);
}

/** Nobody sees the wait in a background tab, and nobody has promised to answer outside business hours. */
function pausesOf({ interactions, context }: DetectorInput): readonly Pause[] {
  return joined([...hiddenTimes(interactions), ...(context?.closedTimes ?? [])]);
}

function scaled(
  { fromMs, fullMs, teamTimes }: ThresholdsOf<WaitingThreshold>,
  { context }: DetectorInput,
): WaitThresholds {
  const median = context?.teamMedianWaitMs;
  if (median === undefined || teamTimes === 0) return { fromMs, fullMs };
  const factor = Math.min(MOST_SCALED, Math.max(1 / MOST_SCALED, (median * teamTimes) / fromMs));
  return { fromMs: Math.round(fromMs * factor), fullMs: Math.round(fullMs * factor) };
}
