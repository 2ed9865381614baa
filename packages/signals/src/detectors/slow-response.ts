import type { Detector, FoundSignal } from '../detector.ts';
import { pressesOf, type Press } from '../press.ts';
import { LAST_VERDICT_MS, LATE_EFFECT_LIMIT_MS } from '../recorder-promises.ts';
import { controlInWords, durationInWords, sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { isTextRole } from './roles.ts';

const POINTS = 5;
const HALF_LIFE_MS = 60_000;

/** The page answered a press, but only after a long while. */
export const slowResponse: Detector<'fromMs'> = {
  kind: 'slow-response',
  place: 'page',
  family: 'page',
  label: 'Slow response',
  explanation: 'The visitor presses a control and the page reacts, but only after a long while.',
  example: ['clicked ', { name: 'Search' }, '; it answered only after 6 s'],
  points: POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: true,
  thresholds: [
    {
      name: 'fromMs',
      unit: 'ms',
      default: LAST_VERDICT_MS,
      min: 1_000,
      max: LATE_EFFECT_LIMIT_MS,
      step: 500,
      label: 'Slow from',
      explanation:
        'How late a reaction has to come to be called slow. Raise it for a site that is always slow.',
      source: 'Sentry calls a click slow from 3 s on; a dead click ends there too.',
    },
  ],

  detect(input, { fromMs }) {
    return pressesOf(input.interactions, input.now).flatMap((press) => {
      const waitedMs = waitOf(press);
      if (waitedMs === null || waitedMs < fromMs) return [];
      return [signalOf(press, waitedMs, fromMs, input.visitId)];
    });
  },

  nextLookAt: () => null,
};

/** How long the visitor waited for the answer; null when it came in time or not at all. */
function waitOf({ verdict, at, lateAt, control }: Press): number | null {
  return verdict === 'late' && lateAt !== null && !isTextRole(control.role) ? lateAt - at : null;
}

function signalOf(
  { id, at, path, control }: Press,
  waitedMs: number,
  fromMs: number,
  visitId: string,
): FoundSignal {
  return {
    key: `slow-response:${visitId}:${id}`,
    kind: 'slow-response',
    family: 'page',
    strength: strengthBeyond(fromMs, waitedMs),
    points: POINTS,
    halfLifeMs: HALF_LIFE_MS,
    detectedAt: at + waitedMs,
    endedAt: null,
    sentence: sentence(
      'clicked ',
      controlInWords(control),
      `; it answered only after ${durationInWords(waitedMs)}`,
    ),
    evidence: {
      presses: 1,
      waitedMs,
      control: control.name,
      controlKey: control.key,
      role: control.role,
      path,
      outcome: 'late',
      firstPress: id,
      lastPress: id,
      firstAt: at,
      lastAt: at,
    },
  };
}
