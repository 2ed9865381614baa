import type { Signal } from '@attune/protocol';

/** A number among a signal's named facts; null when it is missing or something else. */
export function numberIn(evidence: Signal['evidence'], name: string): number | null {
  const value = Object.hasOwn(evidence, name) ? evidence[name] : null;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A text among a signal's named facts; null when it is missing or something else. */
export function textIn(evidence: Signal['evidence'], name: string): string | null {
  const value = Object.hasOwn(evidence, name) ? evidence[name] : null;
  return typeof value === 'string' ? value : null;
}
