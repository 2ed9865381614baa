import { html, type TemplateResult } from 'lit';
import '../src/reports/report-chart.ts';
import '../src/reports/report-view.ts';
import { emptyReport, reportFixture } from './fixtures/reports.ts';
import { shown } from './shown.ts';

const now = Date.now();

/** Reports and their pictures in every state they have. */
export function reportsShown(): TemplateResult {
  const report = (name: 'volume' | 'first-response' | 'csat') =>
    html`<attune-report .report=${reportFixture(name, now)}></attune-report>`;
  return html`<h2>Reports</h2>
    ${shown('a report of counts', 720, null, report('volume'))}
    ${shown('a report of durations', 720, null, report('first-response'))}
    ${shown('a report of shares, with too few votes', 390, null, report('csat'))}
    ${shown('too few to say', 390, null, html`<attune-report .report=${emptyReport(now)}></attune-report>`)}
    ${shown('about the latest only', 390, null, html`<attune-report .report=${{ ...emptyReport(now), isCut: true }}></attune-report>`)}`;
}
