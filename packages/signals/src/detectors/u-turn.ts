import { burstsOf, mayHaveBegunBefore, type Burst } from '../burst.ts';
import type { Detector, DetectorInput, FoundSignal, ThresholdsOf } from '../detector.ts';
import { sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { ANSWERED_WITHIN_MS } from '../verdict.ts';
import { staysOf, type Stay } from './page-stay.ts';

type UTurnThreshold = 'minTurns' | 'stayMs' | 'withinMs';

const POINTS = 10;
const HALF_LIFE_MS = 120_000;

/** The visitor goes to a page and straight back, again and again. */
export const uTurn: Detector<UTurnThreshold> = {
  kind: 'u-turn',
  place: 'page',
  family: 'lost',
  label: 'Back and forth',
  explanation: 'The visitor opens a page and soon goes back, again and again, as if it were the wrong one.',
  example: ['went back and forth between ', { name: '/cart' }, ' and ', { name: '/shipping' }],
  points: POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: true,
  thresholds: [
    {
      name: 'minTurns',
      unit: 'times',
      default: 2,
      min: 1,
      max: 10,
      step: 1,
      label: 'Times back',
      explanation: 'How often the visitor has to go back. Raise it for shops in which people look around.',
      source: 'Our own: one return is a look.',
    },
    {
      name: 'stayMs',
      unit: 'ms',
      default: 7_000,
      min: 1_000,
      max: 60_000,
      step: 500,
      label: 'Back within',
      explanation:
        'How soon after arriving the visitor has to go back. Lower it for pages that are read quickly.',
      source: 'Microsoft Clarity calls a return before a short stay a quick back; 7 s is our own.',
    },
    {
      name: 'withinMs',
      unit: 'ms',
      default: 60_000,
      min: 10_000,
      max: 300_000,
      step: 5_000,
      label: 'Altogether within',
      explanation: 'The time in which that many returns have to come.',
      source: 'Our own: a minute is one search for the right page.',
    },
  ],

  detect(input, thresholds) {
    const { minTurns, withinMs } = thresholds;
    return burstsOf(turnsIn(input, thresholds), { times: minTurns, withinMs })
      .filter(([first]) => !mayHaveBegunBefore(input, first, { withinMs: withinMs + thresholds.stayMs }))
      .map((turns) => signalOf(turns, minTurns, input.visitId));
  },

  nextLookAt: () => null,
};

/** The visitor is back where they had been just before. */
interface Turn {
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

/**
 * Quick returns; and slow ones between the same two pages over and over (A, B, A, B), as nobody needs to read a page
 * that often.
 */
function turnsIn(input: DetectorInput, { stayMs }: ThresholdsOf<UTurnThreshold>): readonly Turn[] {
  const stays = staysOf(input.interactions);
  return stays.flatMap((stay, index): readonly Turn[] => {
    const [before, left, next] = [stays[index - 2], stays[index - 1], stays[index + 1]];
    if (!before || !left || before.path !== stay.path || isOwnStep(stay, input)) return [];
    const wasQuick = stay.at - left.at <= stayMs;
    const isRepeated = stays[index - 3]?.path === left.path || next?.path === left.path;
    return wasQuick || isRepeated ? [{ at: stay.at, from: left.path, to: stay.path }] : [];
  });
}

/** Tabs and wizards change the address when a control of theirs is pressed: that is a step, not a return. */
function isOwnStep({ arrival, at }: Stay, { interactions }: DetectorInput): boolean {
  if (arrival !== 'script') return false;
  return interactions.some((fact) => {
    return fact.kind === 'press' && fact.at <= at && at - fact.at <= ANSWERED_WITHIN_MS;
  });
}

function signalOf(turns: Burst<Turn>, minTurns: number, visitId: string): FoundSignal {
  const [first] = turns;
  const last = turns.at(-1) ?? first;
  const isOnePair = turns.every(
    ({ from, to }) => [from, to].sort().join() === [first.from, first.to].sort().join(),
  );
  return {
    key: `u-turn:${visitId}:${first.at}`,
    kind: 'u-turn',
    family: 'lost',
    strength: strengthBeyond(minTurns, turns.length),
    points: POINTS,
    halfLifeMs: HALF_LIFE_MS,
    detectedAt: last.at,
    endedAt: null,
    sentence: isOnePair
      ? sentence('went back and forth between ', { name: last.to }, ' and ', { name: last.from })
      : sentence(`went back at once ${turns.length} times, last to `, { name: last.to }),
    evidence: {
      turns: turns.length,
      path: last.to,
      from: last.from,
      firstAt: first.at,
      lastAt: last.at,
    },
  };
}
