import type { Facts } from '@attune/empathy/coach';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';

const labels: readonly (readonly [keyof Facts, string])[] = [
  ['heard', 'heard'],
  ['owned', 'owned'],
  ['concrete', 'concrete'],
  ['asked', 'asked'],
  ['nextStep', 'next step'],
];
const MAX_QUOTE = 28;

/** What can be seen in a draft, side by side, with the words that show it. No sum of it, on purpose. */
@customElement('attune-fact-strip')
export class FactStrip extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0 14px;
        min-block-size: 24px;
        align-items: center;
        font: var(--type-12);
        color: var(--text-quiet);
      }
      li {
        display: inline-flex;
        align-items: baseline;
        gap: 4px;
        white-space: nowrap;
      }
      [data-is='yes'] {
        color: var(--text);
      }
      [data-is='yes'] .mark {
        color: var(--good);
        font-weight: 600;
      }
      q {
        max-inline-size: 18ch;
        overflow: hidden;
        text-overflow: ellipsis;
        color: var(--text-quiet);
        quotes: '“' '”';
      }
      [data-is='not-applicable'] .word {
        text-decoration: underline dotted var(--line-strong);
        text-underline-offset: 3px;
      }
      @media (max-width: 999px) {
        q {
          display: none;
        }
        ul {
          gap: 0 12px;
        }
      }
    `,
  ];

  @property({ attribute: false }) facts: Facts | null = null;
  /** The draft, for the words that show each fact. */
  @property({ attribute: false }) text = '';

  protected override render(): TemplateResult {
    const { facts } = this;
    return html`<ul role="list" aria-label="What this answer has">
      ${facts === null ? nothing : labels.map(([name, word]) => this.renderFact(word, facts[name]))}
    </ul>`;
  }

  private renderFact(word: string, fact: Facts[keyof Facts]): TemplateResult {
    const quote = fact.is === 'yes' ? this.text.slice(fact.span.start, fact.span.end) : '';
    const title =
      fact.is === 'yes' ? `“${quote}”` : fact.is === 'no' ? 'Not there; it may help' : 'Not called for here';
    return html`<li data-is=${fact.is} title=${title}>
      <span class="word">${word}</span>
      <span class="mark" aria-hidden="true">${fact.is === 'yes' ? '✓' : '–'}</span>
      <span class="sr-only"
        >${fact.is === 'yes' ? 'yes' : fact.is === 'no' ? 'not there' : 'not called for'}</span
      >
      ${quote === '' ? nothing : html`<q>${quote.slice(0, MAX_QUOTE)}</q>`}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-fact-strip': FactStrip;
  }
}
