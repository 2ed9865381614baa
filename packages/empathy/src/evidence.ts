import type { Signal } from '@attune/protocol';

type Evidence = Signal['evidence'];

/** The first of these that is a text; detectors of one family name the same thing alike, but not all of them. */
export function textIn(evidence: Evidence, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = Object.hasOwn(evidence, name) ? evidence[name] : null;
    if (typeof value === 'string') return value;
  }
  return null;
}

/** The first of these that is a number one can reckon with. */
export function numberIn(evidence: Evidence, ...names: readonly string[]): number | null {
  for (const name of names) {
    const value = Object.hasOwn(evidence, name) ? evidence[name] : null;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
  }
  return null;
}
