import * as v from 'valibot';
import type { FrictionLevel } from './signal.ts';

/** Why the server gave a conversation to somebody. */
export const givenForReasons = ['in-turn', 'least-load', 'spread-urgent'] as const;
export type GivenFor = (typeof givenForReasons)[number];

/** How much a conversation of each level of friction counts in what an agent carries. */
export type DifficultyWeights = Readonly<Record<FrictionLevel, number>>;

/** A conversation that only calls for a look is no harder than a calm one. Our own judgement; a site may set others. */
export const defaultDifficultyWeights: DifficultyWeights = { calm: 1, watch: 1, flag: 1.5, urgent: 2 };

const weightField = v.pipe(
  v.number(),
  v.finite('must be a number'),
  v.minValue(0.5, 'must be 0.5 or more'),
  v.maxValue(5, 'must be 5 or less'),
);

const weightsField = v.pipe(
  v.strictObject({ calm: weightField, watch: weightField, flag: weightField, urgent: weightField }),
  v.check(
    ({ calm, watch, flag, urgent }) => calm <= watch && watch <= flag && flag <= urgent,
    'must not fall from calm to urgent',
  ),
);

/** How a site shares out its conversations. */
export interface Sharing {
  /** Whether conversations of no team go to the site's agents in turn. */
  readonly sharesOut: boolean;
  /** Whether who carries least is next, by the weights, rather than whoever was given nothing for the longest time. */
  readonly weighs: boolean;
  readonly weights: DifficultyWeights;
}

export const sharingFields = {
  sharesOut: v.boolean(),
  /** What is left out stays. */
  weighs: v.optional(v.boolean()),
  weights: v.optional(weightsField),
} as const;
