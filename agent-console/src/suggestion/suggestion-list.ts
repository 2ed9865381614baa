import type { Suggestion, SuggestionPart } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { Settling } from '../ui/settling.ts';
import { intentLabels, slotLabels } from './slot-labels.ts';
import { suggestionListStyles } from './suggestion-list.styles.ts';

/** A suggestion is to be put into the composer. */
export class SuggestionTaken extends Event {
  static readonly type = 'suggestion-taken';
  constructor(readonly suggestion: Suggestion) {
    super(SuggestionTaken.type, { bubbles: true, composed: true });
  }
}

/** A suggestion does not fit. */
export class SuggestionDismissed extends Event {
  static readonly type = 'suggestion-dismissed';
  constructor(readonly suggestion: Suggestion) {
    super(SuggestionDismissed.type, { bubbles: true, composed: true });
  }
}

const MOST = 3;

/** Up to three phrases that fit what is known, each with its reason. They do not change while somebody reads them. */
@customElement('attune-suggestion-list')
export class SuggestionList extends LitElement {
  static override styles = [controls, suggestionListStyles];

  @property({ attribute: false }) suggestions: readonly Suggestion[] = [];
  /** The one the composer's text grew from. */
  @property({ attribute: false }) takenId: string | null = null;
  /** The visitor is writing: what stands stays, whatever is offered meanwhile. */
  @property({ type: Boolean }) held = false;
  @state() private shown: readonly Suggestion[] = [];
  private readonly settling = new Settling(this);
  private readonly dismissed = new Set<string>();

  /** What stands there now, by its number on screen: what a shortcut takes is what was read. */
  at(number: number): Suggestion | null {
    return this.shown[number - 1] ?? null;
  }

  protected override willUpdate(): void {
    const offered = this.suggestions.slice(0, MOST);
    if (!this.settling.isHeld && !(this.held && this.shown.length > 0)) {
      this.shown = offered;
      return;
    }
    // What was dismissed goes at once; the rest holds still until nobody reads it.
    const still = new Set(this.suggestions.map(({ id }) => id));
    const kept = this.shown.filter(({ id }) => still.has(id) || !this.dismissed.has(id));
    this.shown = kept.length === 0 ? offered : kept;
  }

  private dismiss(suggestion: Suggestion): void {
    this.dismissed.add(suggestion.id);
    this.dispatchEvent(new SuggestionDismissed(suggestion));
  }

  private get isNewerWaiting(): boolean {
    const shown = new Set(this.shown.map(({ id }) => id));
    return this.suggestions.slice(0, MOST).some(({ id }) => !shown.has(id));
  }

  protected override render(): TemplateResult {
    if (this.shown.length === 0) {
      return html`<p class="none">
        Suggestions appear here when there is something to name: a wait, a button that did not answer, a
        worry.
      </p>`;
    }
    return html`${repeat(
      this.shown,
      ({ id }) => id,
      (suggestion, index) => this.renderCard(suggestion, index + 1),
    )}
    ${this.isNewerWaiting ? this.renderNewer() : nothing}`;
  }

  private renderNewer(): TemplateResult {
    return html`<p class="newer" role="status">
      ${this.held ? 'Newer ones come when they have finished writing.' : 'Newer ones come when you look elsewhere.'}
    </p>`;
  }

  private renderWhy({ why = [] }: Suggestion, number: number): TemplateResult | typeof nothing {
    if (why.length === 0) return nothing;
    return html`<details class="why">
      <summary aria-label="Why this one: suggestion ${number}">Why this one</summary>
      <dl>
        ${why.map(
          ({ words, points }) =>
            html`<dt>${words}</dt>
              <dd class="figures">${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}</dd>`,
        )}
      </dl>
    </details>`;
  }

  private renderCard(suggestion: Suggestion, number: number): TemplateResult {
    const isTaken = suggestion.id === this.takenId;
    return html`<div class="card" ?data-taken=${isTaken}>
      <button
        type="button"
        class="take"
        title="${intentLabels[suggestion.intent]} (Alt+${number})"
        aria-keyshortcuts="Alt+${number}"
        @click=${() => this.dispatchEvent(new SuggestionTaken(suggestion))}
      >
        <span class="number" aria-hidden="true">${number}</span>
        <span class="words">${suggestion.parts.map(renderPart)}</span>
        <span class="reason">${isTaken ? 'In your answer · ' : nothing}${suggestion.reason}</span>
      </button>
      <button
        type="button"
        class="quiet icon dismiss"
        aria-label="Dismiss suggestion ${number}"
        title="Does not fit"
        @click=${() => this.dismiss(suggestion)}
      >
        <attune-icon name="x"></attune-icon>
      </button>
      ${this.renderWhy(suggestion, number)}
    </div>`;
  }
}

function renderPart(part: SuggestionPart): string | TemplateResult {
  if ('text' in part) return part.text;
  if (part.value === null) return html`<span class="slot">${slotLabels[part.slot]}</span>`;
  return html`<span class="value" title=${part.source === null ? nothing : `From ${part.source}`}
    >${part.value}</span
  >`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-suggestion-list': SuggestionList;
  }
  interface HTMLElementEventMap {
    'suggestion-taken': SuggestionTaken;
    'suggestion-dismissed': SuggestionDismissed;
  }
}
