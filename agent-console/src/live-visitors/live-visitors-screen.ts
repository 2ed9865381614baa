import type { LiveVisitor, LiveVisitorAnswers } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../app/desk.ts';
import { paths } from '../app/routes.ts';
import '../friction/level-mark.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/elapsed.ts';
import { screenStyles } from '../ui/screen.styles.ts';

/** How often it is asked who is there, while somebody looks. */
const ASK_EVERY_MS = 5_000;

/** Who is on the site right now: everybody whose chat is connected, those in trouble first. */
@customElement('attune-live-visitors-screen')
export class LiveVisitorsScreen extends LitElement {
  static override styles = [
    controls,
    screenStyles,
    css`
      .visitor {
        display: grid;
        grid-template-columns: minmax(0, 1.2fr) minmax(0, 2fr) 140px 56px;
        align-items: center;
        gap: var(--space-16);
        min-block-size: 52px;
        padding-inline: var(--space-8);
        border-radius: var(--radius-control);
        color: inherit;
        text-decoration: none;
      }
      a.visitor:hover {
        background: var(--surface-2);
      }
      li + li {
        border-block-start: 1px solid var(--line);
      }
      .name {
        font-weight: 550;
      }
      .name,
      .path {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .path,
      .aside {
        font: var(--type-13);
        color: var(--text-quiet);
      }
      .aside {
        text-align: end;
      }
      .level {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
      @media (max-width: 799px) {
        .visitor {
          grid-template-columns: minmax(0, 1fr) auto;
          gap: 2px var(--space-12);
          padding-block: var(--space-8);
        }
        .path {
          grid-row: 2;
        }
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private here: LiveVisitorAnswers['live-visitors:list'] | null = null;
  @state() private problem: string | null = null;
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private timer: ReturnType<typeof setInterval> | undefined;
  private asking = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => void this.ask(), ASK_EVERY_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  /** As soon as it is known who asks. */
  protected override updated(): void {
    if (this.here === null && this.problem === null && this.me.value !== null) void this.ask();
  }

  private async ask(): Promise<void> {
    const { desk } = this;
    const siteId = desk?.site.chosen.value?.id;
    if (!desk || siteId === undefined || document.hidden || this.asking) return;
    this.asking = true;
    const reply = await desk.connection.request('live-visitors:list', { siteId });
    this.asking = false;
    if (reply.ok) this.here = reply.value;
    this.problem = reply.ok ? null : reply.refusal.message;
  }

  protected override render(): TemplateResult {
    const count = this.here?.count ?? 0;
    return html`<div class="page">
      <h1>
        On the site now ${this.here ? html`<span class="figures quiet-text">· ${count}</span>` : nothing}
      </h1>
      <p class="lead">
        Whoever has opened the chat or agreed to be seen, and is connected. Nobody is written to before they
        open the chat.
      </p>
      ${this.problem === null ? nothing : html`<p role="status">${this.problem}</p>`} ${this.renderVisitors()}
    </div>`;
  }

  private renderVisitors(): TemplateResult {
    if (!this.here) return html`<div class="bones" aria-hidden="true"></div>`;
    const { visitors, pagesSeen, count } = this.here;
    if (count === 0) {
      return html`<p class="quiet-text">
        It is quiet: nobody has the chat open. They appear here by themselves.
      </p>`;
    }
    return html`${pagesSeen ? nothing : html`<p class="small quiet-text">This site does not watch pages.</p>`}
      <ul role="list">
        ${repeat(
          visitors,
          ({ visitorId, since }) => `${visitorId} ${since}`,
          (visitor) => html`<li>${this.renderVisitor(visitor)}</li>`,
        )}
      </ul>
      ${count > visitors.length ? html`<p class="small quiet-text">and ${count - visitors.length} more</p>` : nothing}`;
  }

  private renderVisitor(visitor: LiveVisitor): TemplateResult {
    const { visitorName, visitorLabel, path, level, since, conversationId, waitingSince, assignee } = visitor;
    const now = this.desk?.clock.now ?? Date.now;
    const words = html`<span class="name">${visitorName ?? visitorLabel}</span>
      <span class="path" title=${path ?? ''}
        >${path ?? (conversationId === null ? 'has written nothing yet' : '')}</span
      >
      <span class="aside"
        >${
          level !== null && level !== 'calm'
            ? html`<span class="level"><attune-level-mark level=${level}></attune-level-mark></span>`
            : waitingSince === null
              ? (assignee ?? '')
              : 'waits'
        }</span
      >
      <span class="aside figures" title="Connected"
        ><span class="sr-only">here for </span><attune-elapsed .since=${since} .now=${now}></attune-elapsed
      ></span>`;
    return conversationId === null
      ? html`<div class="visitor">${words}</div>`
      : html`<a class="visitor" href=${paths.conversation(conversationId)}>${words}</a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-live-visitors-screen': LiveVisitorsScreen;
  }
}
