import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Observe } from '../state/observe.ts';
import { controls } from './controls.styles.ts';
import './icon.ts';
import type { Toast, Toasts } from './toasts.ts';

/** Quiet words at the lower edge: what was done, with a way back, or why something was declined. */
@customElement('attune-toast-stack')
export class ToastStack extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        position: fixed;
        z-index: 10;
        inset-block-end: var(--space-16);
        inset-inline-start: 72px;
        display: grid;
        gap: var(--space-8);
        pointer-events: none;
      }
      [role='status'] {
        display: grid;
        justify-items: start;
        gap: var(--space-8);
      }
      /* On a phone the lower edge belongs to the composer. */
      @media (max-width: 799px) {
        :host {
          inset-block: 60px auto;
          inset-inline: var(--space-16);
        }
        [role='status'] {
          justify-items: center;
        }
      }
      .toast {
        display: flex;
        align-items: center;
        gap: var(--space-12);
        max-inline-size: 520px;
        padding: var(--space-8) var(--space-8) var(--space-8) var(--space-16);
        border: 1px solid var(--line);
        border-radius: var(--radius-card);
        background: var(--surface-1);
        box-shadow: var(--shadow-float);
        pointer-events: auto;
        animation: rise var(--quick);
      }
      /* Beside the composer, over the list: who does something goes on writing. */
      @media (min-width: 800px) {
        .toast {
          flex-wrap: wrap;
          justify-content: end;
          max-inline-size: 256px;
        }
        .toast > span {
          flex: 1 1 auto;
        }
        .toast:not(:has(button:not(.icon))) {
          flex-wrap: nowrap;
        }
      }
      .problem > attune-icon {
        color: var(--urgent);
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
    `,
  ];

  @property({ attribute: false }) toasts: Toasts | null = null;
  private readonly shown = new Observe(this, () => this.toasts?.shown ?? null);

  private undo(toast: Toast): void {
    toast.undo?.();
    this.toasts?.dismiss(toast.id);
  }

  private cancel(toast: Toast): void {
    toast.cancel?.();
    this.toasts?.dismiss(toast.id);
  }

  protected override render(): TemplateResult {
    return html`<div role="status" aria-live="polite" aria-label="What just happened">
      ${repeat(
        this.shown.value ?? [],
        ({ id }) => id,
        (toast) => this.renderToast(toast),
      )}
    </div>`;
  }

  private renderToast(toast: Toast): TemplateResult {
    return html`<div class="toast ${toast.tone}">
      ${toast.tone === 'problem' ? html`<attune-icon name="circle-alert"></attune-icon>` : nothing}
      <span>${toast.text}</span>
      ${
        toast.undo === null
          ? nothing
          : html`<button type="button" @click=${() => this.undo(toast)}>Undo</button>`
      }
      ${
        toast.cancel === null
          ? html`<button
              type="button"
              class="quiet icon"
              aria-label="Dismiss"
              @click=${() => this.toasts?.dismiss(toast.id)}
            >
              <attune-icon name="x"></attune-icon>
            </button>`
          : html`<button type="button" @click=${() => this.cancel(toast)}>Cancel</button>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-toast-stack': ToastStack;
  }
}
