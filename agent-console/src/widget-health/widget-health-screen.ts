import { FEWEST_ACKS, type Counted, type WidgetHealth } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { paths } from '../app/routes.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import { SiteAsking } from '../outside/site-asking.ts';
import { durationWords } from '../reports/report-words.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import { tryEcho, type EchoTried } from './try-echo.ts';

const clockWords: Readonly<Record<string, string>> = {
  'under-2-s': 'right to 2 s',
  'under-1-min': 'wrong by up to a minute',
  'over-1-min': 'wrong by more than a minute',
};

const placeWords = { connecting: 'connecting', sending: 'sending', hearing: 'hearing the news' } as const;

/** Whether the widget works for visitors: what was counted in a day, and a try from here. For admins. */
@customElement('attune-widget-health-screen')
export class WidgetHealthScreen extends LitElement {
  static override styles = [
    controls,
    screenStyles,
    outsideStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(120px, 200px) minmax(0, 1fr);
        gap: var(--space-12) var(--space-16);
        margin-block: var(--space-16) var(--space-32);
        font-variant-numeric: tabular-nums;
      }
      dt {
        color: var(--text-quiet);
      }
      dd p + p {
        margin-block-start: 2px;
        font: var(--type-13);
        color: var(--text-quiet);
      }
      h2 {
        font: var(--type-16);
        font-weight: 600;
      }
      .tried {
        display: flex;
        align-items: start;
        gap: var(--space-8);
      }
      .tried attune-icon {
        flex: none;
        margin-block-start: 2px;
      }
      .tried[data-tone='good'] attune-icon {
        color: var(--good);
      }
      .tried[data-tone='problem'] attune-icon {
        color: var(--urgent-text);
      }
      @media (max-width: 799px) {
        dl {
          grid-template-columns: minmax(0, 1fr);
          gap: 2px;
        }
        dd {
          margin-block-end: var(--space-12);
        }
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  /** The way to try; put in its place where there is no server. */
  @property({ attribute: false }) tryOut: (siteKey: string) => Promise<EchoTried> = tryEcho;
  @state() private health: WidgetHealth | null = null;
  @state() private tried: EchoTried | null = null;
  @state() private busy = false;
  private readonly site = new SiteAsking(this, () => this.load());

  private async load(): Promise<void> {
    this.health = (await this.site.ask('widget-health:get', {}))?.health ?? this.health;
  }

  private async tryNow(): Promise<void> {
    const key = this.site.site?.publicKey;
    if (key === undefined || this.busy) return;
    this.busy = true;
    this.tried = null;
    this.tried = await this.tryOut(key);
    this.busy = false;
    await this.load();
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <h1>Widget health</h1>
      <p class="lead">
        Whether the chat works for those who open it. Widgets tell numbers alone: no text, no page, and nobody
        can be told from them. They are kept for 30 days.
      </p>
      <section class="card" aria-labelledby="try">
        <h2 id="try">Try it from here</h2>
        <p class="quiet-text">
          Connects as a widget does, sends something that comes straight back, and stores nothing.
        </p>
        <div class="acts">
          <button type="button" class="primary" ?disabled=${this.busy} @click=${this.tryNow}>
            ${this.busy ? 'Trying' : 'Send an echo'}
          </button>
        </div>
        <div role="status">${this.tried === null ? nothing : renderTried(this.tried)}</div>
      </section>
      <h2>The last 24 hours</h2>
      ${this.health === null ? html`<div class="bones" aria-hidden="true"></div>` : renderHealth(this.health)}
    </div>`;
  }
}

function renderTried(tried: EchoTried): TemplateResult {
  if (tried.kind === 'failed')
    return html`<p class="tried" data-tone="problem">
      <attune-icon name="circle-alert"></attune-icon
      ><span>It failed while ${placeWords[tried.at]}. ${tried.reason}</span>
    </p>`;
  const { connectMs, answerMs, newsMs, clockMs, echoes } = tried;
  const clock =
    Math.abs(clockMs) < 2_000
      ? 'This device’s clock is right to 2 s.'
      : `This device’s clock is ${durationWords(Math.abs(clockMs))} ${clockMs > 0 ? 'ahead' : 'behind'}; nothing rests on it.`;
  return html`<p class="tried" data-tone="good">
    <attune-icon name="check-check"></attune-icon>
    <span
      >It works. Connected in ${ms(connectMs)}; of ${echoes} echoes the middle one was acknowledged in
      ${ms(answerMs)} and heard of in ${ms(newsMs)}. ${clock}</span
    >
  </p>`;
}

const ms = (length: number): string => (length < 1 ? 'under 1 ms' : `${Math.round(length)} ms`);
const count = (times: number): string => times.toLocaleString('en');

function renderHealth(health: WidgetHealth): TemplateResult {
  const { letIn, lost, reconnected, triedInVain, refused, sends, stopped, clocks } = health;
  const refusals = sum(refused);
  const answered = sends.acknowledged + sends.unanswered + sends.declined;
  return html`<dl>
    <dt>Connect</dt>
    <dd>
      <p>${count(letIn)} let in, ${count(refusals)} refused, ${count(lost)} lost on the way</p>
      <p>As widgets saw it: ${count(reconnected)} came back, ${count(triedInVain)} tries came to nothing</p>
      ${
        refusals === 0
          ? nothing
          : html`<p>
              Refused: pages whose address is not among the site’s.
              <a href=${paths.place('sites')}>Addresses and where the tag was seen</a>
            </p>`
      }
    </dd>
    <dt>Send</dt>
    <dd>${renderSends(sends, answered)}</dd>
    <dt>Policy of the page (CSP)</dt>
    <dd>
      ${
        stopped.length === 0
          ? html`<p>Nothing was stopped, as far as widgets could tell.</p>`
          : html`<p>${stopped.map(({ what, times }) => `${what} stopped ${count(times)}`).join(', ')}</p>
              <p>Allow the address of this server in these directives of the page’s policy.</p>`
      }
    </dd>
    <dt>Clocks of visitors</dt>
    <dd>
      <p>
        ${
          clocks.length === 0
            ? 'None was compared yet.'
            : clocks.map(({ what, times }) => `${count(times)} ${clockWords[what] ?? what}`).join(', ')
        }
      </p>
      ${clocks.length === 0 ? nothing : html`<p>Order and times never rest on them.</p>`}
    </dd>
  </dl>`;
}

function renderSends(sends: WidgetHealth['sends'], tried: number): TemplateResult {
  const { acknowledged, unanswered, declined, halfWithinMs, mostWithinMs } = sends;
  if (tried === 0) return html`<p>No message was sent yet.</p>`;
  const within = (bound: number | null): string => (bound === null ? 'more than 10 s' : `${count(bound)} ms`);
  return html`<p>
      ${count(acknowledged)} of ${count(tried)} acknowledged, ${count(unanswered)} without an answer (sent
      again), ${count(declined)} declined in words
    </p>
    <p>
      ${
        acknowledged < FEWEST_ACKS
          ? `Too few to say how soon: ${acknowledged} of ${FEWEST_ACKS}`
          : `Half acknowledged within ${within(halfWithinMs)}, 19 of 20 within ${within(mostWithinMs)}, as widgets saw it`
      }
    </p>`;
}

const sum = (counted: readonly Counted[]): number => counted.reduce((all, { times }) => all + times, 0);

declare global {
  interface HTMLElementTagNameMap {
    'attune-widget-health-screen': WidgetHealthScreen;
  }
}
