import type { Sentence } from '@attune/protocol';
import {
  mayHaveBegunEarlier,
  type Detector,
  type DetectorInput,
  type FoundSignal,
  type ThresholdsOf,
} from '../detector.ts';
import { earliest } from '../earliest.ts';
import { byControl, pressesOf, type Press } from '../press.ts';
import { controlInWords, durationInWords, sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { isTextRole, isWidgetRole } from './roles.ts';

type RageClickThreshold =
  | 'minClicks'
  | 'withinMs'
  | 'maxGapMs'
  | 'radiusPx'
  | 'controlRadiusPx'
  | 'longRunClicks'
  | 'unansweredPercent';
type Thresholds = ThresholdsOf<RageClickThreshold>;
type Run = readonly Press[];

const LONG_RUN_POINTS = 40;
const SHORT_RUN_POINTS = 32;
const HALF_LIFE_MS = 180_000;

/** The visitor keeps pressing one control, and the page does not answer. */
export const rageClick: Detector<RageClickThreshold> = {
  kind: 'rage-click',
  place: 'page',
  family: 'page',
  label: 'Rage click',
  explanation: 'The visitor presses one control again and again, and the page does not answer.',
  example: ['clicked ', { name: 'Pay' }, ' 5 times in 1.4 s; nothing happened'],
  points: LONG_RUN_POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: false,
  thresholds: [
    {
      name: 'minClicks',
      unit: 'clicks',
      default: 3,
      min: 2,
      max: 20,
      step: 1,
      label: 'Clicks in a row',
      explanation: 'How many clicks on one control it takes. Raise it to be told less often.',
      source: 'PostHog, Datadog, Statsig and Conviva count 3; Amplitude and Mixpanel 4; Sentry 5.',
    },
    {
      name: 'withinMs',
      unit: 'ms',
      default: 2_000,
      min: 200,
      max: 10_000,
      step: 100,
      label: 'Within',
      explanation: 'The time in which that many clicks have to come. Lower it to catch only the fastest.',
      source: 'Conviva and Microsoft Clarity look at 2 s.',
    },
    {
      name: 'maxGapMs',
      unit: 'ms',
      default: 1_000,
      min: 100,
      max: 5_000,
      step: 100,
      label: 'Longest pause',
      explanation:
        'A longer pause between two clicks ends the row; lower it to split slow clicking into separate rows.',
      source: 'PostHog, Datadog, Mixpanel and Amplitude all use 1 s.',
    },
    {
      name: 'radiusPx',
      unit: 'px',
      default: 40,
      min: 5,
      max: 240,
      step: 5,
      label: 'Distance',
      explanation:
        'How far from the last click the next may be, on a spot that is no button, link or the like.',
      source: 'PostHog, Mixpanel and Statsig use 30 px, Amplitude 50 px, Datadog 100 px.',
    },
    {
      name: 'controlRadiusPx',
      unit: 'px',
      default: 160,
      min: 5,
      max: 960,
      step: 5,
      label: 'Distance on controls',
      explanation:
        'The same on buttons, links and other real controls: they have an edge, and a hand may wander on them.',
      source: 'Our own: Datadog goes by the element alone and allows 100 px.',
    },
    {
      name: 'longRunClicks',
      unit: 'clicks',
      default: 5,
      min: 2,
      max: 40,
      step: 1,
      label: 'A long row',
      explanation:
        'From this many clicks on a row counts fully, and a reaction to some of them no longer excuses it.',
      source: 'Sentry calls it rage from 5 clicks on.',
    },
    {
      name: 'unansweredPercent',
      unit: 'percent',
      default: 50,
      min: 10,
      max: 100,
      step: 5,
      label: 'Without a reaction',
      explanation:
        'How much of a long row must have gone without a reaction. Raise it to be told less often.',
      source: 'Our own: steppers and carousels answer to every click, broken buttons to few.',
    },
  ],

  detect(input, thresholds) {
    return runsOf(input.interactions, input.now, thresholds)
      .filter(([first]) => first && !mayHaveBegunEarlier(input, first.at))
      .map((run) => judgedPart(run, thresholds))
      .filter((judged) => isRage(judged, thresholds))
      .map((judged) => signalOf(judged, input.visitId, thresholds));
  },

  nextLookAt({ interactions, now }, thresholds) {
    if (!pressesOf(interactions, now).some(({ verdict }) => verdict === 'pending')) return null;
    const pending = runsOf(interactions, now, thresholds)
      .filter((run) => run.length >= thresholds.minClicks)
      .flatMap((run) => run.filter(({ verdict }) => verdict === 'pending'))
      // Judged once the instant has passed, not at it.
      .map(({ settledAt }) => settledAt + 1);
    return earliest(pending);
  },
};

/** Presses on one control without a long pause or a long way between two of them. */
function runsOf(
  interactions: DetectorInput['interactions'],
  now: number,
  thresholds: Thresholds,
): readonly Run[] {
  const presses = pressesOf(interactions, now).filter(({ control }) => !isTextRole(control.role));
  return byControl(presses).flatMap((onControl) => {
    const runs: Press[][] = [];
    for (const press of onControl) {
      const run = runs.at(-1);
      const previous = run?.at(-1);
      if (run && previous && continues(previous, press, thresholds)) run.push(press);
      else runs.push([press]);
    }
    return runs;
  });
}

function continues(
  previous: Press,
  next: Press,
  { maxGapMs, radiusPx, controlRadiusPx }: Thresholds,
): boolean {
  const gapMs = next.at - previous.at;
  const reach = isWidgetRole(next.control.role) ? controlRadiusPx : radiusPx;
  return gapMs >= 0 && gapMs <= maxGapMs && next.travelled - previous.travelled <= reach;
}

/**
 * The presses of a run that can be judged already. A run waits until its last press is settled, so that a stepper
 * whose answer is on its way never fires; what was judged before, or is long enough by itself, does not wait for more.
 */
function judgedPart(run: Run, { longRunClicks }: Thresholds): Run {
  const settled = run.findIndex(({ verdict }) => verdict === 'pending');
  if (settled === -1) return run;
  if (settled >= longRunClicks) return run.slice(0, settled);
  const hadClosed = run.slice(0, settled + 1).map((press, index) => settledBefore(run, index, press.at));
  return run.slice(0, hadClosed.lastIndexOf(true));
}

/** Whether everything before the press at `index` was already known when that press took the run up again. */
function settledBefore(run: Run, index: number, at: number): boolean {
  return run.slice(0, index).every(({ settledAt }) => settledAt <= at);
}

function isRage(run: Run, { minClicks, withinMs, longRunClicks, unansweredPercent }: Thresholds): boolean {
  const last = minClicks - 1;
  const isFast = run.some((press, index) => {
    const end = run[index + last];
    return end !== undefined && end.at - press.at <= withinMs;
  });
  if (!isFast) return false;
  const unanswered = run.filter(wentUnanswered).length;
  const asked = run.length < longRunClicks ? 100 : unansweredPercent;
  return unanswered * 100 >= asked * run.length;
}

function wentUnanswered({ verdict }: Press): boolean {
  return verdict === 'silent' || verdict === 'failed' || verdict === 'late';
}

function signalOf(run: Run, visitId: string, { minClicks, longRunClicks }: Thresholds): FoundSignal {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) throw new RangeError('A run has at least one press.');
  const spanMs = last.at - first.at;
  const outcome = outcomeOf(run);
  return {
    key: `rage-click:${visitId}:${first.id}`,
    kind: 'rage-click',
    family: 'page',
    strength: strengthBeyond(minClicks, run.length),
    points: run.length >= longRunClicks ? LONG_RUN_POINTS : SHORT_RUN_POINTS,
    halfLifeMs: HALF_LIFE_MS,
    detectedAt: last.at,
    endedAt: null,
    sentence: sentenceOf(last, run.length, spanMs, outcome),
    evidence: {
      presses: run.length,
      unanswered: run.filter(wentUnanswered).length,
      spanMs,
      control: last.control.name,
      controlKey: last.control.key,
      role: last.control.role,
      path: last.path,
      outcome: outcome.kind,
      firstPress: first.id,
      lastPress: last.id,
      firstAt: first.at,
      lastAt: last.at,
    },
  };
}

interface Outcome {
  readonly kind: 'none' | 'late' | 'failed' | 'partly';
  readonly words: string;
}

function outcomeOf(run: Run): Outcome {
  const unanswered = run.filter(wentUnanswered);
  if (run.some(({ verdict }) => verdict === 'failed')) return { kind: 'failed', words: 'the page failed' };
  if (unanswered.length < run.length) {
    return { kind: 'partly', words: `nothing happened on ${unanswered.length} of them` };
  }
  const answeredAt = earliest(run.flatMap(({ lateAt }) => (lateAt === null ? [] : [lateAt])));
  if (answeredAt !== null) {
    const waited = durationInWords(answeredAt - (run[0]?.at ?? answeredAt));
    return { kind: 'late', words: `it answered only after ${waited}` };
  }
  return { kind: 'none', words: 'nothing happened' };
}

function sentenceOf({ control }: Press, presses: number, spanMs: number, { words }: Outcome): Sentence {
  const span = durationInWords(Math.max(100, spanMs));
  return sentence('clicked ', controlInWords(control), ` ${presses} times in ${span}; ${words}`);
}
