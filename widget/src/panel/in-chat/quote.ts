import type { ConversationEvent } from '@attune/protocol';
import type { TemplateResult } from 'lit';
import type { ConversationState } from '../../conversation/state.ts';
import type { Kit } from '../kit.ts';
import { texts } from './texts.ts';

/** The message that an answer is about, in one line; pressing it goes there. */
export function renderQuote(
  { html, fill, texts: panelTexts }: Pick<Kit, 'html' | 'fill' | 'texts'>,
  element: Element,
  { timeline: { events } }: ConversationState,
  seq: number | undefined,
): TemplateResult | string {
  const quoted = events.find((event) => event.seq === seq);
  if (quoted?.kind !== 'message') return '';
  const { author, clientId } = quoted;
  const name = author.kind === 'visitor' ? panelTexts.you : (author.name ?? panelTexts.team);
  return html`<button type="button" class="quote" @click=${() => goTo(element, clientId)}>
    <span class="quiet">${fill(texts.quoted, { name })}</span>
    <span class="quoted" dir="auto">${wordsNow(quoted, events)}</span>
  </button>`;
}

/** As it reads by now: in other words since, or taken back. */
function wordsNow(
  { seq, body, parts }: Extract<ConversationEvent, { kind: 'message' }>,
  events: readonly ConversationEvent[],
): string {
  const last = events.findLast(
    (event) => (event.kind === 'edit' || event.kind === 'delete') && event.targetSeq === seq,
  );
  if (last?.kind === 'delete') return texts.quoteGone;
  const words = last?.kind === 'edit' ? last.body : body;
  return words || parts?.attachments?.[0]?.name || parts?.card?.title || texts.quotedFile;
}

/** Into view, with the focus, and marked for a moment. */
function goTo(element: Element, clientId: string): void {
  const root = element.getRootNode() as ShadowRoot;
  const target = root.querySelector<HTMLElement>(`[data-key="${CSS.escape(clientId)}"]`);
  if (!target) return;
  target.scrollIntoView({ block: 'center' });
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  // Not every part of a conversation can take the focus, and a mouse shows none.
  const outlineOffset = '2px';
  target.animate(
    [
      { outline: '2px solid currentColor', outlineOffset },
      { outline: '2px solid transparent', outlineOffset },
    ],
    1_500,
  );
}
