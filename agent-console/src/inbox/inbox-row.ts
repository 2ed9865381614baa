import type { Author, InboxItem } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import '../friction/level-mark.ts';
import { timeText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/elapsed.ts';
import '../ui/icon.ts';
import { inboxRowStyles } from './inbox-row.styles.ts';

/** One conversation in the list: who, what was last said, how urgent it is and how long somebody waits. */
@customElement('attune-inbox-row')
export class InboxRow extends LitElement {
  static override styles = [controls, inboxRowStyles];

  @property({ attribute: false }) item: InboxItem | null = null;
  @property({ attribute: false }) now: () => number = Date.now;
  @property({ attribute: false }) typing: readonly Author[] = [];
  @property({ type: Boolean }) current = false;
  /** Somebody has seen what its friction rests on: the mark stays and does not call. */
  @property({ type: Boolean, reflect: true }) quieted = false;
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
    return html`<a
      href=${paths.conversation(item.conversationId)}
      aria-current=${this.current ? 'true' : 'false'}
    >
      <span class="row">
        <span class="name">${item.visitorName ?? item.visitorLabel}</span>
        <span class="side"> ${this.renderFriction(item)} ${this.renderTime(item)} </span>
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

  private renderFriction({ friction }: InboxItem): TemplateResult | typeof nothing {
    const { level, score, goneQuiet } = friction;
    const mark = goneQuiet
      ? html`<attune-icon class="gone" name="circle-dashed" title="Gone quiet"></attune-icon
          ><span class="sr-only">gone quiet</span>`
      : nothing;
    if (level === 'calm') return mark;
    const points = Math.round(score);
    return html`${mark}<span title="Friction ${points} of 100${this.quieted ? ', seen' : ''}">${points}</span>
      ${this.quieted ? html`<span class="sr-only">seen,</span>` : nothing}<attune-level-mark
        level=${level}
      ></attune-level-mark>`;
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
