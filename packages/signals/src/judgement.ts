import type { Judgement } from '@attune/protocol';

/** For this long a signal that was seen does not call again, and one that was called wrong can be taken back. */
export const JUDGED_FOR_MS = 10 * 60_000;

/** The latest judgement of each signal up to an instant; undoing one is leaving it out, or judging again. */
export function latestJudgements(
  judgements: readonly Judgement[],
  now: number,
): ReadonlyMap<string, Judgement> {
  const latest = new Map<string, Judgement>();
  for (const judgement of judgements) {
    if (judgement.at > now) continue;
    const known = latest.get(judgement.signalKey);
    if (known === undefined || isLater(judgement, known)) latest.set(judgement.signalKey, judgement);
  }
  return latest;
}

/** At one instant the kinder word for the visitor counts: that it was seen. */
function isLater(a: Judgement, b: Judgement): boolean {
  if (a.at !== b.at) return a.at > b.at;
  return a.verdict === 'seen' && b.verdict !== 'seen';
}
