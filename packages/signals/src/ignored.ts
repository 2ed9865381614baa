import type { IgnoredControl, Signal, ThresholdSettings } from '@attune/protocol';
import { textIn } from './detectors/evidence.ts';

type Leaving = Pick<ThresholdSettings, 'ignored' | 'muted'>;

/** Tells the signals that a site leaves out: on ignored pages, on ignored controls, on controls agents have muted. */
export function leavesOut({
  ignored,
  muted,
}: Leaving): (signal: Pick<Signal, 'kind' | 'evidence'>) => boolean {
  const controls = byKey([...ignored.controls, ...muted]);
  return ({ kind, evidence }) => {
    const path = textIn(evidence, 'path');
    if (path !== null && ignored.paths.some((pattern) => matchesPath(pattern, path))) return true;
    const found = controls.get(textIn(evidence, 'controlKey') ?? '') ?? [];
    return found.some(({ kinds }) => kinds.length === 0 || kinds.includes(kind));
  };
}

/** A `*` at the end stands for anything, nothing included; elsewhere it is a character like any other. */
export function matchesPath(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

function byKey(controls: readonly IgnoredControl[]): ReadonlyMap<string, readonly IgnoredControl[]> {
  const found = new Map<string, IgnoredControl[]>();
  for (const control of controls) {
    found.set(control.controlKey, [...(found.get(control.controlKey) ?? []), control]);
  }
  return found;
}
