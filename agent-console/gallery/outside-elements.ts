import { html, type TemplateResult } from 'lit';
import '../src/automation/rule-editor.ts';
import '../src/outside/shown-secret.ts';
import '../src/webhooks/delivery-list.ts';
import '../src/webhooks/delivery-log.ts';
import { deliveriesFixture, rulesFixture } from './fixtures/outside.ts';
import { openGalleryDesk } from './gallery-desk.ts';
import { shown } from './shown.ts';

const now = Date.now();

/** Every element about other programs and rules in every state it has. */
export function outsideShown(): TemplateResult {
  const [rule] = rulesFixture(now);
  const list = (deliveries: ReturnType<typeof deliveriesFixture> | null) =>
    html`<attune-delivery-list .deliveries=${deliveries} .now=${now}></attune-delivery-list>`;
  return html`<h2>Connections</h2>
    ${shown('a secret', 520, null, html`<attune-shown-secret secret="attune_p_xxxxxxxxxxxxxxxxxxxxxxxx" about="This is the key. It is shown this once."></attune-shown-secret>`)}
    ${shown('deliveries', 520, null, list(deliveriesFixture(now)))}
    ${shown('no delivery yet', 520, null, list([]))}
    ${shown('deliveries on their way', 520, null, list(null))}
    ${shown('a log of deliveries', 520, null, html`<attune-delivery-log .desk=${openGalleryDesk()} .webhookId=${'webhook-1'}></attune-delivery-log>`)}
    ${shown('a rule', 720, null, html`<attune-rule-editor .start=${rule?.rule ?? null}></attune-rule-editor>`)}
    ${shown('a new rule', 390, null, html`<attune-rule-editor></attune-rule-editor>`)}`;
}
