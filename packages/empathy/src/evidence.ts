import type { Signal } from '@attune/protocol';

type Evidence = Signal['evidence'];

/** A named fact, where it is there and a text. */
export function textIn(evidence: Evidence, name: string): string | null {
  const value = Object.hasOwn(evidence, name) ? evidence[name] : null;
  return typeof value === 'string' ? value : null;
}

/** A named fact, where it is there and a number one can reckon with. */
export function numberIn(evidence: Evidence, name: string): number | null {
  const value = Object.hasOwn(evidence, name) ? evidence[name] : null;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
