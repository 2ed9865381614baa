import { durationBars } from './duration-bars.ts';
import {
  countOf,
  durationFigure,
  figure,
  FEWEST_A_STEP,
  inSteps,
  quantileOf,
  seriesOf,
} from './estimates.ts';
import { counted, hoursWords, type Reading, type Said } from './reading.ts';
import { MOST_VALUES } from './report.repository.ts';
import { listWaits, type Wait } from './waits.repository.ts';

const of = 'answered conversations';

/** How long visitors waited for the first answer. */
export async function firstResponse(reading: Reading): Promise<Said> {
  const { db, period, open } = reading;
  const waits = await listWaits(db, reading);
  const answered = (valueOf: (at: number, answerMs: number) => number) =>
    inSteps(
      period,
      waits.flatMap(({ at, answerMs }) => (answerMs === null ? [] : [{ at, value: valueOf(at, answerMs) }])),
    );
  const { now, before, steps } = answered((at, answerMs) => counted(reading, at, at + answerMs));
  const plain = open === null ? null : answered((_at, answerMs) => answerMs);
  const unanswered = (isCounted: (wait: Wait) => boolean) =>
    countOf(waits.filter((wait) => wait.answerMs === null && isCounted(wait)).length);
  return {
    definition: `From the first message of a visitor to the first message of an agent, in conversations that came in this time.${hoursWords(reading)} Those without an answer are not among the times; they are counted beside them.`,
    isCut: waits.length === MOST_VALUES,
    figures: [
      durationFigure({ key: 'median', label: 'Half were answered within', of }, 0.5, { now, before }),
      durationFigure({ key: 'p90', label: 'Nine of ten within', of }, 0.9, { now, before }),
      ...(plain === null
        ? []
        : [
            durationFigure({ key: 'median-all', label: 'Half within, by the clock', of }, 0.5, plain),
            durationFigure({ key: 'p90-all', label: 'Nine of ten within, by the clock', of }, 0.9, plain),
          ]),
      figure(
        {
          key: 'unanswered',
          label: 'Not answered',
          unit: 'count',
          of: 'conversations without an answer',
          method: null,
          fewest: 0,
        },
        unanswered((wait) => wait.at >= period.from),
        unanswered((wait) => wait.at < period.from),
      ),
    ],
    charts: [
      durationBars({ title: 'How long it took', of }, now),
      seriesOf(period, { key: 'median', title: 'Half were answered within', unit: 'duration', of }, (step) =>
        quantileOf(steps[step] ?? [], 0.5, FEWEST_A_STEP),
      ),
    ],
  };
}
