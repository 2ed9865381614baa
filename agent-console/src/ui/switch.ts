import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls } from './controls.styles.ts';

/** A switch was turned on or off. */
export class SwitchTurned extends Event {
  static readonly type = 'switch-turned';
  constructor(readonly checked: boolean) {
    super(SwitchTurned.type, { bubbles: true, composed: true });
  }
}

/** Something that is on or off; what it is for stands beside it and in its label. */
@customElement('attune-switch')
export class Switch extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: inline-flex;
      }
      button {
        min-block-size: 28px;
        padding: 4px;
        border: 0;
        border-radius: 14px;
        background: none;
      }
      button:hover {
        background: none;
      }
      .track {
        position: relative;
        inline-size: 34px;
        block-size: 20px;
        border-radius: 10px;
        background: var(--line-strong);
        transition: background var(--quick);
      }
      .track::after {
        content: '';
        position: absolute;
        inset-block-start: 2px;
        inset-inline-start: 2px;
        inline-size: 16px;
        block-size: 16px;
        border-radius: 50%;
        background: var(--surface-1);
        transition: translate var(--quick);
      }
      [aria-checked='true'] .track {
        background: var(--accent);
      }
      [aria-checked='true'] .track::after {
        translate: 14px 0;
      }
      :host(:dir(rtl)) [aria-checked='true'] .track::after {
        translate: -14px 0;
      }
      @media (forced-colors: active) {
        .track {
          border: 1px solid;
        }
        .track::after {
          background: CanvasText;
        }
        [aria-checked='true'] .track {
          forced-color-adjust: none;
          background: Highlight;
        }
      }
    `,
  ];

  @property() label = '';
  @property({ type: Boolean }) checked = false;
  @property({ type: Boolean }) disabled = false;

  private turn(): void {
    this.dispatchEvent(new SwitchTurned(!this.checked));
  }

  protected override render(): TemplateResult {
    return html`<button
      type="button"
      role="switch"
      aria-checked=${this.checked}
      aria-label=${this.label}
      ?disabled=${this.disabled}
      @click=${this.turn}
    >
      <span class="track"></span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-switch': Switch;
  }
  interface HTMLElementEventMap {
    'switch-turned': SwitchTurned;
  }
}
