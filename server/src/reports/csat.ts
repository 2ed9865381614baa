import { FEWEST_RATINGS, ratingScores } from '@attune/protocol';
import { ratedOfResolved, ratings } from './csat.repository.ts';
import { figure, FEWEST_A_STEP, hitsIn, inSteps, meanOf, seriesOf, shareOf } from './estimates.ts';
import type { Reading, Said } from './reading.ts';
import { countBySteps, listValues, MOST_VALUES } from './report.repository.ts';

const of = 'ratings';
const [WORST, , , GOOD, BEST] = ratingScores;

/** How visitors said it was. */
export async function csat(reading: Reading): Promise<Said> {
  const { db, period } = reading;
  const [rated, asked] = await Promise.all([
    listValues(db, ratings(reading)),
    countBySteps(db, period, ratedOfResolved(reading)),
  ]);
  const { now, before, steps } = inSteps(period, rated);
  const answered = hitsIn(period, asked);
  const good = (scores: readonly number[], fewest?: number) =>
    shareOf(scores.filter((score) => score >= GOOD).length, scores.length, fewest);
  return {
    definition:
      'What visitors said of their conversations, from 1 (very bad) to 5 (very good); of each conversation the last rating given in this time. Whoever answers is not everybody: see how many did.',
    isCut: rated.length === MOST_VALUES,
    figures: [
      figure(
        { key: 'good', label: 'Good or very good', unit: 'share', of, method: 'wilson' },
        good(now),
        good(before),
      ),
      figure(
        { key: 'mean', label: 'Mean', unit: 'score', of, method: 'student-t', fewest: FEWEST_RATINGS },
        meanOf(now, [WORST, BEST]),
        meanOf(before, [WORST, BEST]),
      ),
      figure(
        {
          key: 'rated',
          label: 'Rated at all',
          unit: 'share',
          of: 'resolved conversations',
          method: 'wilson',
        },
        shareOf(answered.now.hits, answered.now.n),
        shareOf(answered.before.hits, answered.before.n),
      ),
    ],
    charts: [
      {
        kind: 'bars',
        key: 'scores',
        title: 'How they rated',
        unit: 'share',
        of,
        rows: ratingScores.map((score) => ({
          label: `${score} of ${BEST}`,
          ...shareOf(now.filter((each) => each === score).length, now.length),
        })),
      },
      seriesOf(period, { key: 'good', title: 'Good or very good', unit: 'share', of }, (step) =>
        good(steps[step] ?? [], FEWEST_A_STEP),
      ),
    ],
  };
}
