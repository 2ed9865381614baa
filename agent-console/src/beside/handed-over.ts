import type { EarlierCard } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OpenState } from '../conversation/open-conversation.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';

/** Who gave this conversation to the agent, and what they should know first; until they have answered. */
@customElement('attune-handed-over')
export class HandedOver extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        font: var(--type-13);
      }
      div {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px var(--space-8);
        padding: var(--space-12) var(--space-16);
        border-block-end: 1px solid var(--line);
      }
      attune-icon {
        margin-block-start: 2px;
        color: var(--accent);
      }
      .when {
        color: var(--text-quiet);
      }
      blockquote {
        grid-column: 2;
        margin: 0;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
    `,
  ];

  @property({ attribute: false }) conversation: OpenState | null = null;
  @property({ attribute: false }) agentId = '';
  @property({ attribute: false }) now: () => number = Date.now;

  /** The last hand-over of this conversation, where it is the agent's and unanswered by them. */
  private get card(): EarlierCard | null {
    const { conversation, agentId } = this;
    if (!conversation || agentId === '' || conversation.item?.assignee?.id !== agentId) return null;
    const { conversationId, thread, beside } = conversation;
    const cards = (beside?.earlier ?? []).filter(
      (card) => card.reason === 'handed-over' && card.conversationId === conversationId,
    );
    const [last] = cards.toSorted((one, other) => other.at - one.at);
    if (!last) return null;
    const isAnswered = thread.events.some(
      ({ kind, author, at }) => kind === 'message' && author.id === agentId && at > last.at,
    );
    return isAnswered ? null : last;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { card } = this;
    if (!card) return nothing;
    const { byName, at, word } = card;
    return html`<div role="note">
      <attune-icon name="hand-over"></attune-icon>
      <span
        >${byName ?? 'A colleague'} handed this to you,
        <span class="when">${whenText(at, this.now())}</span></span
      >
      ${word === null || word === '' ? nothing : html`<blockquote dir="auto">${word}</blockquote>`}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-handed-over': HandedOver;
  }
}
