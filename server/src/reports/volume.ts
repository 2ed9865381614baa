import { DateTime } from 'luxon';
import { countOf, figure, hitsIn, rateOf, seriesOf } from './estimates.ts';
import type { Reading, Said } from './reading.ts';
import { countBySteps } from './report.repository.ts';
import { arrivals, listQuarters } from './volume.repository.ts';

const DAY_MS = 86_400_000;

/** How many conversations came, and when. */
export async function volume(reading: Reading): Promise<Said> {
  const { db, period } = reading;
  const [counted, quarters] = await Promise.all([
    countBySteps(db, period, arrivals(reading)),
    listQuarters(db, reading),
  ]);
  const { now, before, steps } = hitsIn(period, counted);
  const days = Math.max((period.to - period.from) / DAY_MS, 1 / 24);
  const of = 'conversations';
  return {
    definition:
      'Conversations whose first message of a visitor came in this time. All are counted; the interval of the daily rate says what other such stretches would bring by chance alone.',
    isCut: false,
    figures: [
      figure(
        { key: 'conversations', label: 'Conversations', unit: 'count', of, method: null, fewest: 0 },
        countOf(now.n),
        countOf(before.n),
      ),
      figure(
        { key: 'a-day', label: 'A day', unit: 'rate', of, method: 'byar', fewest: 0 },
        rateOf(now.n, days),
        rateOf(before.n, days),
      ),
    ],
    charts: [
      seriesOf(period, { key: 'conversations', title: 'Conversations', unit: 'count', of }, (step) =>
        countOf(steps[step]?.n ?? 0),
      ),
      {
        kind: 'hours',
        key: 'hours',
        title: 'By hour of the week',
        of,
        counts: weekOf(quarters, period.timeZone),
      },
    ],
  };
}

function weekOf(
  quarters: readonly { readonly at: number; readonly n: number }[],
  zone: string,
): readonly (readonly number[])[] {
  const week = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { at, n } of quarters) {
    const { weekday, hour } = DateTime.fromMillis(at, { zone });
    const day = week[weekday - 1];
    if (day) day[hour] = (day[hour] ?? 0) + n;
  }
  return week;
}
