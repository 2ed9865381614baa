import type { Interaction } from '@attune/protocol';
import type { Span } from './detector.ts';

/** A stretch of time, epoch ms; `until` is Infinity while it lasts. */
export interface Pause {
  readonly from: number;
  readonly until: number;
}

/** When the tab was in the background, oldest first. Of two facts at one instant the one that shows it counts. */
export function hiddenTimes(interactions: readonly Interaction[]): readonly Pause[] {
  const facts = interactions
    .filter((fact) => fact.kind === 'visibility')
    .sort((a, b) => a.at - b.at || Number(a.visible) - Number(b.visible));
  const found: Pause[] = [];
  let from: number | null = null;
  for (const { at, visible } of facts) {
    if (!visible) from ??= at;
    else if (from !== null) {
      if (at > from) found.push({ from, until: at });
      from = null;
    }
  }
  return from === null ? found : [...found, { from, until: Infinity }];
}

/** Several sorts of pauses as one, oldest first, none touching another. */
export function joined(spans: readonly (Pause | Span)[]): readonly Pause[] {
  const inOrder = spans
    .map(({ from, until }) => ({ from, until: until ?? Infinity }))
    .filter(({ from, until }) => until > from)
    .sort((a, b) => a.from - b.from);
  const found: Pause[] = [];
  for (const next of inOrder) {
    const last = found.at(-1);
    if (last && next.from <= last.until) {
      found[found.length - 1] = { from: last.from, until: Math.max(last.until, next.until) };
    } else found.push(next);
  }
  return found;
}

/** How much of a stretch of time is paused. */
export function pausedWithin(pauses: readonly Pause[], from: number, until: number): number {
  return pauses.reduce((sum, pause) => {
    return sum + Math.max(0, Math.min(until, pause.until) - Math.max(from, pause.from));
  }, 0);
}

/** The instant at which so much time outside pauses has passed; null while a pause without an end holds it up. */
export function instantAfter(pauses: readonly Pause[], from: number, lengthMs: number): number | null {
  let at = from + lengthMs;
  for (const pause of pauses) {
    if (pause.until <= from) continue;
    if (pause.from >= at) break;
    if (pause.until === Infinity) return null;
    at += pause.until - Math.max(from, pause.from);
  }
  return at;
}
