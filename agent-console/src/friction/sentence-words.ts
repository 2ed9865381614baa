import type { Sentence } from '@attune/protocol';
import { html, type TemplateResult } from 'lit';

/** A sentence with names of page elements in italics; text bindings only, so that a name is never markup. */
export function sentenceWords(sentence: Sentence): readonly (string | TemplateResult)[] {
  return sentence.map((part) => (typeof part === 'string' ? part : html`<i>${part.name}</i>`));
}
