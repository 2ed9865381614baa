import type { Author, InboxItem } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import '../friction/level-mark.ts';
import { timeText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/elapsed.ts';
import { inboxRowStyles } from './inbox-row.styles.ts';

/** One conversation in the list: who, what was last said, how urgent it is and how long somebody waits. */
@customElement('attune-inbox-row')
export class InboxRow extends LitElement {
  static override styles = [controls, inboxRowStyles];

  @property({ attribute: false }) item: InboxItem | null = null;
  @property({ attribute: false }) now: () => number = Date.now;
  @property({ attribute: false }) typing: readonly Author[] = [];
  @property({ type: Boolean }) current = false;
  @query('a') private readonly link!: HTMLAnchorElement | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('item')) return;
    this.setAttribute('level', this.item?.friction.level ?? 'calm');
    this.toggleAttribute('unread', (this.item?.unread ?? 0) > 0);
  }

  override focus(options?: FocusOptions): void {
    this.link?.focus(options);
  }

  /** Opens the conversation as a click does. */
  open(): void {
    this.link?.click();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { item } = this;
    if (!item) return nothing;
    const { level, score } = item.friction;
    return html`<a
      href=${paths.conversation(item.conversationId)}
      aria-current=${this.current ? 'true' : 'false'}
    >
      <span class="row">
        <span class="name">${item.visitorName ?? item.visitorLabel}</span>
        <span class="side">
          ${
            level === 'calm'
              ? nothing
              : html`<span title="Friction ${Math.round(score)} of 100">${Math.round(score)}</span
                  ><attune-level-mark level=${level}></attune-level-mark>`
          }
          ${this.renderTime(item)}
        </span>
      </span>
      <span class="row">
        ${this.renderLine(item)}
        ${
          item.unread > 0
            ? html`<span class="side count">${item.unread}<span class="sr-only"> not read</span></span>`
            : nothing
        }
      </span>
    </a>`;
  }

  private renderTime(item: InboxItem): TemplateResult | typeof nothing {
    if (item.waitingSince !== null) {
      return html`<span class="waiting" title="Waits for an answer"
        ><span class="sr-only">waits </span
        ><attune-elapsed .since=${item.waitingSince} .now=${this.now}></attune-elapsed
      ></span>`;
    }
    return item.lastMessage ? html`<span>${timeText(item.lastMessage.at)}</span>` : nothing;
  }

  private renderLine(item: InboxItem): TemplateResult {
    const visitorTypes = this.typing.some(({ kind }) => kind === 'visitor');
    if (visitorTypes) return html`<span class="line typing">typing…</span>`;
    const colleague = this.typing.find(({ kind }) => kind === 'agent');
    if (colleague)
      return html`<span class="line typing">${colleague.name ?? 'A colleague'} is writing…</span>`;
    if (!item.lastMessage) return html`<span class="line">Opened the chat, nothing written yet</span>`;
    const { author, preview } = item.lastMessage;
    return html`<span class="line"
      >${author === 'agent' ? html`<span class="sr-only">Answered: </span>↩ ` : nothing}${preview}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-inbox-row': InboxRow;
  }
}
