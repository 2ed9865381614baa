import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import type { Install } from './install.ts';

/** A quiet line that suggests to install the console, once; nothing where the browser does not offer it. */
@customElement('attune-install-offer')
export class InstallOffer extends LitElement {
  static override styles = [
    controls,
    css`
      aside {
        display: flex;
        align-items: center;
        gap: var(--space-8);
        padding: var(--space-8) var(--space-8) var(--space-8) var(--space-16);
        border-block-start: 1px solid var(--line);
        background: var(--surface-1);
        font: var(--type-13);
        color: var(--text-quiet);
      }
      p {
        flex: 1;
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) install: Install | null = null;
  private readonly isSuggested = new Observe(this, () => this.install?.isSuggested ?? null);

  protected override render(): TemplateResult | typeof nothing {
    const { install } = this;
    if (install === null || this.isSuggested.value !== true) return nothing;
    return html`<aside aria-label="Install Attune">
      <p>Attune can have a window of its own, and start with this device’s other apps.</p>
      <button type="button" @click=${() => void install.ask()}>Install</button>
      <button type="button" class="quiet icon" aria-label="Not now" @click=${() => install.decline()}>
        <attune-icon name="x"></attune-icon>
      </button>
    </aside>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-install-offer': InstallOffer;
  }
}
