import { countOf, figure } from './estimates.ts';
import { countPromises, settledPromises } from './promises.repository.ts';
import type { Reading, Said } from './reading.ts';
import { countBySteps } from './report.repository.ts';
import { shareReport } from './share-report.ts';

/** Whether agents did what they said they would do. */
export async function promises(reading: Reading): Promise<Said> {
  const { db, period } = reading;
  const [settled, counts] = await Promise.all([
    countBySteps(db, period, settledPromises(reading)),
    countPromises(db, reading),
  ]);
  const kept = shareReport(
    period,
    { key: 'kept', label: 'Kept', of: 'promises that were kept or missed' },
    settled,
  );
  const count = (key: 'missed' | 'open', label: string) =>
    figure(
      { key, label, unit: 'count', of: 'promises', method: null, fewest: 0 },
      countOf(counts[key]),
      null,
    );
  return {
    definition:
      'What agents said they would do by a time, in messages of this time. Kept and missed are told from each other when it is due; those that are open or were withdrawn do not count.',
    isCut: false,
    figures: [kept.figure, count('missed', 'Missed'), count('open', 'Still open')],
    charts: [
      kept.series,
      {
        kind: 'bars',
        key: 'states',
        title: 'What became of them',
        unit: 'count',
        of: 'promises',
        rows: [
          { label: 'kept', ...countOf(counts.kept) },
          { label: 'missed', ...countOf(counts.missed) },
          { label: 'open', ...countOf(counts.open) },
          { label: 'withdrawn', ...countOf(counts.withdrawn) },
        ],
      },
    ],
  };
}
