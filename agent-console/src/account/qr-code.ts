import { html, LitElement, svg, css, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { encode } from 'uqr';

/** A text as a QR code, for the camera of a phone. Dark on white in both themes: that is what cameras read. */
@customElement('attune-qr-code')
export class QrCode extends LitElement {
  static override styles = css`
    :host {
      display: block;
      inline-size: 192px;
      block-size: 192px;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      border-radius: var(--radius-control);
      background: #fff;
      forced-color-adjust: none;
    }
  `;

  @property() text = '';
  @property() label = 'QR code';

  protected override render(): TemplateResult {
    const { data, size } = encode(this.text, { ecc: 'M', border: 2 });
    const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return html`<svg
      viewBox="0 0 ${size} ${size}"
      role="img"
      aria-label=${this.label}
      shape-rendering="crispEdges"
    >
      ${svg`<path d=${dark.join('')} fill="#000"></path>`}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-qr-code': QrCode;
  }
}
