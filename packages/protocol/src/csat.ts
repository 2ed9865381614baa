import * as v from 'valibot';
import { MAX_RATING_COMMENT } from './limits.ts';

/** From 1, bad, to 5, very good. */
export const ratingScores = [1, 2, 3, 4, 5] as const;
export type RatingScore = (typeof ratingScores)[number];

export const ratingFields = {
  score: v.picklist(ratingScores, 'must be 1, 2, 3, 4 or 5'),
  comment: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(MAX_RATING_COMMENT, `must have at most ${MAX_RATING_COMMENT} characters`),
  ),
} as const;

/** A rating can be changed for this long after it was first given. */
export const RATING_CHANGEABLE_MS = 24 * 3_600_000;

/** With fewer ratings a mean says nothing of the team, and none is shown. */
export const FEWEST_RATINGS = 10;

/** How visitors rated conversations in a stretch of time. */
export interface RatingReport {
  readonly from: number;
  readonly to: number;
  /** Ratings by score, from 1 to 5. */
  readonly counts: readonly [number, number, number, number, number];
  readonly n: number;
  /** Conversations that were resolved in that time: what the ratings are out of. */
  readonly resolved: number;
  /** With its 95 % interval (Student's t); null under {@link FEWEST_RATINGS}. */
  readonly mean: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** Ratings that say something. */
  readonly commented: number;
  /** Of these the latest that have the words sought, newest first. */
  readonly comments: readonly {
    readonly conversationId: string;
    readonly score: RatingScore;
    readonly comment: string;
    readonly at: number;
  }[];
}
