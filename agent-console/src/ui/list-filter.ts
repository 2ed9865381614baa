import { MAX_SOUGHT } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { shortcutFor } from '../shortcuts/shortcuts.ts';
import { controls } from './controls.styles.ts';
import './icon.ts';

/** Other words are sought in a list. */
export class FilterTyped extends Event {
  static readonly type = 'filter-typed';
  constructor(readonly words: string) {
    super(FilterTyped.type, { bubbles: true });
  }
}

/**
 * The quiet line above a list that leaves in it what fits. Its key focuses the first one on screen, Escape clears it; where
 * nothing fits it says so, with a way back to everything.
 */
@customElement('attune-list-filter')
export class ListFilter extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        margin-block-end: var(--space-8);
      }
      .line {
        display: flex;
        align-items: center;
        color: var(--text-quiet);
      }
      .field {
        position: relative;
        flex: 0 1 320px;
        min-inline-size: 0;
      }
      .field attune-icon {
        position: absolute;
        inset-block: 0;
        inset-inline-start: 10px;
        margin-block: auto;
        block-size: 16px;
        pointer-events: none;
      }
      input {
        min-block-size: 32px;
        padding-inline: 34px var(--space-8);
        border-color: var(--line);
        color: var(--text);
      }
      input::-webkit-search-cancel-button {
        filter: grayscale(1);
      }
      input:hover {
        border-color: var(--line-strong);
      }
      .count:not(:empty) {
        margin-inline-start: var(--space-8);
      }
      .count {
        font: var(--type-12);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .none {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-8) var(--space-12);
        padding-block: var(--space-24);
        color: var(--text-quiet);
      }
      .none b {
        font-weight: 500;
        color: var(--text);
        overflow-wrap: anywhere;
      }
      @media (max-width: 599px) {
        .field {
          flex: 1;
        }
        input {
          min-block-size: 40px;
          font-size: 16px;
        }
      }
    `,
  ];

  /** What it finds, said to whoever does not see the list: “Find people”. */
  @property() label = '';
  @property() words = '';
  /** Entries that fit. */
  @property({ type: Number }) shown = 0;
  /** All entries; null: nobody counted them. */
  @property({ type: Number }) of: number | null = null;
  /** There are more that fit than are shown. */
  @property({ type: Boolean }) more = false;
  /** The answer to these words is awaited. */
  @property({ type: Boolean }) busy = false;
  @query('input') private readonly input!: HTMLInputElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.onKeyOfPage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.onKeyOfPage);
  }

  override focus(): void {
    this.input?.focus();
    this.input?.select();
  }

  private readonly onKeyOfPage = (event: KeyboardEvent): void => {
    if (shortcutFor(event)?.name !== 'filter' || !this.checkVisibility()) return;
    // Whoever stands first on the screen hears it first; for the others it has been dealt with.
    event.preventDefault();
    this.focus();
  };

  private onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || this.words === '') return;
    event.preventDefault();
    event.stopPropagation();
    this.type('');
  }

  private type(words: string): void {
    this.words = words;
    this.dispatchEvent(new FilterTyped(words));
  }

  private clear(): void {
    this.type('');
    this.focus();
  }

  private get countWords(): string {
    if (this.busy) return 'Looking…';
    const shown = this.shown.toLocaleString('en');
    if (this.words.trim() === '') return '';
    if (this.of !== null) return `${shown} of ${this.of.toLocaleString('en')}`;
    return this.more ? `${shown} and more` : `${shown} found`;
  }

  protected override render(): TemplateResult {
    const isNothing = this.shown === 0 && !this.busy && this.words.trim() !== '';
    return html`<div class="line" role="search" aria-label=${this.label}>
        <div class="field">
          <attune-icon name="search"></attune-icon>
          <input
            type="search"
            aria-label=${this.label}
            placeholder=${this.label}
            title="${this.label} (/)"
            autocomplete="off"
            spellcheck="false"
            maxlength=${MAX_SOUGHT}
            .value=${live(this.words)}
            @input=${({ target }: InputEvent) => this.type((target as HTMLInputElement).value)}
            @keydown=${this.onKeyDown}
          />
        </div>
        <span class="count" role="status">${this.countWords}</span>
      </div>
      ${
        isNothing
          ? html`<div class="none">
              <span>Nothing fits <b>“${this.words.trim()}”</b>.</span>
              <button type="button" @click=${this.clear}>Show everything</button>
            </div>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-list-filter': ListFilter;
  }
  interface HTMLElementEventMap {
    'filter-typed': FilterTyped;
  }
}
