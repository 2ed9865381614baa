import type { TemplateResult } from 'lit';
import type { ConversationState } from '../../conversation/state.ts';
import type { Kit } from '../kit.ts';
import { texts } from './texts.ts';

const MINUTE_MS = 60_000;

/** Where the visitor stands in line, and how long an answer usually takes. */
export function renderQueue(
  { html, fill }: Pick<Kit, 'html' | 'fill'>,
  { queue, link }: ConversationState,
): TemplateResult | string {
  if (!queue || link !== 'online') return '';
  const { place, usual } = queue;
  const minutes = (ms: number): number => Math.max(1, Math.ceil(ms / MINUTE_MS));
  const range = usual && { from: minutes(usual.fromMs), to: minutes(usual.toMs) };
  return html`<p class="line" role="status">
    ${place === 1 ? texts.next : fill(texts.place, { place })}
    ${range ? (range.to === 1 ? texts.usualShort : fill(texts.usual, range)) : ''}
  </p>`;
}
