import type { Estimate, Report, ReportChart, ReportUnit } from '@attune/protocol';
import { csvLine } from '../audit/csv.ts';
import { dateOf } from './period.ts';

const head = [
  'part',
  'label',
  'unit',
  'value',
  'n',
  'of',
  'low (95 %)',
  'high (95 %)',
  'method',
  'value before',
  'n before',
];

/** Every number of a report as a table for spreadsheets; durations in ms, shares from 0 to 1. */
export function reportCsv(report: Report): { readonly fileName: string; readonly csv: string } {
  const { name, from, to, timeZone, definition, figures, charts } = report;
  const first = dateOf(from, timeZone);
  const last = dateOf(to - 1, timeZone);
  const lines = [
    ['report', name],
    ['days', `${first} to ${last}`, timeZone],
    ['definition', definition],
    head,
    ...figures.map((each) => [
      'figure',
      each.label,
      ...estimate(each.unit, each, each.of),
      each.method ?? 'counted in full',
      shown(each.before?.value ?? null),
      each.before === null ? '' : String(each.before.n),
    ]),
    ...charts.flatMap(chartLines),
  ];
  // The mark at the front lets spreadsheets read it as UTF-8.
  return { fileName: `${name}-${first}-${last}.csv`, csv: `\uFEFF${lines.map(csvLine).join('')}` };
}

function chartLines(chart: ReportChart): readonly string[][] {
  if (chart.kind === 'series')
    return chart.points.map((point) => [chart.title, point.date, ...estimate(chart.unit, point, chart.of)]);
  if (chart.kind === 'bars')
    return chart.rows.map((row) => [chart.title, row.label, ...estimate(chart.unit, row, chart.of)]);
  return chart.counts.flatMap((day, weekday) =>
    day.map((n, hour) => [
      chart.title,
      `${DAYS[weekday] ?? ''} ${String(hour).padStart(2, '0')}:00`,
      ...estimate('count', { n, value: n, low: null, high: null }, chart.of),
    ]),
  );
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const estimate = (unit: ReportUnit, { value, n, low, high }: Estimate, of: string): string[] => [
  unit,
  shown(value),
  String(n),
  of,
  shown(low),
  shown(high),
];

const shown = (value: number | null): string => (value === null ? '' : String(value));
