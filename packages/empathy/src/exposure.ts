/** How much of what a team sends is one phrase. */
export interface Exposure {
  /** Share of the last seven days' accepts, 0–1, by phrase; empty while there are too few to tell. */
  readonly shares: ReadonlyMap<string, number>;
  /** Phrases that rest for two days, as they had become a stock line. */
  readonly hidden: ReadonlySet<string>;
}

interface Accept {
  readonly phraseId: string;
  readonly at: number;
}

const DAY_MS = 86_400_000;
const WINDOW_MS = 7 * DAY_MS;
const HIDDEN_MS = 2 * DAY_MS;
/** Accepts older than this neither count nor hide. */
export const ACCEPTS_COUNT_FOR_MS = WINDOW_MS + HIDDEN_MS;

export const DEMOTED_ABOVE = 0.08;
const HIDDEN_ABOVE = 0.15;
/** Of fewer accepts every phrase is a large share. */
const ENOUGH = 20;

/** Shares of accepts, and what rests: whatever was above 15 % at some accept of the last 48 hours. */
export function exposureOf(accepts: readonly Accept[], now: number): Exposure {
  const inOrder = accepts
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at - b.at || (a.phraseId < b.phraseId ? -1 : 1));
  const counts = new Map<string, number>();
  const hidden = new Set<string>();
  let from = 0;
  let total = 0;
  const leaveUntil = (end: number): void => {
    for (let oldest = inOrder[from]; oldest && oldest.at <= end; oldest = inOrder[++from]) {
      counts.set(oldest.phraseId, (counts.get(oldest.phraseId) ?? 1) - 1);
      total -= 1;
    }
  };
  for (const { phraseId, at } of inOrder) {
    leaveUntil(at - WINDOW_MS);
    const count = (counts.get(phraseId) ?? 0) + 1;
    counts.set(phraseId, count);
    total += 1;
    if (total >= ENOUGH && count / total > HIDDEN_ABOVE && at > now - HIDDEN_MS) hidden.add(phraseId);
  }
  leaveUntil(now - WINDOW_MS);
  const shares = [...counts].map(([phraseId, count]): [string, number] => [phraseId, count / total]);
  return { shares: new Map(total >= ENOUGH ? shares : []), hidden };
}
