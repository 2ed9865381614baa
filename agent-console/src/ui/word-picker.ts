import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controls } from './controls.styles.ts';

/** One thing that can be put where somebody writes. */
export interface WordOption {
  readonly id: string;
  readonly word: string;
  readonly hint: string;
}

/** One of them was chosen. */
export class WordPicked extends Event {
  static readonly type = 'word-picked';
  constructor(readonly option: WordOption) {
    super(WordPicked.type, { bubbles: true, composed: true });
  }
}

/**
 * What fits the word that is being written, above the place where it is written. The focus stays in the text: whoever
 * holds it hands its keys to {@link onKey}.
 */
@customElement('attune-word-picker')
export class WordPicker extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        max-block-size: 232px;
        overflow-y: auto;
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-card);
        background: var(--surface-1);
        box-shadow: var(--shadow-float);
        scrollbar-width: thin;
      }
      .option {
        display: flex;
        align-items: baseline;
        gap: var(--space-12);
        padding: 6px var(--space-8);
        border-radius: var(--radius-control);
        cursor: pointer;
      }
      .option[aria-selected='true'] {
        background: var(--surface-3);
      }
      @media (forced-colors: active) {
        .option[aria-selected='true'] {
          outline: 2px solid Highlight;
        }
      }
      .word {
        flex: none;
        font-weight: 500;
      }
      .hint {
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font: var(--type-13);
        color: var(--text-quiet);
      }
    `,
  ];

  @property({ attribute: false }) options: readonly WordOption[] = [];
  @property() label = 'What fits';
  @state() private active = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('options')) this.active = 0;
  }

  protected override updated(): void {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  /** @returns whether the key was for this list */
  onKey({ key, shiftKey }: KeyboardEvent): boolean {
    const { length } = this.options;
    if (length === 0) return false;
    if (key === 'ArrowDown') this.active = (this.active + 1) % length;
    else if (key === 'ArrowUp') this.active = (this.active + length - 1) % length;
    else if ((key === 'Enter' || key === 'Tab') && !shiftKey) this.pick(this.options[this.active]);
    else return false;
    return true;
  }

  private pick(option: WordOption | undefined): void {
    if (option) this.dispatchEvent(new WordPicked(option));
  }

  /** The text keeps the focus. */
  private onPointerDown(event: Event, option: WordOption): void {
    event.preventDefault();
    this.pick(option);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.options.length === 0) return nothing;
    const chosen = this.options[this.active];
    return html`<div role="listbox" aria-label=${this.label}>
        ${this.options.map(
          (option, index) =>
            html`<div
              class="option"
              role="option"
              aria-selected=${index === this.active}
              @pointerdown=${(event: Event) => this.onPointerDown(event, option)}
            >
              <span class="word">${option.word}</span><span class="hint">${option.hint}</span>
            </div>`,
        )}
      </div>
      <span class="sr-only" role="status"
        >${chosen ? `${chosen.word}, ${this.active + 1} of ${this.options.length}` : ''}</span
      >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-word-picker': WordPicker;
  }
  interface HTMLElementEventMap {
    'word-picked': WordPicked;
  }
}
