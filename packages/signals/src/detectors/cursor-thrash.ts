import type { InteractionOf } from '@attune/protocol';
import { burstsOf, mayHaveBegunBefore, type Burst } from '../burst.ts';
import type { Detector, DetectorInput, FoundSignal, ThresholdsOf } from '../detector.ts';
import { factsOf } from '../facts.ts';
import { sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { pathAt } from './path-at.ts';

type CursorThrashThreshold = 'minTurns' | 'withinMs' | 'minTravelPx';
type Turn = InteractionOf<'cursor-turn'>;

const POINTS = 5;
const HALF_LIFE_MS = 60_000;
const AXES = ['x', 'y'] as const;

/** The visitor shakes the pointer. */
export const cursorThrash: Detector<CursorThrashThreshold> = {
  kind: 'cursor-thrash',
  place: 'page',
  family: 'lost',
  label: 'Cursor thrash',
  explanation: 'The visitor moves the pointer back and forth quickly, without pressing anything.',
  example: ['moved the pointer back and forth 24 times'],
  enabledByDefault: false,
  points: POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: true,
  thresholds: [
    {
      name: 'minTurns',
      unit: 'times',
      default: 20,
      min: 4,
      max: 100,
      step: 1,
      label: 'Turns',
      explanation: 'How often the pointer has to turn round on one axis. Raise it to be told less often.',
      source: 'Amplitude counts 20 changes of direction.',
    },
    {
      name: 'withinMs',
      unit: 'ms',
      default: 2_000,
      min: 500,
      max: 10_000,
      step: 100,
      label: 'Within',
      explanation: 'The time in which that many turns have to come.',
      source: 'Amplitude looks at 2 s.',
    },
    {
      name: 'minTravelPx',
      unit: 'px',
      default: 30,
      min: 0,
      max: 500,
      step: 5,
      label: 'Shortest way',
      explanation: 'A turn after a shorter way is a hand that trembles, and does not count.',
      source: 'Our own: Amplitude counts a jitter of 1 px too.',
    },
  ],

  detect(input, { minTurns, withinMs, minTravelPx }) {
    const density = { times: minTurns, withinMs };
    const turns = factsOf(input.interactions, 'cursor-turn').filter(({ px }) => px >= minTravelPx);
    const bursts = betweenPresses(turns, input)
      .flatMap((part) =>
        AXES.flatMap((axis) =>
          burstsOf(
            part.filter((turn) => turn.axis === axis),
            density,
          ),
        ),
      )
      .filter(([first]) => !mayHaveBegunBefore(input, first, density))
      .sort(([a], [b]) => a.at - b.at);
    return bursts
      .filter((burst, index) => !bursts.slice(0, index).some((earlier) => goesOn(earlier, burst)))
      .map((burst) => signalOf(burst, minTurns, input));
  },

  nextLookAt: () => null,
};

/** A press in between means that the pointer is on its way from one control to the next. */
function betweenPresses(
  turns: readonly Turn[],
  { interactions }: DetectorInput,
): readonly (readonly Turn[])[] {
  if (turns.length === 0) return [];
  const presses = interactions.filter(({ kind }) => kind === 'press').map(({ at }) => at);
  const parts = new Map<number, Turn[]>();
  for (const turn of turns) {
    // Repeats only move the count, the parts stay the same.
    const before = presses.filter((at) => at <= turn.at).length;
    const part = parts.get(before);
    if (part) part.push(turn);
    else parts.set(before, [turn]);
  }
  return [...parts.values()];
}

/** Whoever shakes a pointer turns it on both axes. */
function goesOn(earlier: Burst<Turn>, { 0: { at } }: Burst<Turn>): boolean {
  return at <= (earlier.at(-1) ?? earlier[0]).at;
}

function signalOf(
  turns: Burst<Turn>,
  minTurns: ThresholdsOf<CursorThrashThreshold>['minTurns'],
  { visitId, interactions }: DetectorInput,
): FoundSignal {
  const [first] = turns;
  const last = turns.at(-1) ?? first;
  return {
    key: `cursor-thrash:${visitId}:${first.at}`,
    kind: 'cursor-thrash',
    family: 'lost',
    strength: strengthBeyond(minTurns, turns.length),
    points: POINTS,
    halfLifeMs: HALF_LIFE_MS,
    detectedAt: last.at,
    endedAt: null,
    sentence: sentence(`moved the pointer back and forth ${turns.length} times`),
    evidence: {
      turns: turns.length,
      path: pathAt(interactions, last.at),
      firstAt: first.at,
      lastAt: last.at,
    },
  };
}
