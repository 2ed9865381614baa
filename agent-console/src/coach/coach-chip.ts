import type { Finding } from '@attune/empathy/coach';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { withPlaceholders } from '../composer/draft.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { coachChipStyles } from './coach-chip.styles.ts';

/** What the agent does about a finding of the coach. */
export class FindingDecided extends Event {
  static readonly type = 'finding-decided';
  constructor(
    readonly finding: Finding,
    readonly decision: 'fix' | 'wrong' | 'mute',
  ) {
    super(FindingDecided.type, { bubbles: true, composed: true });
  }
}

const SHORT = 46;

/** One thing a colleague would point at, with a way to mend it; the others wait behind a number. */
@customElement('attune-coach-chip')
export class CoachChip extends LitElement {
  static override styles = [controls, coachChipStyles];

  /** The gravest first. */
  @property({ attribute: false }) findings: readonly Finding[] = [];
  /** The draft they are about. */
  @property({ attribute: false }) text = '';
  @query('.all') private readonly all!: HTMLElement | null;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('findings') && this.findings.length === 0 && this.all?.matches(':popover-open'))
      this.all.hidePopover();
  }

  private decide(finding: Finding, decision: FindingDecided['decision']): void {
    this.all?.hidePopover();
    this.dispatchEvent(new FindingDecided(finding, decision));
  }

  /** Above the composer, so that the draft it speaks of stays in sight. */
  private place(): void {
    const { top, left } = (this.parentElement ?? this).getBoundingClientRect();
    this.all?.style.setProperty('--from-bottom', `${Math.round(innerHeight - top + 8)}px`);
    this.all?.style.setProperty('--from-start', `${Math.max(12, Math.round(left))}px`);
  }

  protected override render(): TemplateResult | typeof nothing {
    const [finding, ...others] = this.findings;
    if (!finding) return nothing;
    return html`<span class="flag" aria-hidden="true"></span>
      <span class="why" role="status" title=${finding.why}>${finding.why}</span>
      ${this.renderFix(finding)}
      <button
        type="button"
        class="quiet more"
        popovertarget="all"
        aria-label=${others.length === 0 ? 'More about this' : `This and ${others.length} more`}
        @click=${this.place}
      >
        ${others.length === 0 ? html`<attune-icon name="ellipsis"></attune-icon>` : `+${others.length}`}
      </button>
      <div class="all" id="all" popover role="group" aria-label="What the coach sees">
        ${this.findings.map((each) => this.renderFinding(each))}
        <div class="finding">
          <div class="acts">
            <button type="button" class="quiet" @click=${() => this.decide(finding, 'mute')}>
              Quiet in this conversation <kbd>Esc</kbd>
            </button>
          </div>
        </div>
      </div>`;
  }

  private renderFix(finding: Finding): TemplateResult {
    const words = withPlaceholders(finding.fix.text).text.trim();
    return html`<button
      type="button"
      class="fix"
      title="${words === '' ? 'Leave it out' : words} (Alt+F)"
      aria-keyshortcuts="Alt+F"
      @click=${() => this.decide(finding, 'fix')}
    >
      <span
        >${words === '' ? 'Leave it out' : words.length > SHORT ? `${words.slice(0, SHORT).trimEnd()}…` : words}</span
      >
    </button>`;
  }

  private renderFinding(finding: Finding): TemplateResult {
    const quote = this.text.slice(finding.span.start, finding.span.end).slice(0, 160);
    const words = withPlaceholders(finding.fix.text).text.trim();
    return html`<div class="finding">
      <q>${quote}</q>
      <p>${finding.why}</p>
      <div class="acts">
        <button type="button" class="fix" @click=${() => this.decide(finding, 'fix')}>
          ${words === '' ? 'Leave it out' : words}
        </button>
        <button
          type="button"
          class="quiet"
          title="Tells the admin that the rule was wrong here, with this sentence"
          @click=${() => this.decide(finding, 'wrong')}
        >
          Wrong here
        </button>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-coach-chip': CoachChip;
  }
  interface HTMLElementEventMap {
    'finding-decided': FindingDecided;
  }
}
