import {
  FEWEST_IN_REPORT,
  FEWEST_RATINGS,
  type Estimate,
  type ReportFigure,
  type SeriesChart,
} from '@attune/protocol';
import { wilsonInterval } from '@attune/signals';
import { meanWithInterval } from '../csat/mean-with-interval.ts';
import { countInterval, quantile, quantileInterval } from './intervals.ts';
import { dateOf, stepOf, type Period } from './period.ts';

/** In one step of a series fewer say something, as the others stand beside it. */
export const FEWEST_A_STEP = 5;

const unsaid = (n: number): Estimate => ({ n, value: null, low: null, high: null });

/** A share with its interval (Wilson 1927). */
export function shareOf(hits: number, n: number, fewest = FEWEST_IN_REPORT): Estimate {
  if (n < fewest || n === 0) return unsaid(n);
  const [low, high] = wilsonInterval(hits, n);
  return { n, value: hits / n, low, high };
}

/** A quantile with its interval by ranks. */
export function quantileOf(values: readonly number[], q: number, fewest = FEWEST_IN_REPORT): Estimate {
  const n = values.length;
  if (n < fewest || n === 0) return unsaid(n);
  const sorted = Float64Array.from(values).sort();
  const list = [...sorted];
  return { n, value: quantile(list, q), ...quantileInterval(list, q) };
}

/** The mean of scores with its interval (Student's t). */
export function meanOf(scores: readonly number[], scale: readonly [number, number]): Estimate {
  const n = scores.length;
  return n < FEWEST_RATINGS ? unsaid(n) : { n, ...meanWithInterval(scores, scale) };
}

/** Everything was counted: there is nothing to estimate. */
export const countOf = (n: number): Estimate => ({ n, value: n, low: null, high: null });

/** How many come a day, with its interval (Byar). */
export function rateOf(count: number, days: number): Estimate {
  const { low, high } = countInterval(count);
  return { n: count, value: count / days, low: low / days, high: high / days };
}

/** A figure with what it was in the stretch before. */
export function figure(
  about: Omit<ReportFigure, keyof Estimate | 'before' | 'fewest'> & { readonly fewest?: number },
  now: Estimate,
  before: Estimate | null,
): ReportFigure {
  return {
    fewest: FEWEST_IN_REPORT,
    ...about,
    ...now,
    before: before === null ? null : { n: before.n, value: before.value },
  };
}

/** A quantile of durations, of the period and of the stretch before. */
export function durationFigure(
  about: Pick<ReportFigure, 'key' | 'label' | 'of'>,
  q: number,
  { now, before }: { readonly now: readonly number[]; readonly before: readonly number[] },
): ReportFigure {
  return figure(
    { ...about, unit: 'duration', method: 'order-statistic' },
    quantileOf(now, q),
    quantileOf(before, q),
  );
}

/**
 * A series with an estimate of each step, in order. Where there are too few for a figure of the whole, no step says
 * anything either: a day's bar beside “too few to say” would say it after all.
 */
export function seriesOf(
  period: Period,
  about: Omit<SeriesChart, 'kind' | 'points'>,
  estimateOf: (step: number) => Estimate,
): SeriesChart {
  const estimates = period.edges.map((_, step) => estimateOf(step));
  const inAll = estimates.reduce((sum, { n }) => sum + n, 0);
  const isSaid = about.unit === 'count' || inAll >= FEWEST_IN_REPORT;
  return {
    kind: 'series',
    ...about,
    points: period.edges.map((edge, step) => {
      const estimate = estimates[step] ?? unsaid(0);
      return {
        date: dateOf(edge, period.timeZone),
        ...(isSaid ? estimate : unsaid(estimate.n)),
      };
    }),
  };
}

/** A value at an instant of the period, or of the one before. */
export interface Valued {
  readonly at: number;
  readonly value: number;
}

/** Values of the period, of the one before, and step by step. */
export function inSteps(period: Period, valued: readonly Valued[]) {
  const now: number[] = [];
  const before: number[] = [];
  const steps: number[][] = period.edges.map(() => []);
  for (const { at, value } of valued) {
    if (at < period.from) before.push(value);
    else {
      now.push(value);
      steps[stepOf(period, at)]?.push(value);
    }
  }
  return { now, before, steps };
}

/** Out of how many how many: of one step, or of several together. */
export interface Hits {
  readonly n: number;
  readonly hits: number;
}

/** The same of what was counted by steps; step 0 is the stretch before. */
export function hitsIn(period: Period, counted: readonly (Hits & { readonly step: number })[]) {
  const none: Hits = { n: 0, hits: 0 };
  const at = (step: number): Hits => counted.find((each) => each.step === step) ?? none;
  const steps = period.edges.map((_, step) => at(step + 1));
  const now = steps.reduce((sum, { n, hits }) => ({ n: sum.n + n, hits: sum.hits + hits }), none);
  return { now, before: at(0), steps };
}
