import { isFlagged, type Call, type FrictionState } from './friction-level.ts';
import { isWeak, type Part } from './friction-score.ts';
import { JUDGED_FOR_MS } from './judgement.ts';

/** Raised anew for the same cause within this time, a flag does not call again. */
const SAME_CAUSE_MS = 5 * 60_000;

/** A score this much above what was there last is worth another call whatever it rests on. */
const MUCH_MORE = 15;

/**
 * What a score rests on: the signals that still add a point, hints only where there is nothing else. A new hint beside
 * a known cause is no news.
 */
export function causesOf(parts: readonly Part[]): readonly Part[] {
  const counting = parts.filter(({ points }) => points >= 1);
  const strong = counting.filter((part) => !isWeak(part));
  return strong.length > 0 ? strong : counting;
}

/**
 * Until when a conversation calls for nobody, since somebody has seen everything it rests on; null: it may call. A
 * cause nobody has seen ends the quiet, and so does a score far above the peak that was seen.
 */
export function quietUntilOf(
  causes: readonly Part[],
  score: number,
  { seenPeak }: FrictionState,
  now: number,
): number | null {
  if (causes.length === 0 || score >= seenPeak + MUCH_MORE) return null;
  const until = causes.reduce((least, { signal: { judged } }) => {
    return Math.min(least, judged?.verdict === 'seen' ? judged.at + JUDGED_FOR_MS : 0);
  }, Infinity);
  return until > now ? until : null;
}

/**
 * The call that goes out now; null when there is none. Flags call when they are raised, when a new cause or family
 * joins, when the score has grown far beyond the last call, and when what was seen still stands after its quiet.
 */
export function callNow(
  {
    causes,
    score,
    quietUntil,
  }: { readonly causes: readonly Part[]; readonly score: number; readonly quietUntil: number | null },
  before: FrictionState | null,
  { level, call, seenAt, at }: FrictionState,
): Call | null {
  if (!isFlagged(level) || quietUntil !== null) return null;
  const now: Call = {
    at,
    score,
    causes: causes.map(({ signal }) => signal.key).sort(),
    families: [...new Set(causes.map(({ signal }) => signal.family))].sort(),
  };
  if (call === null || score >= call.score + MUCH_MORE) return now;
  if (now.causes.some((key) => !call.causes.includes(key))) return now;
  const wasRaised = before === null || !isFlagged(before.level);
  if (wasRaised && at - call.at >= SAME_CAUSE_MS) return now;
  return seenAt !== null && seenAt > call.at && at >= seenAt + JUDGED_FOR_MS ? now : null;
}
