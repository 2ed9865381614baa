import { durationBars } from './duration-bars.ts';
import {
  durationFigure,
  figure,
  FEWEST_A_STEP,
  hitsIn,
  inSteps,
  quantileOf,
  seriesOf,
  shareOf,
} from './estimates.ts';
import { counted, hoursWords, type Reading, type Said } from './reading.ts';
import { countBySteps, listValues, MOST_VALUES } from './report.repository.ts';
import { reopened, resolutions } from './resolution.repository.ts';

const of = 'times resolved';

/** How long conversations took, and how often they were not over. */
export async function resolution(reading: Reading): Promise<Said> {
  const { db, period, open } = reading;
  const [begun, again] = await Promise.all([
    listValues(db, resolutions(reading)),
    countBySteps(db, period, reopened(reading, reading.now)),
  ]);
  const took = begun.map(({ at, value }) => ({ at, value: counted(reading, value, at) }));
  const { now, before, steps } = inSteps(period, took);
  const opened = hitsIn(period, again);
  const plain =
    open === null
      ? null
      : inSteps(
          period,
          begun.map(({ at, value }) => ({ at, value: at - value })),
        );
  return {
    definition: `From the first message, or from when it was opened again, to when a conversation was resolved; of those resolved in this time.${hoursWords(reading)} Opened again: within 7 days, of those resolved 7 days ago or earlier.`,
    isCut: begun.length === MOST_VALUES,
    figures: [
      durationFigure({ key: 'median', label: 'Half were resolved within', of }, 0.5, { now, before }),
      durationFigure({ key: 'p90', label: 'Nine of ten within', of }, 0.9, { now, before }),
      ...(plain === null
        ? []
        : [durationFigure({ key: 'median-all', label: 'Half within, by the clock', of }, 0.5, plain)]),
      figure(
        {
          key: 'reopened',
          label: 'Opened again within 7 days',
          unit: 'share',
          of: 'times resolved 7 days ago or earlier',
          method: 'wilson',
        },
        shareOf(opened.now.hits, opened.now.n),
        shareOf(opened.before.hits, opened.before.n),
      ),
    ],
    charts: [
      durationBars({ title: 'How long it took', of }, now),
      seriesOf(period, { key: 'median', title: 'Half were resolved within', unit: 'duration', of }, (step) =>
        quantileOf(steps[step] ?? [], 0.5, FEWEST_A_STEP),
      ),
    ],
  };
}
