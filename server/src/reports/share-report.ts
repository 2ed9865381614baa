import type { ReportFigure, SeriesChart } from '@attune/protocol';
import { figure, FEWEST_A_STEP, hitsIn, seriesOf, shareOf, type Hits } from './estimates.ts';
import type { Period } from './period.ts';

/** A share with its interval, as a figure and step by step. */
export function shareReport(
  period: Period,
  about: Pick<ReportFigure, 'key' | 'label' | 'of'>,
  counted: readonly (Hits & { readonly step: number })[],
): { readonly figure: ReportFigure; readonly series: SeriesChart } {
  const { now, before, steps } = hitsIn(period, counted);
  const of = ({ hits, n }: Hits, fewest?: number) => shareOf(hits, n, fewest);
  return {
    figure: figure({ ...about, unit: 'share', method: 'wilson' }, of(now), of(before)),
    series: seriesOf(period, { key: about.key, title: about.label, unit: 'share', of: about.of }, (step) =>
      of(steps[step] ?? { n: 0, hits: 0 }, FEWEST_A_STEP),
    ),
  };
}
