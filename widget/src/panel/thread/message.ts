import type { MessageParts } from '@attune/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon, type IconName } from '../icons.ts';
import { linkify } from '../linkify.ts';
import { refused } from '../refused.ts';
import { clock, fill, texts } from '../texts.ts';
import type { Delivery, ShownMessage, ThreadItem } from './thread-items.ts';

const DELIVERY: Readonly<Record<Exclude<Delivery, null>, readonly [IconName, keyof typeof texts]>> = {
  waiting: ['sending', 'waitingForConnection'],
  sending: ['sending', 'sending'],
  sent: ['sent', 'sent'],
  reading: ['seen', 'isReading'],
  seen: ['seen', 'seen'],
  failed: ['failed', 'notSent'],
};

/** One author's messages of one minute, their time, and under the visitor's last one how far it has come. */
export function renderGroup(
  { own, name, at, messages }: Extract<ThreadItem, { kind: 'group' }>,
  retry: (clientId: string) => void,
  reader: string | null,
  drawParts: (parts: MessageParts, key: string) => TemplateResult,
): TemplateResult {
  const author = own ? texts.you : (name ?? texts.team);
  const last = messages.at(-1);
  const failed = messages.filter(({ delivery }) => delivery === 'failed');
  return html`<div
    class="group ${own ? 'own' : ''} ${failed.length > 0 ? 'failed' : ''}"
    data-initial=${Array.from(author)[0]}
  >
    <span class=${own ? 'said' : 'name'}>${author}</span>
    ${repeat(
      messages,
      ({ key }) => key,
      ({ key, body, parts, edited }) =>
        html`${renderQuote(parts, key, drawParts)}${body && html`<p class="bubble" dir="auto" data-key=${key}>${renderBody(body)}</p>`}${edited ? html`<span class="edited">${texts.edited}</span>` : ''}${parts && hasMore(parts) ? drawParts(parts, key) : ''}`,
    )}
    ${failed.map((message) => renderProblem(message, retry))}
    <div class="under" aria-live="off">
      <time datetime=${new Date(at).toISOString()}
        >${new Date(at).toLocaleTimeString(clock(), { hour: 'numeric', minute: '2-digit' })}</time
      >
      ${last?.delivery && last.delivery !== 'failed' ? renderDelivery(last.delivery, reader) : nothing}
    </div>
  </div>`;
}

/** What a message answers stands before its words, all else behind them; both are drawn by one part. */
const renderQuote = (
  { replyTo }: MessageParts = {},
  key: string,
  drawParts: (parts: MessageParts, key: string) => TemplateResult,
): TemplateResult | string => (replyTo === undefined ? '' : drawParts({ replyTo }, key));

const hasMore = ({ attachments, card, choices }: MessageParts): boolean =>
  [attachments, card, choices].some((part) => part !== undefined);

function renderDelivery(delivery: Exclude<Delivery, null>, reader: string | null): TemplateResult {
  const [drawing, key] = DELIVERY[delivery];
  const words = fill(texts[key], { name: reader ?? texts.somebody });
  return html`<span aria-hidden="true">·</span>${icon(drawing)}<span class="delivery">${words}</span>`;
}

function renderProblem({ key, problem }: ShownMessage, retry: (clientId: string) => void): TemplateResult {
  return html`<div class="under problem" role="alert">
    ${icon('failed')}<span>${texts.notSent} ${problem ? refused(problem) : ''}</span>
    <button type="button" class="link" @click=${() => retry(key)}>${texts.retry}</button>
  </div>`;
}

/** Text and links, never markup. `noopener` keeps the page behind the link from reaching this one. */
function renderBody(body: string): readonly (TemplateResult | string)[] {
  return linkify(body).map(({ text, href }) =>
    href === undefined ? text : html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}</a>`,
  );
}
