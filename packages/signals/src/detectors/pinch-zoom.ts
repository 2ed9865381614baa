import { burstsOf, mayHaveBegunBefore } from '../burst.ts';
import type { Detector, FoundSignal } from '../detector.ts';
import { factsOf } from '../facts.ts';
import { sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { pathAt } from './path-at.ts';

const POINTS = 4;
const HALF_LIFE_MS = 60_000;

/** The visitor enlarges a page that was made for their screen. */
export const pinchZoom: Detector<'minZooms' | 'withinMs'> = {
  kind: 'pinch-zoom',
  place: 'page',
  family: 'lost',
  label: 'Pinch zoom',
  explanation:
    'The visitor enlarges the page with two fingers again and again: something is hard to read or to hit.',
  example: ['zoomed in 3 times'],
  points: POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: true,
  thresholds: [
    {
      name: 'minZooms',
      unit: 'times',
      default: 2,
      min: 1,
      max: 20,
      step: 1,
      label: 'Times',
      explanation: 'How often the page has to be enlarged. Raise it for pages with maps or pictures.',
      source: 'Our own: once is a look at a detail.',
    },
    {
      name: 'withinMs',
      unit: 'ms',
      default: 10_000,
      min: 2_000,
      max: 60_000,
      step: 1_000,
      label: 'Within',
      explanation: 'The time in which they have to come.',
      source: 'Our own.',
    },
  ],

  detect(input, { minZooms, withinMs }) {
    const density = { times: minZooms, withinMs };
    return burstsOf(factsOf(input.interactions, 'pinch-zoom'), density)
      .filter(([first]) => !mayHaveBegunBefore(input, first, density))
      .map((burst): FoundSignal => {
        const [first] = burst;
        const last = burst.at(-1) ?? first;
        return {
          key: `pinch-zoom:${input.visitId}:${first.at}`,
          kind: 'pinch-zoom',
          family: 'lost',
          strength: strengthBeyond(minZooms, burst.length),
          points: POINTS,
          halfLifeMs: HALF_LIFE_MS,
          detectedAt: last.at,
          endedAt: null,
          sentence: sentence(burst.length === 1 ? 'zoomed in' : `zoomed in ${burst.length} times`),
          evidence: {
            zooms: burst.length,
            path: pathAt(input.interactions, last.at),
            firstAt: first.at,
            lastAt: last.at,
          },
        };
      });
  },

  nextLookAt: () => null,
};
