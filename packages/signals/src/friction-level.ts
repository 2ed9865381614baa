import type { FrictionLevel, SignalFamily } from '@attune/protocol';
import { shownScore } from './friction-score.ts';
import { nextEventfulTick } from './friction-ticks.ts';
import { HISTORY_MS, withdrawnAt, type CountedSignal } from './signal-points.ts';

const WATCH_FROM = 25;
const FLAG_FROM = 50;
const FLAG_BELOW = 30;
const URGENT_FROM = 80;
const URGENT_BELOW = 60;

/** A score has to stand this long before it raises a flag, so that a correction can arrive first. */
export const RAISE_HOLD_MS = 1_500;

/** A flag stays until the score has been low for this long; as none is raised while it is low, at least this long. */
const CLEAR_HOLD_MS = 60_000;

/** What was there when a conversation called for somebody. */
export interface Call {
  readonly at: number;
  readonly score: number;
  /** Keys of the signals it rested on. */
  readonly causes: readonly string[];
  readonly families: readonly SignalFamily[];
}

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
  /** When an agent last said of a signal that it was seen; null: nobody has. */
  readonly seenAt: number | null;
  /** What `peak` was at `seenAt`. */
  readonly seenPeak: number;
  /** The last time it called for somebody; null: never. */
  readonly call: Call | null;
}

/** What agents have said by an instant, as far as it bears on the level. */
export interface Said {
  readonly seenAt: number | null;
  readonly withdrawnAt: number | null;
}

const NOTHING_SAID: Said = { seenAt: null, withdrawnAt: null };

/** When an agent last said something of any of the signals. */
export function saidOf(signals: readonly CountedSignal[]): Said {
  const seen = signals.map(({ judged }) => (judged?.verdict === 'seen' ? judged.at : null));
  return { seenAt: latest(seen), withdrawnAt: latest(signals.map(withdrawnAt)) };
}

function latest(instants: readonly (number | null)[]): number | null {
  return instants.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null);
}

/**
 * The state at `now`: as if it had been watched every second since it was last worked out, so that the level does not
 * depend on how often somebody asked.
 */
export function advance(
  signals: readonly CountedSignal[],
  state: FrictionState | null,
  now: number,
): FrictionState {
  const from = Math.max(state?.at ?? beginningOf(signals, now), now - HISTORY_MS);
  // A state that was stored by an older version lacks what is newer.
  let current = { ...calmAt(from), ...state };
  const said = saidOf(signals);
  let at = nextLook(signals, { ...current, at: from }, now);
  while (at < now) {
    current = step(current, shownScore(signals, at), at, said);
    at = nextLook(signals, current, now);
  }
  return step(current, shownScore(signals, now), now, said);
}

/** The next second at which the level may change, or the score may pass one of `marks`; `until` at the latest. */
export function nextLook(
  signals: readonly CountedSignal[],
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
export function step(
  state: FrictionState,
  score: number,
  at: number,
  said: Said = NOTHING_SAID,
): FrictionState {
  const aboveFlagSince = score >= FLAG_FROM ? (state.aboveFlagSince ?? at) : null;
  const aboveUrgentSince = score >= URGENT_FROM ? (state.aboveUrgentSince ?? at) : null;
  const belowSince = score < FLAG_BELOW ? (state.belowSince ?? at) : null;
  const looked = { ...state, at, aboveFlagSince, aboveUrgentSince, belowSince };
  const level = nextLevel(looked, score, at, said);
  const peak = level === 'calm' ? 0 : Math.max(state.peak, score);
  return {
    ...looked,
    level,
    since: level === state.level ? state.since : at,
    peak,
    ...(isNews(said.seenAt, state.seenAt, at) ? { seenAt: said.seenAt, seenPeak: peak } : {}),
  };
}

function nextLevel(state: FrictionState, score: number, at: number, said: Said): FrictionLevel {
  if (state.level === 'urgent' && score >= URGENT_BELOW) return 'urgent';
  if (hasHeld(state.aboveUrgentSince, RAISE_HOLD_MS, at)) return 'urgent';
  if (isFlagged(state.level) && !isOver(state, at, said)) return 'flag';
  if (hasHeld(state.aboveFlagSince, RAISE_HOLD_MS, at)) return 'flag';
  return score >= WATCH_FROM ? 'watch' : 'calm';
}

function isNews(seenAt: number | null, known: number | null, at: number): boolean {
  return seenAt !== null && seenAt !== known && seenAt <= at;
}

/** A flag waits for the score to stay low, unless an agent has said since it was raised that it was wrong. */
function isOver({ since, belowSince }: FrictionState, at: number, { withdrawnAt: wrongAt }: Said): boolean {
  const wasWrong = wrongAt !== null && wrongAt <= at && wrongAt >= (since ?? 0);
  return hasHeld(belowSince, wasWrong ? 0 : CLEAR_HOLD_MS, at);
}

function hasHeld(since: number | null, holdMs: number, at: number): boolean {
  return since !== null && at - since >= holdMs;
}

export function isFlagged(level: FrictionLevel): boolean {
  return level === 'flag' || level === 'urgent';
}

function beginningOf(signals: readonly CountedSignal[], now: number): number {
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
    seenAt: null,
    seenPeak: 0,
    call: null,
  };
}
