import type { SaidAttributes, VisitorIdentity } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';

/** Who the visitor is: what their site has signed, and apart from it what its page merely said. */
@customElement('attune-visitor-identity')
export class VisitorIdentityElement extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        font: var(--type-13);
        color: var(--text-quiet);
      }
      h3 {
        display: flex;
        align-items: center;
        gap: 4px;
        margin: 8px 0 2px;
        font: inherit;
        font-weight: 500;
        color: var(--text);
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 2px 12px;
        margin: 0;
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
        color: var(--text);
      }
    `,
  ];

  @property({ attribute: false }) identity: VisitorIdentity | null = null;

  protected override render(): TemplateResult | typeof nothing {
    if (this.identity === null) return nothing;
    const { proven, said } = this.identity;
    return html`${
      proven === null
        ? nothing
        : html`<h3><attune-icon name="shield"></attune-icon>Verified by the site</h3>
            ${list({
              ...(proven.name === null ? {} : { Name: proven.name }),
              ...(proven.email === null ? {} : { 'E-mail': proven.email }),
              'Customer id': proven.subject,
              ...proven.attributes,
            })}`
    }${
      Object.keys(said).length === 0
        ? nothing
        : html`<h3 title="Said by the page without a signature: anybody could have set it.">Unverified</h3>
            ${list(said)}`
    }`;
  }
}

function list(attributes: SaidAttributes): TemplateResult {
  return html`<dl>
    ${Object.entries(attributes).map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${typeof value === 'boolean' ? (value ? 'yes' : 'no') : value}</dd>`,
    )}
  </dl>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-visitor-identity': VisitorIdentityElement;
  }
}
