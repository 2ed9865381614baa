import type { Signal, ThresholdSettings } from '@attune/protocol';
import { detectors } from './catalogue.ts';
import type { DetectorInput } from './detector.ts';
import { earliest } from './earliest.ts';
import { oncePerIncident } from './incident.ts';
import { thresholdsOf } from './thresholds.ts';

/**
 * Everything that can be found in one visit and its conversation, oldest first, every incident once. Run again with
 * more facts it finds the same incidents under the same keys; one that is no longer found was corrected.
 */
export function detectSignals(
  input: DetectorInput,
  { version, values }: ThresholdSettings,
): readonly Signal[] {
  const found = detectors.flatMap((detector) => detector.detect(input, thresholdsOf(detector, values)));
  return oncePerIncident(found)
    .map((signal) => ({ ...signal, thresholdsVersion: version }))
    .sort((a, b) => a.detectedAt - b.detectedAt || (a.key < b.key ? -1 : 1));
}

/**
 * The next instant at which `detectSignals` may find something else although nothing new was reported: a wait grows
 * long, a verdict is due. Null when only a new fact can change anything.
 */
export function nextLookAt(input: DetectorInput, { values }: ThresholdSettings): number | null {
  const instants = detectors.map((detector) => detector.nextLookAt(input, thresholdsOf(detector, values)));
  return earliest(instants.filter((at) => at !== null));
}
