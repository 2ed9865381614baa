import { wantedEventNames, webhookEvents, type Webhook } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import '../outside/shown-secret.ts';
import { SiteAsking } from '../outside/site-asking.ts';
import { textIn } from '../outside/text-in.ts';
import { Observe } from '../state/observe.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import '../ui/icon.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import '../ui/switch.ts';
import type { SwitchTurned } from '../ui/switch.ts';
import { isStopped } from './stopped-webhooks.ts';
import './delivery-log.ts';
import type { DeliveryLog } from './delivery-log.ts';

type WantedEvent = (typeof wantedEventNames)[number];

/** Where the site tells other programs of what happens. For admins. */
@customElement('attune-webhooks-screen')
export class WebhooksScreen extends LitElement {
  static override styles = [
    controls,
    screenStyles,
    outsideStyles,
    css`
      .stopped {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-8) var(--space-12);
        margin-block-start: var(--space-8);
        padding: var(--space-8) var(--space-12);
        border: 1px solid var(--line);
        border-inline-start: 3px solid var(--accent);
        border-radius: var(--radius-control);
        font: var(--type-13);
      }
      .log {
        margin-block-start: var(--space-8);
      }
      .stopped p {
        flex: 1 1 260px;
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private webhooks: readonly Webhook[] | null = null;
  @state() private isAdding = false;
  @state() private secret: string | null = null;
  /** The webhook whose log is shown. */
  @state() private openId: string | null = null;
  @query('attune-delivery-log') private readonly log!: DeliveryLog | null;
  private readonly filter = new Filtering(this, { label: 'Find webhooks' });
  private readonly leaving = new Observe(this, () => this.desk?.deeds.leaving ?? null);
  private readonly site = new SiteAsking(this, () => this.load());
  private leaveNews: (() => void) | null = null;

  /** A colleague may resume or remove one meanwhile, and one may stop. */
  override connectedCallback(): void {
    super.connectedCallback();
    const { connection } = this.desk ?? {};
    const onNews = ({ siteId }: { readonly siteId: string }): void => {
      if (siteId === this.site.siteId) void this.load();
    };
    const endings = [connection?.on('webhooks:changed', onNews), connection?.on('webhook:stopped', onNews)];
    this.leaveNews = () => {
      for (const end of endings) end?.();
    };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leaveNews?.();
  }

  private async load(): Promise<void> {
    this.webhooks = (await this.site.ask('webhook:list', {}))?.webhooks ?? this.webhooks ?? [];
  }

  private async add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const made = await this.site.ask('webhook:create', {
      name: textIn(form, 'name'),
      url: textIn(form, 'url'),
      events: form
        .getAll('event')
        .filter((one): one is WantedEvent => wantedEventNames.some((name) => name === one)),
    });
    if (made === null) return;
    this.secret = made.secret;
    this.isAdding = false;
    await this.load();
  }

  private open(webhookId: string): void {
    this.openId = this.openId === webhookId ? null : webhookId;
  }

  private async tryOut(webhookId: string): Promise<void> {
    if ((await this.site.ask('webhook:try', { webhookId })) === null) return;
    this.desk?.toasts.say('A trial is on its way.');
    if (this.openId === webhookId) await this.log?.look();
  }

  private async turn(webhookId: string, enabled: boolean): Promise<void> {
    await this.site.ask('webhook:update', { webhookId, enabled });
    await this.load();
  }

  private async showSecret(webhookId: string): Promise<void> {
    this.secret = (await this.site.ask('webhook:secret', { webhookId }))?.secret ?? null;
  }

  private async drop({ id, name }: Webhook): Promise<void> {
    const { siteId } = this.site;
    if (siteId === null) return;
    await this.desk?.deeds.leave('webhook:remove', {
      input: { siteId, webhookId: id },
      about: id,
      words: {
        said: `The webhook ${name} goes in 10 seconds, with the log of its deliveries.`,
        kept: `The webhook ${name} was not removed.`,
      },
      done: () => void this.load(),
    });
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="title">
        <h1>Webhooks</h1>
        <button type="button" class="primary" @click=${() => (this.isAdding = !this.isAdding)}>
          <attune-icon name="plus"></attune-icon>New webhook
        </button>
      </div>
      <p class="lead">
        Another program is told of what happens here, signed, and again until it says that it has it.
      </p>
      ${
        this.secret === null
          ? nothing
          : html`<attune-shown-secret
              .secret=${this.secret}
              about="With this secret the receiver checks that a delivery is ours."
            ></attune-shown-secret>`
      }
      ${this.isAdding ? this.renderForm() : nothing} ${this.renderWebhooks()}
    </div>`;
  }

  private renderForm(): TemplateResult {
    return html`<form class="card" @submit=${this.add}>
      <div class="field">
        <label for="name">What it is for</label>
        <input id="name" name="name" required maxlength="60" autocomplete="off" />
      </div>
      <div class="field">
        <label for="url">Address</label>
        <input
          id="url"
          name="url"
          type="url"
          required
          maxlength="500"
          placeholder="https://example.com/attune"
        />
      </div>
      <fieldset>
        <legend>Tell it when</legend>
        ${wantedEventNames.map(
          (name) =>
            html`<label class="choice"
              ><input type="checkbox" name="event" value=${name} /><span>${webhookEvents[name]}</span></label
            >`,
        )}
      </fieldset>
      <div class="acts">
        <button class="primary">Add it</button>
        <button type="button" class="quiet" @click=${() => (this.isAdding = false)}>Cancel</button>
      </div>
    </form>`;
  }

  private renderWebhooks(): TemplateResult {
    if (this.webhooks === null) return html`<div class="bones" aria-hidden="true"></div>`;
    const webhooks = this.webhooks.filter(({ id }) => this.leaving.value?.has(id) !== true);
    if (webhooks.length === 0)
      return html`<p class="quiet-text">
        No webhooks yet. With one, your shop, your CRM or your chat room hears of a conversation in the moment
        it begins.
      </p>`;
    const fitting = this.filter.fitting(webhooks, ({ name, url, events, disabledWhy }) => [
      name,
      url,
      disabledWhy,
      ...events.map((event) => webhookEvents[event]),
    ]);
    return html`${this.filter.line(fitting.length, webhooks.length)}
      <ul role="list" class="rows">
        ${fitting.map((webhook) => this.renderWebhook(webhook))}
      </ul>`;
  }

  private renderWebhook(webhook: Webhook): TemplateResult {
    const { id, name, url, events, disabledAt, failingSince } = webhook;
    const isOpen = this.openId === id;
    return html`<li>
      <div>
        <b>${name}</b>
        <p class="about">${url}</p>
        <p class="about">${events.map((event) => webhookEvents[event]).join(' · ')}</p>
        ${isStopped(webhook) ? this.renderStopped(webhook) : nothing}
        ${failingSince === null || disabledAt !== null ? nothing : html`<p class="problem">Deliveries fail at the moment.</p>`}
      </div>
      <attune-switch
        label="Deliver to ${name}"
        ?checked=${disabledAt === null}
        @switch-turned=${({ checked }: SwitchTurned) => this.turn(id, checked)}
      ></attune-switch>
      <div class="acts wide">
        <button type="button" aria-expanded=${isOpen} @click=${() => this.open(id)}>Deliveries</button>
        <button type="button" ?disabled=${disabledAt !== null} @click=${() => this.tryOut(id)}>
          Send a trial
        </button>
        <button type="button" class="quiet" @click=${() => this.showSecret(id)}>Show the secret</button>
        <button type="button" class="quiet" aria-label="Remove ${name}" @click=${() => this.drop(webhook)}>
          Remove
        </button>
      </div>
      ${
        isOpen
          ? html`<attune-delivery-log
              class="wide log"
              .desk=${this.desk}
              .webhookId=${id}
            ></attune-delivery-log>`
          : nothing
      }
    </li>`;
  }

  private renderStopped({ id, name, disabledAt, disabledWhy }: Webhook): TemplateResult {
    return html`<div class="stopped">
      <p>
        <b>Stopped ${whenText(disabledAt ?? 0, this.site.now)}.</b> ${disabledWhy} What has happened since was
        not sent.
      </p>
      <button type="button" aria-label="Resume ${name}" @click=${() => this.turn(id, true)}>Resume</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-webhooks-screen': WebhooksScreen;
  }
}
