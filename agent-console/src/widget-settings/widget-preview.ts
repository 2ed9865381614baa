import type { Opening } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import {
  previewWanted,
  viewNote,
  views,
  viewWords,
  type ShownSettings,
  type View,
} from './preview-wanted.ts';
import { widgetPreviewStyles } from './widget-preview.styles.ts';

/** CSS pixels of the pages that are shown; a phone is one below 480. */
const DESK = { width: 560, height: 740 };
const PHONE = { width: 360, height: 680 };

/**
 * The real button and the real chat in a frame, as they are set on screen: closed, empty, in use, with a form first, or
 * with nobody there; on a desk or a phone, light or dark.
 */
@customElement('attune-widget-preview')
export class WidgetPreview extends LitElement {
  static override styles = [controls, widgetPreviewStyles];

  @property({ attribute: false }) settings: ShownSettings | null = null;
  @property({ attribute: false }) opening: Opening | null = null;
  @property() siteName = '';
  @property() view: View = 'empty';
  @property({ type: Boolean }) isPhone = false;
  @property({ type: Boolean }) isDark = false;
  @query('iframe') private readonly frame!: HTMLIFrameElement;
  @query('.stage') private readonly stage!: HTMLElement;

  readonly #watch = new ResizeObserver(() => this.#fit());

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('message', this.#onReady);
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('message', this.#onReady);
    this.#watch.disconnect();
  }

  protected override updated(): void {
    this.#fit();
    this.#show();
  }

  readonly #onReady = ({ source }: MessageEvent): void => {
    if (source === this.frame.contentWindow) this.#show();
  };

  #fit(): void {
    if (!this.hasUpdated) return;
    const { width, height } = this.isPhone ? PHONE : DESK;
    const { style } = this.stage;
    style.setProperty('--page-width', String(width));
    style.setProperty('--page-height', String(height));
    style.setProperty('--scale', String(Math.min(1, this.stage.clientWidth / width)));
  }

  readonly #show = (): void => {
    const { settings, opening, siteName, view, isDark } = this;
    if (!settings) return;
    this.frame.contentWindow?.postMessage(
      previewWanted({ settings, opening, siteName, view, isDark, now: Date.now() }),
      location.origin,
    );
  };

  protected override render(): TemplateResult {
    const choice = (word: string, isOn: boolean, choose: () => void): TemplateResult =>
      html`<button type="button" aria-pressed=${isOn} @click=${choose}>${word}</button>`;
    const note = this.settings && viewNote(this.view, this.settings);
    return html`<div class="choices" role="group" aria-label="What is shown">
        ${views.map((view) => choice(viewWords[view], this.view === view, () => (this.view = view)))}
      </div>
      <div class="choices" role="group" aria-label="Where it is shown">
        ${choice('On a phone', this.isPhone, () => (this.isPhone = !this.isPhone))}
        ${choice('In the dark', this.isDark, () => (this.isDark = !this.isDark))}
      </div>
      ${note ? html`<p class="note" role="status">${note}</p>` : nothing}
      <div class="stage ${this.isPhone ? 'phone' : ''}">
        <iframe src="/widget/preview" title="The chat as it is set here" @load=${this.#show}></iframe>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-widget-preview': WidgetPreview;
  }
}
