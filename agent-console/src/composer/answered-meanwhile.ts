import type { MessageEvent } from '@attune/protocol';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { MessageWanted } from '../conversation/message-wanted.ts';
import { lastSeq, type Thread } from '../conversation/thread.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';

/**
 * Says that a colleague has answered since this answer was begun, while there is time to think again. It holds nothing
 * back: an answer that the server finds outdated is held back where it is sent.
 */
@customElement('attune-answered-meanwhile')
export class AnsweredMeanwhile extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .notice {
        display: flex;
        align-items: center;
        gap: var(--space-8);
        min-block-size: 32px;
        padding: 2px 2px 6px var(--space-12);
        font: var(--type-13);
        color: var(--text);
      }
      .words {
        flex: 1;
      }
      attune-icon {
        flex: none;
        color: var(--text-quiet);
      }
      button {
        min-block-size: 28px;
        padding: 0 10px;
        font-size: 13px;
      }
    `,
  ];

  @property({ attribute: false }) thread: Thread | null = null;
  @property({ attribute: false }) agentId = '';
  /** Something stands in the draft. */
  @property({ type: Boolean, attribute: 'is-writing' }) isWriting = false;
  /** How far the conversation was read when the answer was begun; null: nothing is begun. */
  @property({ attribute: false }) begun: { readonly conversationId: string; readonly seq: number } | null =
    null;

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { thread, begun } = this;
    if (!this.isWriting || !thread || thread.events.length === 0) this.begun = null;
    else if (begun?.conversationId !== thread.conversationId) this.beginAt(thread);
  }

  private beginAt(thread: Thread): void {
    this.begun = { conversationId: thread.conversationId, seq: lastSeq(thread) };
  }

  /** The first answer of a colleague since. */
  private get unread(): MessageEvent | null {
    const { begun, thread } = this;
    if (!begun || !thread) return null;
    const isTheirs = (event: Thread['events'][number]): event is MessageEvent =>
      event.seq > begun.seq &&
      event.kind === 'message' &&
      event.author.kind === 'agent' &&
      event.author.id !== this.agentId;
    return thread.events.find(isTheirs) ?? null;
  }

  private read({ seq }: MessageEvent): void {
    this.dispatchEvent(new MessageWanted(seq));
    if (this.thread) this.beginAt(this.thread);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { unread } = this;
    if (!unread) return nothing;
    return html`<div class="notice" role="status">
      <attune-icon name="users"></attune-icon>
      <span class="words">${unread.author.name ?? 'A colleague'} answered while you wrote.</span>
      <button type="button" @click=${() => this.read(unread)}>Read it</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-answered-meanwhile': AnsweredMeanwhile;
  }
}
