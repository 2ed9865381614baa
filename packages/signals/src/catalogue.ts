import type { SignalKind } from '@attune/protocol';
import type { Detector } from './detector.ts';
import { deadClick } from './detectors/dead-click.ts';
import { goneQuiet } from './detectors/gone-quiet.ts';
import { rageClick } from './detectors/rage-click.ts';
import { waiting } from './detectors/waiting.ts';

/** Every detector by its kind: a new one is entered here and nowhere else, and does not compile until it is. */
const detectorsByKind: { readonly [Kind in SignalKind]: Detector & { readonly kind: Kind } } = {
  'rage-click': { ...rageClick, kind: 'rage-click' },
  'dead-click': { ...deadClick, kind: 'dead-click' },
  'gone-quiet': { ...goneQuiet, kind: 'gone-quiet' },
  waiting: { ...waiting, kind: 'waiting' },
};

/** In the order an admin meets them. */
export const detectors: readonly Detector[] = Object.values(detectorsByKind);

const byName: ReadonlyMap<string, Detector> = new Map(detectors.map((detector) => [detector.kind, detector]));

/** Undefined for a name we do not know: from a newer version, or from somebody who guesses. */
export function detectorOf(kind: string): Detector | undefined {
  return byName.get(kind);
}
