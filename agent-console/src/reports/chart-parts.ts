import type { BarsChart, Estimate, HoursChart, ReportChart, ReportUnit, SeriesChart } from '@attune/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { calendarDayText } from '../ui/calendar.ts';
import { cssProperties } from '../ui/css-properties.ts';
import { countWords, intervalWords, restsOn, valueWords } from './report-words.ts';

export const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Where the scale ends: a share at the whole, all else a little above the highest. */
function topOf(unit: ReportUnit, estimates: readonly Estimate[]): number {
  const highest = Math.max(0, ...estimates.map(({ value, high }) => high ?? value ?? 0));
  if (unit === 'share') return highest > 0.5 ? 1 : Math.max(0.1, highest * 1.1);
  return highest === 0 ? 1 : highest;
}

const percent = (value: number, top: number): string => `${Math.min(100, (value / top) * 100)}%`;

function places({ value, low, high }: Estimate, top: number): Readonly<Record<`--${string}`, string>> {
  const at = value ?? 0;
  return {
    '--value': percent(at, top),
    '--low': percent(low ?? at, top),
    '--high': percent(high ?? (low === null ? at : top), top),
  };
}

const hasInterval = ({ low, high }: Estimate): boolean => low !== null || high !== null;

function saidOf(unit: ReportUnit, estimate: Estimate, of: string): string {
  if (estimate.value === null) return `too few, ${countWords(estimate.n)} ${of}`;
  const interval = intervalWords(unit, estimate);
  const value = valueWords(unit, estimate.value);
  const n = unit === 'count' ? '' : `, ${restsOn(unit)} ${countWords(estimate.n)}`;
  return interval === null ? `${value}${n}` : `${value} (${interval})${n}`;
}

/** Columns from step to step, the interval as a line on each. */
export function renderSeries({ points, unit, of, title }: SeriesChart): TemplateResult {
  const top = topOf(unit, points);
  const first = points[0]?.date;
  const last = points.at(-1)?.date;
  const said = points.filter(({ value }) => value !== null).map(({ value }) => value ?? 0);
  const summary =
    said.length === 0
      ? `${title}: nothing to show yet`
      : `${title}, from ${valueWords(unit, Math.min(...said))} to ${valueWords(unit, Math.max(...said))}`;
  return html`<div class="series" role="img" aria-label=${summary}>
    <span class="top">${valueWords(unit, top)}</span>
    <div class="columns">
      ${points.map(
        (point) =>
          html`<span class="step" title="${calendarDayText(point.date)}: ${saidOf(unit, point, of)}">
            ${
              point.value === null
                ? nothing
                : html`<i class="column" ${cssProperties(places(point, top))}></i>${
                      hasInterval(point)
                        ? html`<i class="whisker" ${cssProperties(places(point, top))}></i>`
                        : nothing
                    }`
            }
          </span>`,
      )}
    </div>
    <span class="ends"
      ><span>${first === undefined ? '' : calendarDayText(first)}</span
      ><span>${last === undefined ? '' : calendarDayText(last)}</span></span
    >
  </div>`;
}

/** Bars side by side, each with what it says beside it. */
export function renderBars({ rows, unit, of }: BarsChart): TemplateResult {
  const top = topOf(unit, rows);
  return html`<dl class="bars">
    ${rows.map(
      (row) =>
        html`<div>
          <dt>${row.label}</dt>
          <dd>
            <span class="track" aria-hidden="true"
              >${
                row.value === null
                  ? nothing
                  : html`<i class="bar" ${cssProperties(places(row, top))}></i>${
                        hasInterval(row)
                          ? html`<i class="whisker" ${cssProperties(places(row, top))}></i>`
                          : nothing
                      }`
              }</span
            ><span class="said">${saidOf(unit, row, of)}</span>
          </dd>
        </div>`,
    )}
  </dl>`;
}

/** A week of hours, the fuller the darker. */
export function renderHours({ counts, of }: HoursChart): TemplateResult {
  const most = Math.max(1, ...counts.flat());
  const [day, hour] = busiest(counts);
  const summary = `By hour of the week; the most ${of} came on ${weekdayNames[day] ?? ''} at ${hour}:00`;
  return html`<div class="hours" role="img" aria-label=${summary}>
    ${counts.map(
      (hours, weekday) =>
        html`<span class="day">${weekdayNames[weekday]}</span>${hours.map(
            (n, at) =>
              html`<i
                class="hour"
                title="${weekdayNames[weekday]} ${at}:00: ${countWords(n)} ${of}"
                ${cssProperties({ '--share': `${Math.round((n / most) * 100)}%` })}
              ></i>`,
          )}`,
    )}
    <span class="day"></span>${[0, 6, 12, 18].map((at) => html`<span class="clock">${at}:00</span>`)}
  </div>`;
}

function busiest(counts: HoursChart['counts']): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  counts.forEach((hours, day) =>
    hours.forEach((n, hour) => {
      if (n > (counts[best[0]]?.[best[1]] ?? 0)) best = [day, hour];
    }),
  );
  return best;
}

/** The same figures as a table. */
export function renderTable(chart: ReportChart): TemplateResult {
  if (chart.kind === 'hours') return renderHoursTable(chart);
  const rows =
    chart.kind === 'series' ? chart.points.map((point) => ({ ...point, label: point.date })) : chart.rows;
  const isCounted = chart.unit === 'count';
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${chart.kind === 'series' ? 'From' : 'What'}</th>
        <th scope="col">Value</th>
        ${
          isCounted
            ? nothing
            : html`<th scope="col">95 % interval</th>
                <th scope="col">Of how many</th>`
        }
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row">${row.label}</th>
            <td>${row.value === null ? 'too few' : valueWords(chart.unit, row.value)}</td>
            ${
              isCounted
                ? nothing
                : html`<td>${intervalWords(chart.unit, row) ?? '–'}</td>
                    <td>${countWords(row.n)} ${chart.of}</td>`
            }
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function renderHoursTable({ counts }: HoursChart): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Hour</th>
        ${weekdayNames.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${Array.from(
        { length: 24 },
        (_, hour) =>
          html`<tr>
            <th scope="row">${hour}:00</th>
            ${counts.map((hours) => html`<td>${hours[hour] ?? 0}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
