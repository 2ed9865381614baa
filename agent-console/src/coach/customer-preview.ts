import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { linkedText } from '../conversation/linked-text.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';

/** The answer as it will stand under the customer's last words, in the look of the widget. */
@customElement('attune-customer-preview')
export class CustomerPreview extends LitElement {
  static override styles = [
    controls,
    css`
      dialog {
        inline-size: min(400px, calc(100vw - 24px));
        padding: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius-bubble);
        background: var(--surface-1);
        color: inherit;
        box-shadow: var(--shadow-float);
      }
      dialog::backdrop {
        background: var(--scrim);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: var(--space-8) var(--space-8) var(--space-8) var(--space-16);
        border-block-end: 1px solid var(--line);
      }
      h2 {
        font: var(--type-14);
        font-weight: 600;
        outline: none;
      }
      /* The widget's own measures: 15 px, bubbles of 16, the customer's on the accent. */
      .thread {
        display: flex;
        flex-direction: column;
        max-block-size: 60dvh;
        overflow-y: auto;
        padding: var(--space-12) var(--space-16) var(--space-16);
        font:
          400 15px/1.45 system-ui,
          sans-serif;
      }
      .group {
        display: flex;
        flex-direction: column;
        align-items: flex-start;
        gap: 2px;
        max-inline-size: 84%;
        margin-block-end: 12px;
      }
      .own {
        align-self: flex-end;
        align-items: flex-end;
      }
      .name {
        margin-inline-start: 12px;
        font-size: 12px;
        color: var(--text-quiet);
      }
      .bubble {
        padding: 8px 13px;
        border-radius: 16px;
        background: var(--surface-2);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .own .bubble {
        background: var(--accent);
        color: var(--accent-text);
      }
      .bubble a {
        color: inherit;
      }
    `,
  ];

  /** Messages of the customer since the last answer, oldest first. */
  @property({ attribute: false }) heard: readonly string[] = [];
  @property({ attribute: false }) answer = '';
  @property() agentName = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;

  show(): void {
    this.dialog?.showModal();
  }

  private onClick(event: Event): void {
    if (event.target === this.dialog) this.dialog?.close();
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @click=${this.onClick}>
      <header>
        <h2 id="title" tabindex="-1" autofocus>As the customer reads it</h2>
        <button type="button" class="quiet icon" aria-label="Close" @click=${() => this.dialog?.close()}>
          <attune-icon name="x"></attune-icon>
        </button>
      </header>
      <div class="thread">
        ${
          this.heard.length === 0
            ? nothing
            : html`<div class="group own">
                ${this.heard.map((text) => html`<div class="bubble" dir="auto">${text}</div>`)}
              </div>`
        }
        <div class="group">
          <span class="name">${this.agentName}</span>
          <div class="bubble" dir="auto">${linkedText(this.answer)}</div>
        </div>
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-customer-preview': CustomerPreview;
  }
}
