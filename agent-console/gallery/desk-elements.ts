import { html, type TemplateResult } from 'lit';
import '../src/ui/word-picker.ts';
import { slashWords } from '../src/canned/slash-words.ts';
import { cannedResponses } from './fake-desk.ts';
import { shown } from './shown.ts';

/** What makes the desk fast, in its states; its screens are seen at `?screen=/console/search?q=card` and its siblings. */
export function deskShown(): TemplateResult {
  const options = slashWords(cannedResponses, '');
  return html`<h2>Ready answers</h2>
    ${shown('after a slash', 520, null, html`<attune-word-picker label="Canned responses" .options=${options}></attune-word-picker>`)}
    ${shown('one fits', 520, null, html`<attune-word-picker label="Canned responses" .options=${slashWords(cannedResponses, 'ref')}></attune-word-picker>`)}`;
}
