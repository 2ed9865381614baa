import type { ReportChart } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import { renderBars, renderHours, renderSeries, renderTable } from './chart-parts.ts';
import { reportChartStyles } from './report-chart.styles.ts';

/** One picture of a report, which is a table as soon as somebody wants the figures. */
@customElement('attune-report-chart')
export class ReportChartElement extends LitElement {
  static override styles = [controls, reportChartStyles];

  @property({ attribute: false }) chart: ReportChart | null = null;
  @state() private isTable = false;

  protected override render(): TemplateResult | typeof nothing {
    const { chart, isTable } = this;
    if (!chart) return nothing;
    const isEmpty = isEmptyChart(chart);
    return html`<div class="head">
        <h3>${chart.title}</h3>
        ${
          isEmpty
            ? nothing
            : html`<button
                type="button"
                class="quiet"
                aria-pressed=${isTable}
                aria-label="${chart.title} as a table"
                @click=${() => (this.isTable = !isTable)}
              >
                As a table
              </button>`
        }
      </div>
      ${isEmpty ? html`<p class="none">${emptyWords(chart)}</p>` : this.renderShown(chart)}`;
  }

  private renderShown(chart: ReportChart): TemplateResult {
    if (this.isTable)
      return html`<div class="table" tabindex="0" role="region" aria-label=${chart.title}>
        ${renderTable(chart)}
      </div>`;
    switch (chart.kind) {
      case 'series':
        return renderSeries(chart);
      case 'bars':
        return renderBars(chart);
      case 'hours':
        return renderHours(chart);
    }
  }
}

function isEmptyChart(chart: ReportChart): boolean {
  if (chart.kind === 'hours') return chart.counts.flat().every((n) => n === 0);
  const estimates = chart.kind === 'series' ? chart.points : chart.rows;
  return estimates.every(({ value, n }) => value === null || (chart.unit === 'count' && n === 0));
}

function emptyWords(chart: ReportChart): string {
  const estimates = chart.kind === 'series' ? chart.points : chart.kind === 'bars' ? chart.rows : [];
  const isNothing = estimates.every(({ n }) => n === 0);
  return isNothing
    ? `No ${chart.of} in this time yet.`
    : `Not enough data: too few ${chart.of} for a picture that would say something.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-report-chart': ReportChartElement;
  }
}
