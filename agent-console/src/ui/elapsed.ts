import { LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { agoText, clockText, lastingText } from './duration.ts';
import { tick } from './ticking.ts';

const texts = { clock: clockText, ago: agoText, lasting: lastingText };

/** How long something has lasted, as text that goes on by itself. */
@customElement('attune-elapsed')
export class Elapsed extends LitElement {
  /** Epoch ms of the server. */
  @property({ type: Number }) since = 0;
  @property({ attribute: false }) now: () => number = Date.now;
  @property() format: keyof typeof texts = 'clock';

  constructor() {
    super();
    tick(this);
  }

  /** A piece of its parent's text: no shadow root of its own. */
  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): string {
    return texts[this.format](this.now() - this.since);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-elapsed': Elapsed;
  }
}
