import type { PhraseUse } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import type { PhraseHistory } from './phrase-shelf.ts';

const outcomeWords: Readonly<Record<PhraseUse['outcome'], string>> = {
  accepted: 'as it is',
  'lightly-edited': 'with small changes',
  'heavily-edited': 'much changed',
  dismissed: 'put aside',
};

/** What a phrase said before, and who took it. */
@customElement('attune-phrase-past')
export class PhrasePast extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        font: var(--type-13);
      }
      summary {
        min-block-size: 28px;
        color: var(--text-quiet);
        cursor: pointer;
      }
      li {
        padding-block: 3px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) history: PhraseHistory | null = null;
  @property({ attribute: false }) now: () => number = Date.now;

  protected override render(): TemplateResult | typeof nothing {
    const { history } = this;
    if (!history) return nothing;
    return html`<details>
        <summary>Versions (${history.versions.length})</summary>
        <ul role="list">
          ${history.versions.map(
            ({ version, text }) => html`<li><span class="quiet-text figures">${version}</span> ${text}</li>`,
          )}
        </ul>
      </details>
      <details>
        <summary>Who used it (${history.uses.length})</summary>
        <ul role="list">
          ${history.uses.map(
            ({ byName, at, outcome }) =>
              html`<li>
                ${byName},
                <span class="quiet-text">${outcomeWords[outcome]}, ${whenText(at, this.now())}</span>
              </li>`,
          )}
        </ul>
      </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-phrase-past': PhrasePast;
  }
}
