import type { Detector, FoundSignal, ThresholdsOf } from '../detector.ts';
import { earliest } from '../earliest.ts';
import { pressesOf, type Press } from '../press.ts';
import {
  LATE_EFFECT_LIMIT_MS,
  LAST_VERDICT_MS,
  REPORT_SLACK_MS,
  TIMER_TOLERANCE_MS,
} from '../recorder-promises.ts';
import { controlInWords, sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { isTextRole } from './roles.ts';

type DeadClickThreshold = 'afterMs';
type Thresholds = ThresholdsOf<DeadClickThreshold>;

const POINTS = 8;
const HALF_LIFE_MS = 120_000;

/** One press on a control, and nothing came of it. */
export const deadClick: Detector<DeadClickThreshold> = {
  kind: 'dead-click',
  place: 'page',
  family: 'page',
  label: 'Dead click',
  explanation: 'The visitor presses a control once and the page does not react at all.',
  example: ['clicked ', { name: 'Apply coupon' }, '; nothing happened'],
  points: POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: true,
  thresholds: [
    {
      name: 'afterMs',
      unit: 'ms',
      default: LAST_VERDICT_MS,
      min: 1_000,
      max: LATE_EFFECT_LIMIT_MS,
      step: 500,
      label: 'No reaction for',
      explanation:
        'How long the page may take to react. Raise it for a slow site, so that a late answer still counts.',
      source: 'Amplitude waits 3 s, PostHog 2.75 s, Sentry 3 to 7 s.',
    },
  ],

  detect(input, thresholds) {
    return pressesOf(input.interactions, input.now)
      .filter((press) => isDead(press) && isConfirmed(press, thresholds, input.now))
      .map((press) => signalOf(press, input.visitId, thresholds));
  },

  nextLookAt({ interactions, now }, thresholds) {
    const open = pressesOf(interactions, now).filter(
      (press) => isDead(press) && !press.gaveUp && !isConfirmed(press, thresholds, now),
    );
    return earliest(open.map((press) => waitOverAt(press, thresholds)));
  },
};

/** The recorder has said that nothing happened, and has not taken it back. A failure is an error click. */
function isDead({ verdict, watchedMs, control }: Press): boolean {
  return verdict === 'silent' && watchedMs > 0 && !isTextRole(control.role);
}

/** By the recorder's own word, or because time has passed in which it would have spoken up. */
function isConfirmed(press: Press, thresholds: Thresholds, now: number): boolean {
  if (press.watchedMs >= thresholds.afterMs - TIMER_TOLERANCE_MS) return true;
  return !press.gaveUp && now >= waitOverAt(press, thresholds);
}

function waitOverAt({ at }: Press, { afterMs }: Thresholds): number {
  return at + afterMs + REPORT_SLACK_MS;
}

function signalOf(press: Press, visitId: string, { afterMs }: Thresholds): FoundSignal {
  const { id, at, path, control, watchedMs } = press;
  return {
    key: `dead-click:${visitId}:${id}`,
    kind: 'dead-click',
    family: 'page',
    strength: strengthBeyond(afterMs, watchedMs),
    points: POINTS,
    halfLifeMs: HALF_LIFE_MS,
    detectedAt: at,
    endedAt: null,
    sentence: sentence('clicked ', controlInWords(control), '; nothing happened'),
    evidence: {
      presses: 1,
      watchedMs,
      control: control.name,
      controlKey: control.key,
      role: control.role,
      path,
      outcome: 'none',
      firstPress: id,
      lastPress: id,
      firstAt: at,
      lastAt: at,
    },
  };
}
