import type { Signal, ThresholdSettings } from '@attune/protocol';
import { detectors } from './catalogue.ts';
import { readCommonKnobs, weighed, type CommonKnobs } from './common-knobs.ts';
import type { Detector, DetectorInput } from './detector.ts';
import { earliest } from './earliest.ts';
import { leavesOut } from './ignored.ts';
import { oncePerIncident } from './incident.ts';
import { thresholdsOf } from './thresholds.ts';

/**
 * Everything that can be found in one visit and its conversation, oldest first, every incident once. Run again with
 * more facts it finds the same incidents under the same keys; one that is no longer found was corrected.
 */
export function detectSignals(input: DetectorInput, settings: ThresholdSettings): readonly Signal[] {
  return detectAmong(readyDetectors(settings), input, settings);
}

/** As {@link detectSignals}, by some of the detectors. Kinds that share an incident have to be asked together. */
export function detectAmong(
  ready: readonly ReadyDetector[],
  input: DetectorInput,
  settings: ThresholdSettings,
): readonly Signal[] {
  const found = ready.flatMap(({ detector, values, knobs }) =>
    detector.detect(input, values).map((signal) => weighed(signal, knobs)),
  );
  if (found.length === 0) return [];
  const isLeftOut = leavesOut(settings);
  // Left out only now: the dead clicks within a rage click that is ignored are part of what is ignored.
  return oncePerIncident(found, input.completeSince)
    .filter((signal) => !isLeftOut(signal))
    .map((signal) => ({ ...signal, thresholdsVersion: settings.version }))
    .sort((a, b) => a.detectedAt - b.detectedAt || (a.key < b.key ? -1 : 1));
}

/**
 * The next instant at which `detectSignals` may find something else although nothing new was reported: a wait grows
 * long, a verdict is due. Null when only a new fact can change anything.
 */
export function nextLookAt(input: DetectorInput, settings: ThresholdSettings): number | null {
  return nextLookAmong(readyDetectors(settings), input);
}

/** As {@link nextLookAt}, of some of the detectors. */
export function nextLookAmong(ready: readonly ReadyDetector[], input: DetectorInput): number | null {
  const instants = ready.map(({ detector, values }) => detector.nextLookAt(input, values));
  return earliest(instants.filter((at) => at !== null));
}

/** A detector that is switched on, with what the settings say of it. */
export interface ReadyDetector {
  readonly detector: Detector;
  readonly values: Readonly<Record<string, number>>;
  readonly knobs: CommonKnobs;
}

/** Settings are asked many times a second, and each time are the same object. */
const readyBySettings = new WeakMap<ThresholdSettings, readonly ReadyDetector[]>();

/** The detectors that are switched on. */
export function readyDetectors(settings: ThresholdSettings): readonly ReadyDetector[] {
  const known = readyBySettings.get(settings);
  if (known !== undefined) return known;
  const { values, sensitivity } = settings;
  const ready = detectors
    .map((detector: Detector) => {
      const own = thresholdsOf(detector, values);
      return { detector, values: own, knobs: readCommonKnobs(detector, own, sensitivity) };
    })
    .filter(({ knobs }) => knobs.isEnabled);
  readyBySettings.set(settings, ready);
  return ready;
}
