import { deliveryStates, type DeliveryAttempt, type WebhookDelivery } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { outsideStyles } from '../outside/outside.styles.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';

/** A delivery is to be sent once more. */
export class RedeliveryWanted extends Event {
  static readonly type = 'redelivery-wanted';
  constructor(readonly deliveryId: string) {
    super(RedeliveryWanted.type, { bubbles: true, composed: true });
  }
}

/** What was delivered lately: what was sent, what came back, and how often it was tried. */
@customElement('attune-delivery-list')
export class DeliveryList extends LitElement {
  static override styles = [controls, outsideStyles];

  @property({ attribute: false }) deliveries: readonly WebhookDelivery[] | null = null;
  @property({ attribute: false }) now = 0;
  /** Something was sought among them. */
  @property({ type: Boolean }) sought = false;

  protected override render(): TemplateResult | typeof nothing {
    if (this.deliveries === null) return html`<p class="about">Looking…</p>`;
    if (this.deliveries.length === 0 && this.sought) return nothing;
    if (this.deliveries.length === 0)
      return html`<p class="about">Nothing was delivered yet. A trial shows whether the address works.</p>`;
    return html`<ul role="list" class="rows">
      ${this.deliveries.map((delivery) => this.renderDelivery(delivery))}
    </ul>`;
  }

  private renderDelivery({
    id,
    event,
    state,
    createdAt,
    nextAt,
    attempts,
    body,
  }: WebhookDelivery): TemplateResult {
    return html`<li>
      <details class="wide">
        <summary>
          <b>${event}</b>
          <span class="about"
            >${whenText(createdAt, this.now)} ·
            ${deliveryStates[state]}${nextAt === null || state !== 'pending' ? '' : ` · next try ${whenText(nextAt, this.now)}`}</span
          >
        </summary>
        <p class="about">Sent</p>
        <pre>${body}</pre>
        ${attempts.map((attempt) => this.renderAttempt(attempt))}
        <div class="acts">
          ${
            state === 'pending'
              ? nothing
              : html`<button type="button" @click=${() => this.dispatchEvent(new RedeliveryWanted(id))}>
                  Send again
                </button>`
          }
        </div>
      </details>
    </li>`;
  }

  private renderAttempt({ at, tookMs, status, problem, answer }: DeliveryAttempt): TemplateResult {
    return html`<p class="about">
        ${whenText(at, this.now)} · ${status === null ? problem : `answered ${status}`} · ${tookMs} ms
      </p>
      ${answer === null || answer === '' ? nothing : html`<pre>${answer}</pre>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-delivery-list': DeliveryList;
  }
  interface HTMLElementEventMap {
    'redelivery-wanted': RedeliveryWanted;
  }
}
