import type {
  EmpathySettings,
  Phase,
  PhraseIntent,
  PhraseMood,
  RankingReason,
  Signal,
} from '@attune/protocol';
import type { Candidate } from './candidates.ts';
import { DEMOTED_ABOVE } from './exposure.ts';
import { isUnhappy } from './feeling.ts';
import type { Learned } from './learned.ts';
import { seeded } from './seeded.ts';
import { fixedShinglesOf, similarity } from './similar.ts';

/** A candidate with what speaks for and against it. */
export interface Ranked extends Candidate {
  /** 2: names the strongest fact, 1: names another, 0: names none. Outweighs every score. */
  readonly tier: 0 | 1 | 2;
  /** The sum of `why`. */
  readonly score: number;
  readonly why: readonly RankingReason[];
}

/** What candidates are measured by. */
export interface Scales {
  readonly strongest: Signal | null;
  readonly phase: Phase;
  readonly mood: PhraseMood | null;
  readonly formality: 1 | 2 | 3;
  /** Whether the site begins warm or with the task; null: as it comes. */
  readonly arc: EmpathySettings['arc'] | null;
  readonly learned: Learned;
  /** Shingles of what the agent sent last, to anybody. */
  readonly agentSends: readonly ReadonlySet<string>[];
  readonly seed: string;
}

const FITS_THE_SITUATION = 3;
const FITS_THE_MOOD = 3;
const FITS_THE_PHASE = 0.3;
const WARMTH_STEP = 0.3;
const FORMALITY_STEP = -0.3;
const FITS_THE_ARC = 0.6;
const CUE_STEP = -0.5;
/** Log-odds are held within this: what agents like tips the scales, and never outweighs what fits. */
const MOST_LEARNED = 1.5;
const DEMOTED = -2;
const SHARE = -10;
const LIKE_LAST_SENDS = -2;
/** Less than a cue, so that rotation never hides what matters. */
const CHANCE = 0.4;

/** Fit + what was learned − exposure − similarity to the agent's last sends, each part with its words. */
export function ranked(candidate: Candidate, scales: Scales): Ranked {
  const why = [
    ...fitOf(candidate, scales),
    learnedOf(candidate, scales),
    exposureOf(candidate, scales),
    similarityOf(candidate, scales),
    rotationOf(candidate, scales),
  ].filter(({ points }) => points !== 0);
  const { names } = candidate;
  return {
    ...candidate,
    tier: names === null ? 0 : names === scales.strongest ? 2 : 1,
    score: why.reduce((sum, { points }) => sum + points, 0),
    why,
  };
}

function fitOf(
  { phrase, found, rank }: Candidate,
  { mood, phase, formality, arc }: Scales,
): readonly RankingReason[] {
  const fit = (points: number, words: string): RankingReason => ({
    part: 'fit',
    points: rounded(points),
    words,
  });
  const warmth = isUnhappy(mood) ? WARMTH_STEP * (phrase.warmth - 2) : 0;
  return [
    fit(phrase.situations.length > 0 ? FITS_THE_SITUATION : 0, found.reason),
    fit(phrase.moods.length > 0 ? FITS_THE_MOOD : 0, `is made for words that read ${mood ?? 'neutral'}`),
    fit(phrase.phases.includes(phase) ? FITS_THE_PHASE : 0, `is made for this part of a conversation`),
    fit(warmth, warmth > 0 ? 'is warm, where warmth is due' : 'is cool, where warmth is due'),
    fit(FORMALITY_STEP * Math.abs(phrase.formality - formality), 'is not as formal, or formal, as your site'),
    fit(
      beginsAs(arc).has(phrase.intent) && isBeginning(phase) ? FITS_THE_ARC : 0,
      `begins ${arc === 'task-first' ? 'with the task' : 'warm'}`,
    ),
    fit(CUE_STEP * rank, 'answers something less pressing'),
  ];
}

/** Warm, then competent, then warm (Packard, Li & Berger 2024); a later study of chats says task first. So it is set. */
const arcs: Readonly<Record<EmpathySettings['arc'], ReadonlySet<PhraseIntent>>> = {
  'warm-first': new Set(['acknowledge', 'thank-effort', 'reflect', 'apologise']),
  'task-first': new Set(['own', 'promise', 'explain', 'offer-choice']),
};
const nothing: ReadonlySet<PhraseIntent> = new Set();

function beginsAs(arc: Scales['arc']): ReadonlySet<PhraseIntent> {
  return arc === null ? nothing : arcs[arc];
}

function isBeginning(phase: Phase): boolean {
  return phase === 'open' || phase === 'explore';
}

function learnedOf({ phrase }: Candidate, { learned }: Scales): RankingReason {
  const logOdds = learned.families.get(phrase.family) ?? 0;
  const points = rounded(Math.max(-MOST_LEARNED, Math.min(MOST_LEARNED, logOdds)));
  const how = points > 0 ? 'more' : 'less';
  return { part: 'learned', points, words: `your team takes it ${how} often than others in such moods` };
}

function exposureOf({ phrase }: Candidate, { learned: { exposure } }: Scales): RankingReason {
  const share = exposure.shares.get(phrase.id) ?? 0;
  const points = rounded(share > DEMOTED_ABOVE ? DEMOTED + SHARE * share : SHARE * share);
  return { part: 'exposure', points, words: `${Math.round(share * 100)} % of what your team took this week` };
}

function similarityOf({ parts }: Candidate, { agentSends }: Scales): RankingReason {
  const shingles = agentSends.length > 0 ? fixedShinglesOf(parts) : none;
  const likest = agentSends.reduce((most, sent) => Math.max(most, similarity(shingles, sent)), 0);
  return {
    part: 'similarity',
    points: rounded(LIKE_LAST_SENDS * likest),
    words: 'is like what you sent lately',
  };
}

const none: ReadonlySet<string> = new Set();

function rotationOf({ phrase }: Candidate, { seed }: Scales): RankingReason {
  return {
    part: 'rotation',
    points: rounded(CHANCE * seeded(seed, phrase.id)),
    words: 'its turn among equals',
  };
}

function rounded(points: number): number {
  return Math.round(points * 1_000) / 1_000;
}
