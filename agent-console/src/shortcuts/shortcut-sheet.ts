import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { shortcuts, writingKeys } from './shortcuts.ts';

/** All keys on one sheet, drawn from the list that is obeyed. */
@customElement('attune-shortcut-sheet')
export class ShortcutSheet extends LitElement {
  static override styles = [
    controls,
    css`
      dialog {
        inline-size: min(440px, calc(100vw - 32px));
        padding: var(--space-16) var(--space-24) var(--space-24);
        border: 1px solid var(--line);
        border-radius: var(--radius-bubble);
        background: var(--surface-1);
        color: var(--text);
        box-shadow: var(--shadow-float);
      }
      dialog::backdrop {
        background: var(--scrim);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }
      h2,
      h2:focus-visible {
        outline: none;
        font: var(--type-16);
        font-weight: 600;
      }
      h3 {
        margin-block: var(--space-16) var(--space-4);
        font: var(--type-12);
        font-weight: 500;
        color: var(--text-quiet);
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding-block: 4px;
      }
      @media (min-width: 900px) {
        dialog {
          inline-size: 760px;
        }
        ul {
          columns: 2;
          column-gap: var(--space-32);
        }
        li {
          break-inside: avoid;
        }
      }
      kbd {
        display: inline-block;
        min-inline-size: 22px;
        padding: 1px 6px;
        border: 1px solid var(--line);
        border-block-end-width: 2px;
        border-radius: 5px;
        font: var(--type-12);
        text-align: center;
      }
    `,
  ];

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
        <h2 id="title" tabindex="-1" autofocus>Keys</h2>
        <button type="button" class="quiet icon" aria-label="Close" @click=${() => this.dialog?.close()}>
          <attune-icon name="x"></attune-icon>
        </button>
      </header>
      <h3>Anywhere</h3>
      <ul role="list">
        ${shortcuts.map(({ keys, does }) => renderKeys(keys, does))}
      </ul>
      <h3>While you write</h3>
      <ul role="list">
        ${writingKeys.map(({ keys, does }) => renderKeys(keys, does))}
      </ul>
    </dialog>`;
  }
}

function renderKeys(keys: readonly string[], does: string): TemplateResult {
  return html`<li><span>${does}</span><span>${keys.map((key) => html` <kbd>${key}</kbd>`)}</span></li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-shortcut-sheet': ShortcutSheet;
  }
}
