import type { Signal } from '@attune/protocol';

/** A tenth of its points is left after some three half-lives; what is weaker is no news to the visitor either. */
const WORTH_NAMING = 0.1;

/** Still worth a word: a state that lasts, or something that has not faded. */
export function isCurrent(signal: Signal, now: number): boolean {
  if (signal.kind === 'gone-quiet') return isLasting(signal);
  return isLasting(signal) || shareLeft(signal, now) >= WORTH_NAMING;
}

/**
 * Orders signals by what the agent should speak of first. Silence comes before everything: whatever is sent now goes
 * to somebody who may have left. Then by the points that are left, then by key, so that no order depends on arrival.
 */
export function strongestFirst(now: number): (a: Signal, b: Signal) => number {
  return (a, b) =>
    Number(isSilence(b)) - Number(isSilence(a)) ||
    b.points * shareLeft(b, now) - a.points * shareLeft(a, now) ||
    (a.key < b.key ? -1 : 1);
}

function isLasting({ halfLifeMs, endedAt }: Signal): boolean {
  return halfLifeMs === null && endedAt === null;
}

function isSilence({ kind }: Signal): boolean {
  return kind === 'gone-quiet';
}

/** What half-lives have left of a signal, 0–1. */
function shareLeft({ halfLifeMs, endedAt, detectedAt }: Signal, now: number): number {
  const age = now - (endedAt ?? detectedAt);
  if (age <= 0) return 1;
  if (halfLifeMs === null) return endedAt === null ? 1 : 0;
  return 2 ** (-age / halfLifeMs);
}
