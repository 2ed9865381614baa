import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { controls } from './controls.styles.ts';

const GAP = 4;
const EDGE = 8;

/** A button that opens a small panel beside it: what is in `face` stands on the button, the rest in the panel. */
@customElement('attune-menu-button')
export class MenuButton extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: inline-flex;
        min-inline-size: 0;
      }
      .face {
        gap: 6px;
        min-inline-size: 0;
        min-block-size: 28px;
        padding-inline: var(--space-8);
        overflow: hidden;
        font: var(--type-13);
        font-weight: 500;
      }
      .face.plain {
        padding: 0;
      }
      [popover] {
        position: fixed;
        inset: auto;
        margin: 0;
        min-inline-size: 220px;
        max-inline-size: min(340px, calc(100vw - 16px));
        max-block-size: min(640px, calc(100dvh - 32px));
        padding: var(--space-8);
        overflow-y: auto;
        overscroll-behavior: contain;
        border: 1px solid var(--line);
        border-radius: var(--radius-card);
        background: var(--surface-1);
        color: var(--text);
        box-shadow: var(--shadow-float);
      }
    `,
  ];

  /** What the button opens, in words. */
  @property() label = '';
  @property({ type: Boolean }) plain = false;
  @property({ type: Boolean }) disabled = false;
  @query('[popover]') private readonly panel!: HTMLElement | null;
  @query('.face') private readonly face!: HTMLButtonElement | null;

  hide(): void {
    this.panel?.hidePopover();
  }

  show(): void {
    this.panel?.showPopover();
  }

  /** Beside the button, whichever way there is room; an anchor in CSS is not in every browser yet. */
  private place(event: ToggleEvent): void {
    const { panel, face } = this;
    if (event.newState !== 'open' || !panel || !face) return;
    const at = face.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = panel;
    const below = at.bottom + GAP;
    const fits = below + height + EDGE <= window.innerHeight;
    const top = fits ? below : Math.max(EDGE, at.top - GAP - height);
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const wanted = isRtl ? at.right - width : at.left;
    const left = Math.min(Math.max(EDGE, wanted), window.innerWidth - width - EDGE);
    Object.assign(panel.style, { top: `${top}px`, left: `${left}px` });
    this.dispatchEvent(new Event('menu-opened'));
    const first = this.querySelector<HTMLElement>('[autofocus], input');
    first?.focus();
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const items = [...this.querySelectorAll<HTMLElement>('button:not(:disabled), input, select, a')];
    const root = this.getRootNode() as Document | ShadowRoot;
    const here = items.findIndex((item) => item === root.activeElement);
    items.at((here + (event.key === 'ArrowDown' ? 1 : -1)) % items.length)?.focus();
    // These keys also mean the next conversation.
    event.preventDefault();
    event.stopPropagation();
  }

  protected override render(): TemplateResult {
    return html`<button
        type="button"
        class="face quiet ${this.plain ? 'plain' : ''}"
        popovertarget="panel"
        title=${this.label}
        ?disabled=${this.disabled}
      >
        <slot name="face"></slot><span class="sr-only">${this.label}</span>
      </button>
      <div
        id="panel"
        popover
        role="group"
        aria-label=${this.label}
        @toggle=${this.place}
        @keydown=${this.onKeyDown}
      >
        <slot></slot>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-menu-button': MenuButton;
  }
}
