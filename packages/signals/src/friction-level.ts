import type { FrictionLevel, Signal } from '@attune/protocol';
import { shownScore } from './friction-score.ts';
import { nextEventfulTick } from './friction-ticks.ts';
import { HISTORY_MS } from './signal-points.ts';

const WATCH_FROM = 25;
const FLAG_FROM = 50;
const FLAG_BELOW = 30;
const URGENT_FROM = 80;
const URGENT_BELOW = 60;

/** A score has to stand this long before it raises a flag, so that a correction can arrive first. */
export const RAISE_HOLD_MS = 1_500;

/** A flag stays until the score has been low for this long; as none is raised while it is low, at least this long. */
const CLEAR_HOLD_MS = 60_000;

/** What has to be remembered of a conversation's friction between two calls; plain JSON. */
export interface FrictionState {
  /** The level is worked out up to here. */
  readonly at: number;
  readonly level: FrictionLevel;
  /** When the present level began; null while calm from the start. */
  readonly since: number | null;
  /** Since when the score has been high enough for a flag. */
  readonly aboveFlagSince: number | null;
  readonly aboveUrgentSince: number | null;
  /** Since when the score has been low enough to lower a flag. */
  readonly belowSince: number | null;
  /** Highest score since the conversation left calm; 0 while calm. */
  readonly peak: number;
}

/**
 * The state at `now`: as if it had been watched every second since it was last worked out, so that the level does not
 * depend on how often somebody asked.
 */
export function advance(signals: readonly Signal[], state: FrictionState | null, now: number): FrictionState {
  const from = Math.max(state?.at ?? beginningOf(signals, now), now - HISTORY_MS);
  let current = state ?? calmAt(from);
  let at = nextLook(signals, { ...current, at: from }, now);
  while (at < now) {
    current = step(current, shownScore(signals, at), at);
    at = nextLook(signals, current, now);
  }
  return step(current, shownScore(signals, now), now);
}

/** The next second at which the level may change, or the score may pass one of `marks`; `until` at the latest. */
export function nextLook(
  signals: readonly Signal[],
  state: FrictionState,
  until: number,
  marks: readonly number[] = [],
): number {
  const { at, aboveFlagSince, aboveUrgentSince, belowSince } = state;
  const raises = [aboveFlagSince, aboveUrgentSince].map((since) => (since ?? 0) + RAISE_HOLD_MS);
  return nextEventfulTick({
    signals,
    at,
    until,
    marks: [WATCH_FROM, FLAG_FROM, FLAG_BELOW, URGENT_FROM, URGENT_BELOW, ...marks],
    instants: [...raises, (belowSince ?? 0) + CLEAR_HOLD_MS],
  });
}

/** One look at the score. */
export function step(state: FrictionState, score: number, at: number): FrictionState {
  const aboveFlagSince = score >= FLAG_FROM ? (state.aboveFlagSince ?? at) : null;
  const aboveUrgentSince = score >= URGENT_FROM ? (state.aboveUrgentSince ?? at) : null;
  const belowSince = score < FLAG_BELOW ? (state.belowSince ?? at) : null;
  const seen = { ...state, at, aboveFlagSince, aboveUrgentSince, belowSince };
  const level = nextLevel(seen, score, at);
  return {
    ...seen,
    level,
    since: level === state.level ? state.since : at,
    peak: level === 'calm' ? 0 : Math.max(state.peak, score),
  };
}

function nextLevel(state: FrictionState, score: number, at: number): FrictionLevel {
  if (state.level === 'urgent' && score >= URGENT_BELOW) return 'urgent';
  if (hasHeld(state.aboveUrgentSince, RAISE_HOLD_MS, at)) return 'urgent';
  if (isFlagged(state.level) && !hasHeld(state.belowSince, CLEAR_HOLD_MS, at)) return 'flag';
  if (hasHeld(state.aboveFlagSince, RAISE_HOLD_MS, at)) return 'flag';
  return score >= WATCH_FROM ? 'watch' : 'calm';
}

function hasHeld(since: number | null, holdMs: number, at: number): boolean {
  return since !== null && at - since >= holdMs;
}

function isFlagged(level: FrictionLevel): boolean {
  return level === 'flag' || level === 'urgent';
}

function beginningOf(signals: readonly Signal[], now: number): number {
  return signals.reduce((earliest, { detectedAt }) => Math.min(earliest, detectedAt), now) - 1;
}

function calmAt(at: number): FrictionState {
  return {
    at,
    level: 'calm',
    since: null,
    aboveFlagSince: null,
    aboveUrgentSince: null,
    belowSince: null,
    peak: 0,
  };
}
