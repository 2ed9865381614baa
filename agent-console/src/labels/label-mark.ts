import type { Label } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** A label: a dot of its colour and its name, or the dot alone where there is no room. */
@customElement('attune-label-mark')
export class LabelMark extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-inline-size: 0;
      font: var(--type-12);
      color: var(--text);
    }
    .dot {
      flex: none;
      inline-size: 8px;
      block-size: 8px;
      border-radius: 50%;
      background: oklch(0.62 var(--chroma, 0.13) var(--hue, 0));
    }
    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .sr-only {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    [data-colour='grey'] {
      --chroma: 0.01;
    }
    [data-colour='red'] {
      --hue: 25;
    }
    [data-colour='amber'] {
      --hue: 75;
    }
    [data-colour='green'] {
      --hue: 150;
    }
    [data-colour='teal'] {
      --hue: 195;
    }
    [data-colour='blue'] {
      --hue: 255;
    }
    [data-colour='violet'] {
      --hue: 300;
    }
    [data-colour='pink'] {
      --hue: 350;
    }
    @media (forced-colors: active) {
      .dot {
        forced-color-adjust: none;
      }
    }
  `;

  @property({ attribute: false }) label: Label | null = null;
  @property({ type: Boolean }) small = false;

  protected override render(): TemplateResult | typeof nothing {
    const { label } = this;
    if (!label) return nothing;
    // Hidden, or its title would say the name a second time.
    return html`<span class="dot" data-colour=${label.colour} title=${label.name} aria-hidden="true"></span
      ><span class=${this.small ? 'sr-only' : 'name'}>${label.name}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-label-mark': LabelMark;
  }
}
