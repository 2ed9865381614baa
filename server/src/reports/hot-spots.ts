import { describeDetectors } from '@attune/signals';
import { hitsIn, shareOf } from './estimates.ts';
import { listTrouble, withTrouble } from './hot-spots.repository.ts';
import type { Reading, Said } from './reading.ts';
import { countBySteps } from './report.repository.ts';
import { shareReport } from './share-report.ts';

const of = 'conversations';

/** Which parts of the site cost conversations. */
export async function hotSpots(reading: Reading): Promise<Said> {
  const { db, period } = reading;
  const [met, spots] = await Promise.all([
    countBySteps(db, period, withTrouble(reading)),
    listTrouble(db, reading),
  ]);
  const { n } = hitsIn(period, met).now;
  const trouble = shareReport(period, { key: 'met', label: 'Met trouble on a control', of }, met);
  const labels = new Map<string, string>(describeDetectors().map(({ kind, label }) => [kind, label]));
  return {
    definition:
      'Of the conversations that came in this time, those in which a control of the page gave trouble; and the controls that most of them met.',
    isCut: false,
    figures: [trouble.figure],
    charts: [
      {
        kind: 'bars',
        key: 'controls',
        title: 'Controls that gave trouble',
        unit: 'share',
        of,
        rows: spots.map(({ name, path, kind, conversations }) => ({
          label: `${name} on ${path}: ${(labels.get(kind) ?? kind).toLowerCase()}`,
          ...shareOf(conversations, n),
        })),
      },
      trouble.series,
    ],
  };
}
