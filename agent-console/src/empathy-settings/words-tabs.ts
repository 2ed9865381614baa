import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import { controls } from '../ui/controls.styles.ts';

/** The ways between the screens about words. */
@customElement('attune-words-tabs')
export class WordsTabs extends LitElement {
  static override styles = [
    controls,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin-block-end: var(--space-16);
        font: var(--type-13);
      }
      a {
        padding-block: 4px;
        color: var(--text-quiet);
        text-decoration: none;
      }
      a:hover {
        color: var(--text);
      }
      a[aria-current='page'] {
        color: var(--text);
        box-shadow: 0 2px 0 var(--accent);
      }
    `,
  ];

  @property() here: 'phrases' | 'empathy' | 'hot-spots' | 'kept-words' = 'phrases';
  @property({ type: Boolean }) admin = false;

  protected override render(): TemplateResult {
    const place = (name: typeof this.here, path: string, word: string): TemplateResult =>
      html`<a href=${path} aria-current=${this.here === name ? 'page' : 'false'}>${word}</a>`;
    return html`<nav aria-label="Words">
      ${place('phrases', paths.phrases, 'Phrase book')}
      ${this.admin ? place('empathy', paths.empathy, 'How we speak') : nothing}
      ${place('hot-spots', paths.hotSpots, 'Trouble spots')}
      ${place('kept-words', paths.keptWords, 'Kept words')}
    </nav>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-words-tabs': WordsTabs;
  }
}
