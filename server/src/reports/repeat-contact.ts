import type { Reading, Said } from './reading.ts';
import { countBySteps } from './report.repository.ts';
import { cameAgain } from './resolution.repository.ts';
import { shareReport } from './share-report.ts';

/** How often a visitor had to come again. */
export async function repeatContact(reading: Reading): Promise<Said> {
  const { db, period, now } = reading;
  const { figure, series } = shareReport(
    period,
    { key: 'again', label: 'Wrote again within 7 days', of: 'times resolved 7 days ago or earlier' },
    await countBySteps(db, period, cameAgain(reading, now)),
  );
  return {
    definition:
      'Of the conversations resolved in this time, 7 days ago or earlier: those whose visitor wrote again within 7 days, there or in a new one. Thanks count as well, as no rule tells them from trouble for sure.',
    isCut: false,
    figures: [figure],
    charts: [series],
  };
}
