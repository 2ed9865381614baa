import type { Sensitivity } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';

/** Another sensitivity was chosen. */
export class SensitivityChosen extends Event {
  static readonly type = 'sensitivity-chosen';
  constructor(readonly sensitivity: Sensitivity) {
    super(SensitivityChosen.type, { bubbles: true, composed: true });
  }
}

const choices: readonly { readonly is: Sensitivity; readonly name: string; readonly words: string }[] = [
  {
    is: 'low',
    name: 'Low',
    words: 'Every signal counts three quarters: fewer flags, for when few can be looked at.',
  },
  {
    is: 'normal',
    name: 'Normal',
    words: 'One strong sign is worth a look; it takes more than one to raise a flag.',
  },
  {
    is: 'high',
    name: 'High',
    words: 'Every signal counts a third more: more and earlier flags, some of them for nothing.',
  },
];

/** How readily a site raises flags, in one choice: all that most admins ever set. */
@customElement('attune-sensitivity-choice')
export class SensitivityChoice extends LitElement {
  static override styles = [
    controls,
    css`
      fieldset {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: var(--space-8);
        margin: 0;
        padding: 0;
        border: 0;
      }
      label {
        position: relative;
        display: grid;
        align-content: start;
        gap: 2px;
        padding: var(--space-12);
        border: 1px solid var(--line);
        border-radius: var(--radius-card);
        cursor: pointer;
      }
      label:hover {
        background: var(--surface-2);
      }
      label:has(:checked) {
        border-color: var(--accent);
        background: var(--accent-quiet);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      input {
        position: absolute;
        inline-size: 1px;
        min-block-size: 1px;
        block-size: 1px;
        opacity: 0;
      }
      b {
        display: flex;
        align-items: center;
        gap: 6px;
        font-weight: 600;
      }
      b::before {
        content: '';
        inline-size: 12px;
        block-size: 12px;
        box-sizing: border-box;
        border: 1.5px solid var(--line-strong);
        border-radius: 50%;
      }
      label:has(:checked) b::before {
        border: 4px solid var(--accent);
      }
      .about {
        font: var(--type-13);
        color: var(--text-quiet);
      }
      .was {
        font: var(--type-12);
        font-weight: 400;
        color: var(--text-quiet);
      }
      @media (max-width: 799px) {
        fieldset {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property() value: Sensitivity = 'normal';
  @property() saved: Sensitivity = 'normal';
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;

  protected override render(): TemplateResult {
    return html`<fieldset ?disabled=${this.readOnly}>
      <legend class="sr-only">Sensitivity</legend>
      ${choices.map(
        ({ is, name, words }) =>
          html`<label>
            <input
              type="radio"
              name="sensitivity"
              value=${is}
              .checked=${this.value === is}
              @change=${() => this.dispatchEvent(new SensitivityChosen(is))}
            />
            <b
              >${name}${this.saved === is && this.value !== is ? html`<span class="was">was</span>` : nothing}</b
            >
            <span class="about">${words}</span>
          </label>`,
      )}
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-sensitivity-choice': SensitivityChoice;
  }
  interface HTMLElementEventMap {
    'sensitivity-chosen': SensitivityChosen;
  }
}
