import type { WebhookAnswers } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import { SiteAsking } from '../outside/site-asking.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import { showOlder } from '../ui/show-older.ts';
import './delivery-list.ts';
import type { RedeliveryWanted } from './delivery-list.ts';

type Deliveries = WebhookAnswers['webhook:deliveries'];

/** What one webhook was told, looked through and paged. */
@customElement('attune-delivery-log')
export class DeliveryLog extends LitElement {
  static override styles = [controls, outsideStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  /** Stays the same: another webhook has a log of its own. */
  @property({ attribute: false }) webhookId = '';
  @state() private shown: Deliveries | null = null;
  private readonly filter = new Filtering(this, { label: 'Find deliveries', ask: () => this.look() });
  private readonly site = new SiteAsking(this, () => this.look());

  /** Asks anew. @param cursor after which older ones are added to those that are shown */
  async look(cursor?: string): Promise<void> {
    const { sought } = this.filter;
    const asked = { webhookId: this.webhookId, ...sought, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await this.site.ask('webhook:deliveries', asked);
    if (answer === null || sought.words !== this.filter.sought.words) return;
    this.shown = cursor === undefined ? answer : withOlder(this.shown, answer);
  }

  private async redeliver({ deliveryId }: RedeliveryWanted): Promise<void> {
    const { webhookId } = this;
    const again = await this.site.ask('webhook:redeliver', { webhookId, deliveryId });
    if (again === null || this.shown === null) return;
    const deliveries = this.shown.deliveries.map((each) => (each.id === deliveryId ? again.delivery : each));
    this.shown = { ...this.shown, deliveries };
  }

  protected override render(): TemplateResult {
    const { shown, filter } = this;
    const count = shown?.deliveries.length ?? 0;
    const { found, of } = shown?.counted ?? { found: count, of: null };
    return html`${shown === null ? nothing : filter.lineOfServer(Math.max(found, count), { of, more: false })}
      <attune-delivery-list
        .deliveries=${shown?.deliveries ?? null}
        .now=${this.site.now}
        ?sought=${filter.words.trim() !== ''}
        @redelivery-wanted=${this.redeliver}
      ></attune-delivery-list>
      ${showOlder(shown?.next ?? null, (cursor) => this.look(cursor))}`;
  }
}

/** What was counted was said with the first page. */
const withOlder = (shown: Deliveries | null, older: Deliveries): Deliveries => ({
  deliveries: [...(shown?.deliveries ?? []), ...older.deliveries],
  counted: shown?.counted ?? null,
  next: older.next,
});

declare global {
  interface HTMLElementTagNameMap {
    'attune-delivery-log': DeliveryLog;
  }
}
