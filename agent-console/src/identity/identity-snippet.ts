import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import {
  PAGE_SNIPPET,
  serverSnippet,
  snippetLanguages,
  type SnippetLanguage,
  type SnippetOf,
} from './snippets.ts';

/** The code that a site needs to vouch for its visitors with one key. */
@customElement('attune-identity-snippet')
export class IdentitySnippet extends LitElement {
  static override styles = [
    controls,
    outsideStyles,
    css`
      pre {
        overflow-x: auto;
        margin: 0;
        font-size: 0.8125rem;
        line-height: 1.5;
      }
    `,
  ];

  @property({ attribute: false }) of: SnippetOf | null = null;
  @property() name = '';
  @state() private language: SnippetLanguage = 'node';

  protected override render(): TemplateResult | typeof nothing {
    const { of } = this;
    if (of === null) return nothing;
    const languages = Object.entries(snippetLanguages) as [SnippetLanguage, string][];
    return html`<section class="card" aria-label="Code for ${this.name}">
      <div class="field">
        <label for="language">On your server, for “${this.name}”</label>
        <select
          id="language"
          @change=${({ target }: Event) =>
            (this.language =
              languages.find(([each]) => each === (target as HTMLSelectElement).value)?.[0] ?? 'node')}
        >
          ${languages.map(
            ([each, words]) =>
              html`<option value=${each} ?selected=${each === this.language}>${words}</option>`,
          )}
        </select>
      </div>
      <pre
        tabindex="0"
        aria-label="Code for your server"
      ><code>${serverSnippet(this.language, of)}</code></pre>
      <p>And in your pages. The token holds for an hour at most; make a new one for each page.</p>
      <pre tabindex="0" aria-label="Code for your pages"><code>${PAGE_SNIPPET}</code></pre>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-identity-snippet': IdentitySnippet;
  }
}
