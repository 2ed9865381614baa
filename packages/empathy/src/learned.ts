import type { PhraseMood } from '@attune/protocol';
import { stratumOf, type JudgedMood } from './feeling.ts';
import { ACCEPTS_COUNT_FOR_MS, exposureOf, type Exposure } from './exposure.ts';

export type DecisionOutcome = 'accepted' | 'lightly-edited' | 'heavily-edited' | 'dismissed';

/** What an agent made of a suggestion. One that was ignored is none: it says nothing. */
export interface Decision {
  readonly phraseId: string;
  readonly family: string;
  readonly outcome: DecisionOutcome;
  readonly at: number;
  /** What the visitor's words said before the answer; null when nothing could be told. */
  readonly moodBefore: JudgedMood;
}

/** What a team's decisions teach, worked out once and used for many suggestions. */
export interface Learned {
  /** Log-odds by family, above 0 for what agents take more often than other phrases in the same moods. */
  readonly families: ReadonlyMap<string, number>;
  readonly exposure: Exposure;
}

/** How far an outcome speaks for a phrase. */
const weights: Readonly<Record<DecisionOutcome, number>> = {
  accepted: 1,
  'lightly-edited': 0.8,
  'heavily-edited': 0.3,
  dismissed: 0,
};

/** Beta(2,2): a family is thought as likely taken as not, until some four decisions say otherwise. */
const PRIOR = 2;
const HALF_LIFE_MS = 30 * 86_400_000;

export const nothingLearned: Learned = learnedFrom([], 0);

/**
 * What is to be learned from a team's decisions. A family is held against all decisions in the same moods, so that a
 * phrase used only where things are hard, and taken there as often as any other, is not thought worse than phrases that
 * are used where everything is taken.
 */
export function learnedFrom(decisions: readonly Decision[], now: number): Learned {
  const known = decisions.filter(({ at }) => at <= now);
  const strata = new Map<PhraseMood, Tally>();
  const families = new Map<string, Map<PhraseMood, Tally>>();
  for (const { family, outcome, at, moodBefore } of known) {
    const weight = 2 ** ((at - now) / HALF_LIFE_MS);
    const stratum = stratumOf(moodBefore);
    const own = families.get(family) ?? new Map<PhraseMood, Tally>();
    families.set(family, own);
    add(strata, stratum, weight, weights[outcome]);
    add(own, stratum, weight, weights[outcome]);
  }
  return {
    families: new Map([...families].map(([family, own]) => [family, logOddsOf(own, strata)])),
    exposure: exposureOf(
      known.filter(({ outcome, at }) => outcome !== 'dismissed' && at > now - ACCEPTS_COUNT_FOR_MS),
      now,
    ),
  };
}

interface Tally {
  weight: number;
  taken: number;
}

function add(tallies: Map<PhraseMood, Tally>, stratum: PhraseMood, weight: number, taken: number): void {
  const tally = tallies.get(stratum) ?? { weight: 0, taken: 0 };
  tallies.set(stratum, { weight: tally.weight + weight, taken: tally.taken + weight * taken });
}

/** Log-odds of the family's rate less those of the rate that its moods alone would give. */
function logOddsOf(own: ReadonlyMap<PhraseMood, Tally>, strata: ReadonlyMap<PhraseMood, Tally>): number {
  let taken = 0;
  let expected = 0;
  let all = 0;
  for (const [stratum, tally] of own) {
    const base = strata.get(stratum) ?? tally;
    taken += tally.taken;
    all += tally.weight;
    expected += (tally.weight * base.taken) / base.weight;
  }
  return logOdds(taken, all) - logOdds(expected, all);
}

function logOdds(taken: number, all: number): number {
  return Math.log((PRIOR + taken) / (PRIOR + Math.max(0, all - taken)));
}
