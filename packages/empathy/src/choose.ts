import type { Signal } from '@attune/protocol';
import type { Ranked } from './rank.ts';

/** Enough to choose from at a glance. */
const SHOWN = 3;

/** A second suggestion of the same cue or intent has to be that much better than one that does something else. */
const SAME_CUE = 2;
const SAME_INTENT = 1;

/** From these points on a fact is worth a suggestion of its own beside a stronger one: a press without an answer, a wait of two minutes. */
const STRONG_POINTS = 8;

type Need = (candidate: Ranked) => boolean;

/**
 * The best, then what is best beside it: another move rather than the same one in other words. Among the three the
 * second strong fact is named, and one has something to fill in: it asks the agent for a deed of their own.
 */
export function chosen(candidates: readonly Ranked[], facts: readonly Signal[]): readonly Ranked[] {
  const needs = needsOf(facts).filter((need) => candidates.some(need));
  const taken: Ranked[] = [];
  while (taken.length < SHOWN) {
    const unmet = needs.filter((need) => !taken.some(need));
    const isPressing = unmet.length >= SHOWN - taken.length;
    const free = candidates.filter(({ phrase }) => !taken.some((one) => one.phrase.family === phrase.family));
    const wanted = isPressing ? free.filter((candidate) => unmet.some((need) => need(candidate))) : free;
    const best = bestBeside(wanted.length > 0 ? wanted : free, taken);
    if (!best) break;
    taken.push(best);
  }
  return taken.sort((a, b) => b.tier - a.tier);
}

function needsOf([, second]: readonly Signal[]): readonly Need[] {
  const namesSecond: Need = ({ names }) => names !== null && names === second;
  const asksForDeed: Need = ({ parts }) => parts.some((part) => 'slot' in part && part.value === null);
  return second && second.points >= STRONG_POINTS ? [namesSecond, asksForDeed] : [asksForDeed];
}

function bestBeside(candidates: readonly Ranked[], taken: readonly Ranked[]): Ranked | undefined {
  return candidates
    .map((candidate) => ({ candidate, score: candidate.score - likeness(candidate, taken) }))
    .sort(
      (a, b) =>
        b.candidate.tier - a.candidate.tier ||
        b.score - a.score ||
        (a.candidate.phrase.id < b.candidate.phrase.id ? -1 : 1),
    )[0]?.candidate;
}

function likeness({ phrase }: Ranked, taken: readonly Ranked[]): number {
  const sameCue = taken.filter((one) => one.phrase.cue === phrase.cue).length;
  const sameIntent = taken.filter((one) => one.phrase.intent === phrase.intent).length;
  return sameCue * SAME_CUE + sameIntent * SAME_INTENT;
}
