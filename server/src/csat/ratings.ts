import {
  FEWEST_RATINGS,
  fitsSought,
  RATING_CHANGEABLE_MS,
  ratingScores,
  RequestError,
  type Author,
  type RatingReport,
  type RatingScore,
} from '@attune/protocol';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Added, Conversations } from '../conversations/conversations.ts';
import type { Db } from '../db/open-database.ts';
import { countResolved, findFirstRatedAt, listRatings } from './rating.repository.ts';
import { meanWithInterval } from './mean-with-interval.ts';

const DAY_MS = 86_400_000;

/** Ratings a report reads; a site with more in its stretch of time reads the latest of them. */
const MOST_RATINGS = 20_000;
const MOST_COMMENTS = 50;

export interface RatingsDeps {
  readonly db: Db;
  readonly conversations: Pick<Conversations, 'addRating'>;
  now(): number;
  isOn(siteId: string): Promise<boolean>;
}

export type Ratings = ReturnType<typeof createRatings>;

/** How visitors say a conversation was, and what that tells of a team. */
export function createRatings({ db, conversations, now, isOn }: RatingsDeps) {
  return {
    /**
     * Once for each conversation; within a day it can be changed.
     * @throws RequestError `forbidden` when the site does not ask, `conflict` when it can no longer be changed
     */
    async rate(
      key: ConversationKey,
      author: Author,
      clientId: string,
      rating: { readonly score: RatingScore; readonly comment: string },
    ): Promise<Added> {
      if (!(await isOn(key.siteId))) throw new RequestError('forbidden', 'Conversations are not rated here.');
      const firstAt = await findFirstRatedAt(db, key);
      if (firstAt !== null && now() - firstAt > RATING_CHANGEABLE_MS) {
        throw new RequestError(
          'conflict',
          'This conversation was rated more than a day ago, and that stands now.',
        );
      }
      return conversations.addRating(key, author, clientId, rating);
    },

    async report(siteId: string, days: number, words = ''): Promise<RatingReport> {
      const to = now();
      const from = to - days * DAY_MS;
      const [rows, resolved] = await Promise.all([
        listRatings(db, siteId, { from, to, limit: MOST_RATINGS }),
        countResolved(db, siteId, from, to),
      ]);
      const commented = rows.filter(({ comment }) => comment !== '');
      const scores = rows.map(({ score }) => score);
      const of = (score: RatingScore) => scores.filter((each) => each === score).length;
      const [one, two, three, four, five] = ratingScores;
      return {
        from,
        to,
        counts: [of(one), of(two), of(three), of(four), of(five)],
        n: rows.length,
        resolved,
        mean: rows.length < FEWEST_RATINGS ? null : meanWithInterval(scores, [one, five]),
        commented: commented.length,
        comments: commented.filter(({ comment }) => fitsSought([comment], words)).slice(0, MOST_COMMENTS),
      };
    },
  };
}
