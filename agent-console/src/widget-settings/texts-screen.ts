import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { controls } from '../ui/controls.styles.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import './languages-section.ts';
import './texts-section.ts';

/** Which languages the chat speaks, and in which words. */
@customElement('attune-texts-screen')
export class TextsScreen extends LitElement {
  static override styles = [controls, screenStyles];

  @property({ attribute: false }) desk: Desk | null = null;

  protected override render(): TemplateResult {
    return html`<div class="page">
      <h1>Languages and words</h1>
      <p class="lead">
        Everything the chat says, in twelve languages. Say it your way where ours does not fit.
      </p>
      <attune-languages-section .desk=${this.desk}></attune-languages-section>
      <attune-texts-section .desk=${this.desk}></attune-texts-section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-texts-screen': TextsScreen;
  }
}
