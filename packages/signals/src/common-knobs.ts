import type { Sensitivity, Signal, ThresholdDefinition } from '@attune/protocol';
import type { Detector, FoundSignal } from './detector.ts';
import { numberIn } from './detectors/evidence.ts';

/** What an admin may set for a detector as a whole, beside the numbers it compares with. */
export interface CommonKnobs {
  readonly isEnabled: boolean;
  /** What the points of its signals are multiplied with. */
  readonly weight: number;
  /** What their half-lives are multiplied with. */
  readonly halfLifeFactor: number;
}

const FACTORS: Readonly<Record<Sensitivity, number>> = { low: 0.75, normal: 1, high: 1.33 };

/** Whether a value from outside names one. */
export function isSensitivity(value: unknown): value is Sensitivity {
  return typeof value === 'string' && Object.hasOwn(FACTORS, value);
}

/** A half-life of a second forgets before anybody has looked; one of two hours outlasts every conversation. */
const SHORTEST_HALF_LIFE_MS = 10_000;
const LONGEST_HALF_LIFE_MS = 7_200_000;

/**
 * Knobs that every detector has without naming them. A state that is shown and never counted has no points and no
 * half-life to set: no setting makes it frustration.
 */
export function commonKnobsOf(detector: Detector): readonly ThresholdDefinition[] {
  const enabled = enabledKnob(detector);
  return detector.points === 0 ? [enabled] : [enabled, pointsKnob(detector), halfLifeKnob(detector)];
}

/** What the values say of a detector as a whole. */
export function readCommonKnobs(
  { points, halfLifeMs }: Detector,
  values: Readonly<Record<string, number>>,
  sensitivity: Sensitivity,
): CommonKnobs {
  const share = points === 0 ? 1 : (values['points'] ?? points) / points;
  return {
    isEnabled: values['enabled'] !== 0,
    weight: share * FACTORS[sensitivity],
    halfLifeFactor: (values['halfLifeMs'] ?? halfLifeMs) / halfLifeMs,
  };
}

/** A signal as the settings let it count. What it is worth is written on it, so that it keeps that while it lasts. */
export function weighed(signal: FoundSignal, { weight, halfLifeFactor }: CommonKnobs): FoundSignal {
  if (weight === 1 && halfLifeFactor === 1) return signal;
  const { halfLifeMs, points, evidence } = signal;
  return {
    ...signal,
    points: points * weight,
    halfLifeMs: halfLifeMs === null ? null : halfLifeMs * halfLifeFactor,
    evidence: { ...evidence, weight, halfLifeFactor },
  };
}

/** What {@link weighed} wrote on a signal; 1 for one that was found with the settings as they come. */
export function weightOf({ evidence }: Signal): number {
  return numberIn(evidence, 'weight') ?? 1;
}

/** As {@link weightOf}, for its half-life. */
export function halfLifeFactorOf({ evidence }: Signal): number {
  return numberIn(evidence, 'halfLifeFactor') ?? 1;
}

function enabledKnob({ enabledByDefault, points }: Detector): ThresholdDefinition {
  const isOff = enabledByDefault === false;
  return {
    name: 'enabled',
    unit: 'on-off',
    default: isOff ? 0 : 1,
    min: 0,
    max: 1,
    step: 1,
    label: 'Look for it',
    explanation: `Switched off, it is neither shown${points === 0 ? '' : ' nor counted'}.`,
    source: isOff
      ? 'Off as it comes: it is often seen without any trouble behind it.'
      : 'On as it comes, like all kinds that have proved themselves.',
  };
}

function pointsKnob({ points, weak }: Detector): ThresholdDefinition {
  return {
    name: 'points',
    unit: 'points',
    default: points,
    min: 0,
    max: 100,
    step: 1,
    label: 'Weight',
    explanation: `What one of them adds to friction at most; 25 is worth a look, 50 a flag.${
      weak ? ' A hint: all hints together add no more than 15.' : ''
    }`,
    source:
      'Our own default, set so that a flag takes more than one thing; agents’ marks tell how good it is.',
  };
}

function halfLifeKnob({ halfLifeMs }: Detector): ThresholdDefinition {
  return {
    name: 'halfLifeMs',
    unit: 'ms',
    default: halfLifeMs,
    min: SHORTEST_HALF_LIFE_MS,
    max: LONGEST_HALF_LIFE_MS,
    step: 5_000,
    label: 'Halves in',
    explanation: 'How soon it is forgotten: its weight halves in this time, again and again.',
    source: 'Minutes, not seconds: who is frustrated tends to stay so (Feild and Allan 2009).',
  };
}
