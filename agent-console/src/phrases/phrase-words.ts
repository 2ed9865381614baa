import { parsePhraseText } from '@attune/empathy';
import { html, type TemplateResult } from 'lit';
import { slotLabels } from '../suggestion/slot-labels.ts';

/** A phrase with its places to fill in frames. */
export function phraseWords(text: string): readonly (string | TemplateResult)[] {
  const parsed = parsePhraseText(text);
  if (!parsed.ok) return [text];
  return parsed.parts.map((part) => {
    if ('text' in part) return part.text;
    return html`<span class="slot">${'slot' in part ? slotLabels[part.slot] : 'your name'}</span>`;
  });
}
