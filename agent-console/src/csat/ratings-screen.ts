import { FEWEST_RATINGS, type RatingReport } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { paths } from '../app/routes.ts';
import { Observe } from '../state/observe.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import { cssProperties } from '../ui/css-properties.ts';
import { screenStyles } from '../ui/screen.styles.ts';

const spans = [7, 30, 90] as const;
const words = ['Very bad', 'Bad', 'All right', 'Good', 'Very good'] as const;

/** How visitors rated their conversations: the mean with its interval, or nothing while there are too few. */
@customElement('attune-ratings-screen')
export class RatingsScreen extends LitElement {
  static override styles = [
    controls,
    screenStyles,
    css`
      .spans {
        display: flex;
        gap: var(--space-8);
        margin-block-end: var(--space-24);
      }
      .spans button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-quiet);
      }
      .mean {
        margin-block-end: var(--space-4);
        font: var(--type-28);
        font-variant-numeric: tabular-nums;
      }
      .sure {
        color: var(--text-quiet);
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 420px) max-content;
        gap: var(--space-8) var(--space-12);
        align-items: center;
        margin-block: var(--space-24) var(--space-32);
      }
      dd {
        margin: 0;
        font-variant-numeric: tabular-nums;
      }
      .bar {
        block-size: 8px;
        border-radius: 4px;
        background: var(--surface-2);
      }
      .bar::before {
        content: '';
        display: block;
        inline-size: calc(var(--share) * 100%);
        block-size: 100%;
        border-radius: 4px;
        background: var(--line-strong);
      }
      h2 {
        margin-block-end: var(--space-12);
        font: var(--type-16);
        font-weight: 600;
      }
      blockquote {
        margin: 0 0 var(--space-12);
        padding-inline-start: var(--space-12);
        border-inline-start: 2px solid var(--line);
      }
      blockquote a {
        display: inline-block;
        padding-block: 4px;
        font: var(--type-12);
        color: var(--text-quiet);
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private days: number = spans[1];
  @state() private report: RatingReport | null = null;
  @state() private problem: string | null = null;
  private readonly site = new Observe(this, () => this.desk?.site.chosen ?? null);
  private readonly filter = new Filtering(this, { label: 'Find what was said', ask: () => this.seek() });
  private askedFor: number | null = null;

  protected override willUpdate(): void {
    const siteId = this.site.value?.id;
    if (siteId === undefined || this.askedFor === this.days) return;
    this.askedFor = this.days;
    void this.load(siteId, this.days);
  }

  private async seek(): Promise<void> {
    const siteId = this.site.value?.id;
    if (siteId !== undefined) await this.load(siteId, this.days);
  }

  private async load(siteId: string, days: number): Promise<void> {
    const { sought } = this.filter;
    const reply = await this.desk?.connection.request('rating:report', { siteId, days, ...sought });
    if (!reply || days !== this.days || sought.words !== this.filter.sought.words) return;
    this.problem = reply.ok ? null : reply.refusal.message;
    if (reply.ok) this.report = reply.value;
  }

  protected override render(): TemplateResult {
    return html`<div class="scroll">
      <div class="page">
        <h1>Ratings</h1>
        <p class="lead">What visitors said of their conversations, once they were resolved, from 1 to 5.</p>
        <p class="spans" role="group" aria-label="Stretch of time">
          ${spans.map(
            (days) =>
              html`<button
                type="button"
                aria-pressed=${days === this.days}
                @click=${() => (this.days = days)}
              >
                ${days} days
              </button> `,
          )}
        </p>
        ${this.problem === null ? nothing : html`<p role="status">${this.problem}</p>`}
        ${
          this.report
            ? this.renderReport(this.report)
            : this.problem === null
              ? html`<div class="bones" aria-hidden="true"></div>`
              : nothing
        }
      </div>
    </div>`;
  }

  private renderReport({ mean, n, resolved, counts, comments, commented }: RatingReport): TemplateResult {
    return html`${
        mean
          ? html`<p class="mean">${mean.value.toFixed(1)} of 5</p>
              <p class="sure">
                With 95 % confidence between ${mean.low.toFixed(1)} and ${mean.high.toFixed(1)}, from ${n}
                ratings of ${resolved} resolved conversations.
              </p>`
          : html`<p class="sure">
              Not enough data: ${n} ratings of ${resolved} resolved conversations, and a mean of fewer than
              ${FEWEST_RATINGS} says nothing of the team.
            </p>`
      }
      <dl>
        ${counts.map(
          (count, index) =>
            html`<dt>${words[index]}</dt>
              ${
                mean === null
                  ? html`<dd class="untold" aria-hidden="true"></dd>`
                  : html`<dd
                      class="bar"
                      aria-hidden="true"
                      ${cssProperties({ '--share': String(count / Math.max(1, n)) })}
                    ></dd>`
              }
              <dd>${count}</dd>`,
        )}
      </dl>
      ${
        commented === 0
          ? nothing
          : html`<h2>What they said</h2>
              ${this.filter.lineOfServer(comments.length, { of: commented, more: false })}
              ${comments.map(
                ({ conversationId, score, comment, at }) =>
                  html`<blockquote dir="auto">
                    ${comment}<br />
                    <a href=${paths.conversation(conversationId)}
                      >${score} of 5 · ${whenText(at, this.desk?.clock.now() ?? at)}</a
                    >
                  </blockquote>`,
              )}`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-ratings-screen': RatingsScreen;
  }
}
