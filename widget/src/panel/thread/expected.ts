import { LitElement, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { fill, texts } from '../texts.ts';
import { expectedStyles } from './expected.styles.ts';

const MINUTE_MS = 60_000;

/** Nobody counts minutes beyond this. */
const LONG_MIN = 90;

/** Says by when an answer was promised, in minutes that go down as time passes, and admits when it takes longer. */
export class Expected extends LitElement {
  static override styles = [expectedStyles];

  /** By the visitor's clock. */
  @property({ type: Number }) by = 0;
  @property() name: string | null = null;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override updated(): void {
    clearTimeout(this.#timer);
    const leftMs = this.by - Date.now();
    // When the next whole minute begins, and once more when time is up.
    if (leftMs > 0) this.#timer = setTimeout(() => this.requestUpdate(), (leftMs % MINUTE_MS) + 50);
  }

  override render(): TemplateResult {
    const minutes = Math.ceil((this.by - Date.now()) / MINUTE_MS);
    const words = minutes <= 0 ? texts.overdue : minutes > LONG_MIN ? texts.expectedLong : texts.expected;
    return html`${fill(words, { name: this.name ?? texts.team, minutes })}`;
  }
}
