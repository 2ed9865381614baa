import type { Report, ReportFigure } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import {
  countWords,
  beforeWords,
  intervalWords,
  methodWords,
  restsOn,
  tooFewWords,
  valueWords,
} from './report-words.ts';
import './report-chart.ts';

/** One report: what it counts, its figures with how sure they are, its pictures. */
@customElement('attune-report')
export class ReportView extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-32);
      }
      .figures-row {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
        gap: var(--space-24) var(--space-32);
      }
      dt {
        font: var(--type-13);
        color: var(--text-quiet);
      }
      dd {
        font: var(--type-13);
        color: var(--text-quiet);
        font-variant-numeric: tabular-nums;
      }
      dd.value {
        margin-block: var(--space-4);
        font: var(--type-28);
        color: var(--text);
      }
      dd.few {
        margin-block: var(--space-4);
        font: var(--type-16);
        color: var(--text);
      }
      abbr {
        text-decoration: underline dotted;
        text-underline-offset: 3px;
      }
      .cut {
        font: var(--type-13);
        color: var(--text-quiet);
      }
      attune-report-chart + attune-report-chart {
        padding-block-start: var(--space-24);
        border-block-start: 1px solid var(--line);
      }
    `,
  ];

  @property({ attribute: false }) report: Report | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { report } = this;
    if (!report) return nothing;
    return html`<dl class="figures-row">${report.figures.map(renderFigure)}</dl>
      ${
        report.isCut
          ? html`<p class="cut">
              There were more in this time than are read at once: this is about the latest.
            </p>`
          : nothing
      }
      ${report.charts.map((chart) => html`<attune-report-chart .chart=${chart}></attune-report-chart>`)}`;
  }
}

function renderFigure(figure: ReportFigure): TemplateResult {
  const { label, unit, value, n, of, fewest } = figure;
  const before = beforeWords(figure);
  return html`<div>
    <dt>${label}</dt>
    ${
      value === null
        ? html`<dd class="few">${tooFewWords(n, fewest, of)}</dd>`
        : html`<dd class="value">${valueWords(unit, value)}</dd>
            <dd>${renderSure(figure)}</dd>`
    }
    ${before === null ? nothing : html`<dd>${before}</dd>`}
  </div>`;
}

function renderSure(figure: ReportFigure): TemplateResult {
  const { unit, n, of, method } = figure;
  const interval = intervalWords(unit, figure);
  if (interval === null || method === null) return html`${of}, all counted`;
  return html`<abbr title="95 %: ${methodWords[method]}">${interval}</abbr>, ${restsOn(unit)} ${countWords(n)}
    ${of}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-report': ReportView;
  }
}
