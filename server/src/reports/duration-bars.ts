import type { BarsChart } from '@attune/protocol';
import { shareOf } from './estimates.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const bounds = [
  { label: 'under 1 min', below: MINUTE_MS },
  { label: '1 to 5 min', below: 5 * MINUTE_MS },
  { label: '5 to 15 min', below: 15 * MINUTE_MS },
  { label: '15 to 60 min', below: HOUR_MS },
  { label: '1 to 4 h', below: 4 * HOUR_MS },
  { label: '4 to 24 h', below: 24 * HOUR_MS },
  { label: 'a day or longer', below: Infinity },
] as const;

/** How durations spread: the share of each span, with its interval. */
export function durationBars(
  about: Pick<BarsChart, 'title' | 'of'>,
  durations: readonly number[],
): BarsChart {
  const upTo = (below: number) => durations.filter((each) => each < below).length;
  return {
    kind: 'bars',
    key: 'distribution',
    unit: 'share',
    ...about,
    rows: bounds.map(({ label, below }, index) => {
      const under = index === 0 ? 0 : upTo(bounds[index - 1]?.below ?? 0);
      return { label, ...shareOf(upTo(below) - under, durations.length) };
    }),
  };
}
