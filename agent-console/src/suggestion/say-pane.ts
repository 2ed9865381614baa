import { bookLocale, withWaitOfNow } from '@attune/empathy/wait';
import type { PhraseIntent, Suggestion } from '@attune/protocol';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import type { OpenState } from '../conversation/open-conversation.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { intentLabels } from './slot-labels.ts';
import './suggestion-list.ts';
import type { SuggestionList } from './suggestion-list.ts';

/** Moves somebody looks for by themselves. */
const moves: readonly PhraseIntent[] = [
  'acknowledge',
  'explore',
  'reflect',
  'promise',
  'offer-choice',
  'refuse',
  'announce-cost',
  'set-limit',
  'handover',
  'close',
];

/** A wait is told in minutes: looked at this often, none is passed over. */
const WAIT_GROWS_MS = 20_000;

/** What could be said: three that fit, or those of one move the agent looks for. */
@customElement('attune-say-pane')
export class SayPane extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-8);
      }
      .head {
        display: flex;
        align-items: center;
        gap: var(--space-8);
        min-block-size: 28px;
      }
      h2 {
        flex: 1;
        font: var(--type-12);
        font-weight: 500;
        color: var(--text-quiet);
      }
      .keys {
        font: var(--type-12);
        color: var(--text-quiet);
      }
      select {
        inline-size: auto;
        min-block-size: 28px;
        padding: 0 2px;
        border-color: transparent;
        background: none;
        font: var(--type-12);
        color: var(--text-quiet);
      }
      select:hover {
        background: var(--surface-2);
      }
      .quiet {
        min-block-size: 28px;
        font-size: 12px;
        justify-self: start;
        padding: 0 8px;
      }
      .none {
        font: var(--type-13);
        color: var(--text-quiet);
      }
      @media (hover: none) {
        .keys {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) conversation: OpenState | null = null;
  @property({ attribute: false }) takenId: string | null = null;
  /** The visitor is writing: nothing takes the place of what stands. */
  @property({ type: Boolean }) held = false;
  @state() private asked: { readonly intent: PhraseIntent; readonly found: readonly Suggestion[] } | null =
    null;
  @state() private isUnfolded = false;
  @query('attune-suggestion-list') private readonly list!: SuggestionList | null;

  private minutes: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.minutes = setInterval(() => this.requestUpdate(), WAIT_GROWS_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.minutes);
  }

  /** The suggestion with this number on screen; none while they are folded away. */
  at(number: number): Suggestion | null {
    return this.list?.at(number) ?? null;
  }

  /** Looks for suggestions of one move. */
  async ask(intent: PhraseIntent): Promise<void> {
    const found = await this.desk?.words.beside.askFor(intent);
    if (!found) return;
    if ('code' in found) return this.desk?.toasts.problem(found.message);
    this.asked = { intent, found };
    await this.updateComplete;
    this.scrollIntoView({ block: 'nearest' });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('conversation');
    if (before && before.conversationId !== this.conversation?.conversationId) {
      this.asked = null;
      this.isUnfolded = false;
    }
  }

  private onMove(event: Event): void {
    const chooser = event.target as HTMLSelectElement;
    const intent = moves.find((each) => each === chooser.value);
    chooser.value = '';
    if (intent) void this.ask(intent);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { conversation, asked } = this;
    if (!conversation) return nothing;
    return html`<div class="head">
        <h2>${asked ? intentLabels[asked.intent] : 'You could say'}</h2>
        <span class="keys">Alt 1–3</span>
        <select aria-label="Look for a move" @change=${this.onMove}>
          <option value="">Look for…</option>
          ${moves.map((intent) => html`<option value=${intent}>${intentLabels[intent]}</option>`)}
        </select>
      </div>
      ${asked ? this.renderAsked(asked.found) : this.renderOffered(conversation)}`;
  }

  /** As they are true at this moment. */
  private ofNow(suggestions: readonly Suggestion[]): readonly Suggestion[] {
    const { conversation, desk } = this;
    const since = conversation?.item?.waitingSince ?? null;
    if (!desk || since === null) return suggestions;
    const locale = bookLocale(conversation?.visitor?.locale ?? null);
    return suggestions.map((each) => withWaitOfNow(each, since, desk.clock.now(), locale));
  }

  private renderAsked(found: readonly Suggestion[]): TemplateResult {
    return html`${
        found.length === 0
          ? html`<p class="none" role="status">The phrase book has nothing for this here.</p>`
          : html`<attune-suggestion-list
              .suggestions=${this.ofNow(found)}
              .takenId=${this.takenId}
            ></attune-suggestion-list>`
      }
      <button type="button" class="quiet" @click=${() => (this.asked = null)}>
        <attune-icon name="arrow-left"></attune-icon>What fits now
      </button>`;
  }

  private renderOffered({ suggestions, offer }: OpenState): TemplateResult {
    if (offer.collapsed && !this.isUnfolded && suggestions.length > 0) {
      return html`<button
        type="button"
        class="quiet"
        aria-expanded="false"
        @click=${() => (this.isUnfolded = true)}
      >
        ${suggestions.length === 1 ? '1 suggestion' : `${suggestions.length} suggestions`}
      </button>`;
    }
    return html`<attune-suggestion-list
      .suggestions=${this.ofNow(suggestions)}
      .takenId=${this.takenId}
      ?held=${this.held || offer.held}
    ></attune-suggestion-list>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-say-pane': SayPane;
  }
}
