import { burstsOf, mayHaveBegunBefore } from '../burst.ts';
import type { Detector, FoundSignal } from '../detector.ts';
import { factsOf } from '../facts.ts';
import { durationInWords, sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { pathAt } from './path-at.ts';

const POINTS = 5;
const HALF_LIFE_MS = 60_000;

/** The visitor scrolls up and down, as if something should be there and is not. */
export const scrollThrash: Detector<'minTurns' | 'withinMs' | 'minViewportPercent'> = {
  kind: 'scroll-thrash',
  place: 'page',
  family: 'lost',
  label: 'Scroll thrash',
  explanation: 'The visitor scrolls up and down again and again, and seems to be looking for something.',
  example: ['scrolled up and down 7 times in 9 s'],
  points: POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: true,
  thresholds: [
    {
      name: 'minTurns',
      unit: 'times',
      default: 6,
      min: 2,
      max: 50,
      step: 1,
      label: 'Turns',
      explanation:
        'How often the scrolling has to turn round. Raise it for long pages that people look through.',
      source: 'Our own, after Microsoft Clarity’s excessive scrolling.',
    },
    {
      name: 'withinMs',
      unit: 'ms',
      default: 10_000,
      min: 2_000,
      max: 60_000,
      step: 1_000,
      label: 'Within',
      explanation: 'The time in which that many turns have to come.',
      source: 'Our own: a glance up and down a page takes about two seconds.',
    },
    {
      name: 'minViewportPercent',
      unit: 'percent',
      default: 50,
      min: 10,
      max: 500,
      step: 10,
      label: 'Shortest way',
      explanation: 'How much of the window’s height has to go by before a turn counts.',
      source: 'Our own: less is somebody who keeps a line in view.',
    },
  ],

  detect(input, { minTurns, withinMs, minViewportPercent }) {
    const density = { times: minTurns, withinMs };
    const turns = factsOf(input.interactions, 'scroll-turn').filter(
      ({ viewports }) => viewports * 100 >= minViewportPercent,
    );
    return burstsOf(turns, density)
      .filter(([first]) => !mayHaveBegunBefore(input, first, density))
      .map((burst): FoundSignal => {
        const [first] = burst;
        const last = burst.at(-1) ?? first;
        const span = durationInWords(Math.max(100, last.at - first.at));
        return {
          key: `scroll-thrash:${input.visitId}:${first.at}`,
          kind: 'scroll-thrash',
          family: 'lost',
          strength: strengthBeyond(minTurns, burst.length),
          points: POINTS,
          halfLifeMs: HALF_LIFE_MS,
          detectedAt: last.at,
          endedAt: null,
          sentence: sentence(`scrolled up and down ${burst.length} times in ${span}`),
          evidence: {
            turns: burst.length,
            path: pathAt(input.interactions, last.at),
            firstAt: first.at,
            lastAt: last.at,
          },
        };
      });
  },

  nextLookAt: () => null,
};
