import type { Detector } from './detector.ts';
import { chatDetectors } from './detectors/chat-detectors.ts';
import { pageDetectors } from './detectors/page-detectors.ts';

/** Every detector, in the order an admin meets them. A new one is entered in one of the two lists and nowhere else. */
export const detectors: readonly Detector[] = [...pageDetectors, ...chatDetectors];

const byName: ReadonlyMap<string, Detector> = new Map(detectors.map((detector) => [detector.kind, detector]));

/** Undefined for a name we do not know: from a newer version, or from somebody who guesses. */
export function detectorOf(kind: string): Detector | undefined {
  return byName.get(kind);
}
