import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import { outsideStyles } from './outside.styles.ts';

/** A secret that is shown this once, with a way to take it along. */
@customElement('attune-shown-secret')
export class ShownSecret extends LitElement {
  static override styles = [controls, outsideStyles];

  @property() secret = '';
  @property() about = '';
  @state() private copied = false;

  private async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.secret);
    this.copied = true;
  }

  protected override render(): TemplateResult {
    return html`<div class="card" role="status">
      <p>${this.about}</p>
      <div class="secret">
        <code>${this.secret}</code>
        <button type="button" @click=${this.copy}>${this.copied ? 'Copied' : 'Copy'}</button>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-shown-secret': ShownSecret;
  }
}
