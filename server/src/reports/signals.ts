import { describeDetectors } from '@attune/signals';
import { countOf, figure, hitsIn, seriesOf, shareOf } from './estimates.ts';
import type { Reading, Said } from './reading.ts';
import { countBySteps } from './report.repository.ts';
import { shareReport } from './share-report.ts';
import { countKinds, foundSignals, votes, withSignals } from './signals.repository.ts';

/** What was found of friction, and how often agents agreed. */
export async function signals(reading: Reading): Promise<Said> {
  const { db, period } = reading;
  const [met, found, voted, kinds] = await Promise.all([
    countBySteps(db, period, withSignals(reading)),
    countBySteps(db, period, foundSignals(reading)),
    countBySteps(db, period, votes(reading)),
    countKinds(db, reading),
  ]);
  const count = hitsIn(period, found);
  const labels = new Map<string, string>(describeDetectors().map(({ kind, label }) => [kind, label]));
  const labelOf = (kind: string) => labels.get(kind) ?? kind;
  return {
    definition:
      'Patterns of trouble found in visits and in words. Agents agree with “Seen” and disagree with “Not frustrated”; the share that agreed is a kind’s precision, as far as they said anything.',
    isCut: false,
    figures: [
      shareReport(
        period,
        { key: 'met', label: 'Conversations with a signal that counts', of: 'conversations' },
        met,
      ).figure,
      shareReport(period, { key: 'agreed', label: 'Agents agreed', of: 'votes' }, voted).figure,
      figure(
        { key: 'found', label: 'Signals found', unit: 'count', of: 'signals', method: null, fewest: 0 },
        countOf(count.now.n),
        countOf(count.before.n),
      ),
    ],
    charts: [
      {
        kind: 'bars',
        key: 'kinds',
        title: 'By kind',
        unit: 'count',
        of: 'signals',
        rows: kinds.map(({ kind, found: n }) => ({ label: labelOf(kind), ...countOf(n) })),
      },
      {
        kind: 'bars',
        key: 'precision',
        title: 'How often agents agreed',
        unit: 'share',
        of: 'votes',
        rows: kinds
          .filter((kind) => kind.votes > 0)
          .map((kind) => ({ label: labelOf(kind.kind), ...shareOf(kind.agreed, kind.votes) })),
      },
      seriesOf(period, { key: 'found', title: 'Signals found', unit: 'count', of: 'signals' }, (step) =>
        countOf(count.steps[step]?.n ?? 0),
      ),
    ],
  };
}
