import { html, type TemplateResult } from 'lit';
import type { Conversation } from '../../conversation/conversation.ts';
import type { ConversationState } from '../../conversation/state.ts';
import { texts } from '../texts.ts';

/** Under the last answer: lets the visitor say that it did not help, and take that back for a moment. */
export function renderFeedback(
  conversation: Conversation,
  seq: number,
  rejected: ConversationState['rejected'],
): TemplateResult {
  const isRejected = rejected?.seq === seq;
  return html`<div class="feedback">
    <span role="status"
      >${isRejected ? (rejected.isTold ? texts.notHelpfulTold : texts.notHelpfulThanks) : ''}</span
    >
    ${
      isRejected && rejected.isTold
        ? ''
        : html`<button
            type="button"
            @click=${() => (isRejected ? conversation.takeBackRejection() : conversation.rejectAnswer(seq))}
          >
            ${isRejected ? texts.undo : texts.notHelpful}
          </button>`
    }
  </div>`;
}
