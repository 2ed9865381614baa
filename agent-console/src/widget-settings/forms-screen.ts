import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { controls } from '../ui/controls.styles.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import './offline-section.ts';
import './pre-chat-section.ts';

/** What visitors are asked: before the first message, and when nobody is there. */
@customElement('attune-forms-screen')
export class FormsScreen extends LitElement {
  static override styles = [controls, screenStyles];

  @property({ attribute: false }) desk: Desk | null = null;

  protected override render(): TemplateResult {
    return html`<div class="page">
      <h1>Forms</h1>
      <p class="lead">
        Every field is one more reason to leave. Ask for what you need to answer. What visitors say of
        themselves is kept with them, and marked as not verified.
      </p>
      <attune-pre-chat-section .desk=${this.desk}></attune-pre-chat-section>
      <attune-offline-section .desk=${this.desk}></attune-offline-section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-forms-screen': FormsScreen;
  }
}
