import type { Sentence, Signal, ThresholdSettings } from '@attune/protocol';
import { advance, isFlagged, type FrictionState } from './friction-level.ts';
import { scoreAt, strongestFirst } from './friction-score.ts';
import type { ReplayHistory } from './replay-history.ts';
import { lookersOf } from './replay-lookers.ts';
import { LOOK_BACK_MS, lookFrom, type Look, type Looker } from './replay-looker.ts';
import { asOf, countable, isLasting } from './signal-points.ts';

/** How a conversation would have gone. */
export interface Replayed {
  /** When it would first have been flagged; null: never. */
  readonly flaggedAt: number | null;
  readonly peakScore: number;
  /** What counted most when it was flagged, or at its peak when it never was; null: nothing was found. */
  readonly headline: Sentence | null;
}

/** No flag is over sooner, so looking this often misses none between two facts. */
const STRIDE_MS = 30_000;

/** Longer than it takes to raise a flag. */
const HOLD_MS = 3_000;

/** So many looks are taken before the caller is asked whether to go on. */
const LOOKS_AT_ONCE = 200;

/** As long as the server remembers signals. */
const REMEMBERED_MS = 60 * 60_000;

/**
 * What the server would have made of a conversation with these settings, looking every second: only the looks at which
 * something can be found are taken, and each sees what came lately.
 * Yields now and then, for the caller to breathe or to stop; returns the answer.
 */
export function* replayConversation(
  history: ReplayHistory,
  settings: ThresholdSettings,
): Generator<void, Replayed> {
  const lookers = lookersOf(inOrder(history), settings);
  const watch = new Watch();
  const end = lookFrom(history.until);
  let looks = 0;
  for (;;) {
    const now = nextOf(lookers);
    if (now === null || now > end) break;
    const due = lookers.filter(({ nextAt }) => nextAt !== null && nextAt <= now);
    watch.take(
      due.map((by) => ({ by, ...by.look(now) })),
      now,
    );
    if (++looks % LOOKS_AT_ONCE === 0) yield;
  }
  watch.goTo(end);
  return watch.answer;
}

function nextOf(lookers: readonly Looker[]): number | null {
  let next: number | null = null;
  for (const { nextAt } of lookers) if (nextAt !== null && (next === null || nextAt < next)) next = nextAt;
  return next;
}

function inOrder(history: ReplayHistory): ReplayHistory {
  return {
    ...history,
    visits: history.visits.map(({ visitId, interactions }) => ({
      visitId,
      interactions: [...interactions].sort((a, b) => a.at - b.at),
    })),
    chat: [...history.chat].sort((a, b) => a.at - b.at),
  };
}

/** What becomes of one signal; null: it was taken back. */
interface Change {
  readonly key: string;
  readonly by: Looker;
  readonly signal: Signal | null;
}

/** The signals that are known and the level they make, as the server holds them for one conversation. */
class Watch {
  readonly #known = new Map<string, { readonly signal: Signal; readonly by: Looker }>();
  #state: FrictionState | null = null;
  #answer: Replayed = { flaggedAt: null, peakScore: 0, headline: null };

  get answer(): Replayed {
    return this.#answer;
  }

  /** Keeps what was found at an instant, ends states that no longer hold, and drops what was taken back. */
  take(looks: readonly (Look & { readonly by: Looker })[], now: number): void {
    const changes = looks.flatMap((look) => this.#changesBy(look, now));
    if (changes.length === 0) return;
    // Up to here the level followed what was known before.
    this.goTo(now - 1_000);
    for (const { key, by, signal } of changes) {
      if (signal === null) this.#known.delete(key);
      else this.#known.set(key, { by, signal });
    }
    this.goTo(now);
  }

  #changesBy({ by, found, covers }: Look & { readonly by: Looker }, now: number): readonly Change[] {
    const keys = new Set(found.map(({ key }) => key));
    const news = found.filter((signal) => isNews(this.#known.get(signal.key)?.signal, signal));
    const missed = [...this.#known.values()].filter(
      (known) => known.by === by && !keys.has(known.signal.key),
    );
    return [
      ...news.map((signal) => ({ key: signal.key, by, signal })),
      ...missed.flatMap(({ signal }): readonly Change[] => {
        const { key } = signal;
        if (isLasting(signal)) return [{ key, by, signal: { ...signal, endedAt: now } }];
        const isRecent = signal.family === 'page' && signal.detectedAt > now - LOOK_BACK_MS / 2;
        return isRecent && covers(signal) ? [{ key, by, signal: null }] : [];
      }),
    ];
  }

  /** Follows the level up to an instant, with what is known by now. */
  goTo(until: number): void {
    this.#forget(until);
    if (this.#known.size === 0 && (this.#state === null || this.#state.level === 'calm')) {
      this.#state = null;
      return;
    }
    // It was calm until just now, whatever the instants of what is found say: nobody knew of it before.
    this.#state ??= advance([], null, until - 1_000);
    while (this.#state.at < until) this.#look(Math.min(until, this.#state.at + this.#stride()));
  }

  /** A little after a score rose high the flag is raised; otherwise long strides miss nothing. */
  #stride(): number {
    const isRising = this.#state?.aboveFlagSince != null && !isFlagged(this.#state.level);
    return isRising ? HOLD_MS : STRIDE_MS;
  }

  #look(at: number): void {
    const counted = countable(
      [...this.#known.values()].map(({ signal }) => signal),
      at,
    );
    this.#state = advance(counted, this.#state, at);
    const { total, parts } = scoreAt(counted, at);
    const score = Math.max(Math.round(total), this.#state.peak);
    const { flaggedAt, peakScore } = this.#answer;
    const isFirstFlag = flaggedAt === null && isFlagged(this.#state.level);
    if (!isFirstFlag && score <= peakScore) return;
    const top = [...parts].sort(strongestFirst)[0]?.signal;
    const tells = isFirstFlag || flaggedAt === null;
    this.#answer = {
      flaggedAt: isFirstFlag ? this.#state.since : flaggedAt,
      peakScore: Math.max(score, peakScore),
      headline: tells && top ? asOf(top, at).sentence : this.#answer.headline,
    };
  }

  #forget(now: number): void {
    for (const [key, { signal }] of this.#known) {
      if (!isLasting(signal) && (signal.endedAt ?? signal.detectedAt) < now - REMEMBERED_MS)
        this.#known.delete(key);
    }
  }
}

/** Whether a signal counts differently from what was known of it; words alone change nothing. */
function isNews(known: Signal | undefined, found: Signal): boolean {
  if (known === undefined || known.detectedAt !== found.detectedAt) return true;
  if (known.endedAt !== found.endedAt || known.halfLifeMs !== found.halfLifeMs) return true;
  if (!isLasting(found)) return known.points !== found.points;
  // What a state has grown to follows from its facts.
  return JSON.stringify(known.evidence) !== JSON.stringify(found.evidence);
}
