import { html, type TemplateResult } from 'lit';
import '../src/ui/word-picker.ts';
import { slashWords } from '../src/canned/slash-words.ts';
import { createDesk } from '../src/app/desk.ts';
import '../src/inbox/inbox-row.ts';
import '../src/sites/site-chooser.ts';
import { createMemoryKeeping } from '../src/state/keeping.ts';
import { cannedResponses } from './fake-desk.ts';
import { createFakeServer, twoSites } from './fake-server.ts';
import { inboxItems } from './fixtures/inbox.ts';
import { shown } from './shown.ts';

/** What makes the desk fast, in its states; its screens are seen at `?screen=/console/search?q=card` and its siblings. */
export function deskShown(): TemplateResult {
  const options = slashWords(cannedResponses, '');
  const [item] = inboxItems(Date.now());
  const desk = createDesk({
    connection: createFakeServer({ sites: twoSites }),
    keeping: createMemoryKeeping(),
    newId: () => crypto.randomUUID(),
  });
  return html`<h2>Two websites</h2>
    ${shown('which one a screen is about', 224, null, html`<attune-site-chooser .desk=${desk}></attune-site-chooser>`)}
    ${shown('where a conversation came from', 312, 56, html`<attune-inbox-row .item=${item} .siteName=${'Help pages'}></attune-inbox-row>`)}
    <h2>Ready answers</h2>
    ${shown('after a slash', 520, null, html`<attune-word-picker label="Canned responses" .options=${options}></attune-word-picker>`)}
    ${shown('one fits', 520, null, html`<attune-word-picker label="Canned responses" .options=${slashWords(cannedResponses, 'ref')}></attune-word-picker>`)}`;
}
