import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import type { Difference } from './differences.ts';

/** What differs between two versions, and nothing else. */
@customElement('attune-difference-list')
export class DifferenceList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        font: var(--type-13);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-8);
        padding-block: 3px;
      }
      .what {
        color: var(--text-quiet);
      }
      .values {
        margin-inline-start: auto;
        font-variant-numeric: tabular-nums;
      }
      s {
        color: var(--text-quiet);
      }
    `,
  ];

  @property({ attribute: false }) differences: readonly Difference[] = [];
  /** What to say when there is none. */
  @property() none = '';

  protected override render(): TemplateResult {
    if (this.differences.length === 0) return html`<p class="quiet-text">${this.none}</p>`;
    return html`<ul role="list">
      ${this.differences.map(
        ({ where, what, from, to }) =>
          html`<li>
            <span>${where}<span class="what">: ${what}</span></span>
            <span class="values"><s>${from}</s> → <b>${to}</b></span>
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-difference-list': DifferenceList;
  }
}
