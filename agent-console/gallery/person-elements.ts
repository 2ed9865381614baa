import { html, type TemplateResult } from 'lit';
import '../src/attachments/answer-parts.ts';
import { createPartsDesk, type PartsDesk } from '../src/attachments/uploads.ts';
import '../src/attachments/message-parts.ts';
import '../src/beside/handed-over.ts';
import '../src/conversation/arrange-bar.ts';
import '../src/conversation/conversation-header.ts';
import type { OpenState } from '../src/conversation/open-conversation.ts';
import { emptyThread } from '../src/conversation/thread.ts';
import '../src/form-answers/form-answers.ts';
import '../src/identity/visitor-identity.ts';
import '../src/privacy/person-menu.ts';
import '../src/transcript/transcript-menu.ts';
import '../src/visit/visit-pages.ts';
import '../src/visit/visitor-facts.ts';
import { besideQuiet, emptyReflection } from './fixtures/beside.ts';
import { frictionOf, troubledConversation } from './fixtures/conversation.ts';
import { openGalleryDesk } from './gallery-desk.ts';
import { shown } from './shown.ts';

const now = Date.now();
const { item, visitor, friction, flags, suggestions } = troubledConversation(now);

/** What stands around a conversation, about who writes and what is done with it. */
export function personShown(): TemplateResult {
  const desk = openGalleryDesk();
  const open: OpenState = {
    ...{ conversationId: 'c-mara', phase: 'open', thread: emptyThread('c-mara') },
    ...{ item, visitor, friction, flags, suggestions, pages: [], beside: null },
    offer: { collapsed: false, held: false },
  };
  const header = (level: 'calm' | 'flag', status: 'open' | 'resolved') =>
    html`<attune-conversation-header
      .item=${item}
      .friction=${frictionOf(now, level)}
      path="/checkout"
      .status=${status}
    ></attune-conversation-header>`;
  return html`<h2>Around a conversation</h2>
    ${shown('in trouble', 640, null, header('flag', 'open'))}
    ${shown('calm, and resolved', 640, null, header('calm', 'resolved'))}
    ${shown('what is done with it', 640, null, html`<attune-arrange-bar .desk=${desk} .item=${item}></attune-arrange-bar>`)}
    ${shown('urgent, labelled, with somebody', 640, null, html`<attune-arrange-bar .desk=${desk} .item=${{ ...item, priority: 'urgent', labelIds: ['label-billing'], assignee: { id: 'agent-2', name: 'Jo Lindqvist' }, givenFor: 'least-load' }}></attune-arrange-bar>`)}
    ${shown('given by a colleague', 316, null, html`<attune-handed-over .conversation=${handedOver(open)} .agentId=${'agent-1'}></attune-handed-over>`)}
    <h2>Who writes</h2>
    ${shown('what is known', 316, null, html`<attune-visitor-facts .visitor=${visitor}></attune-visitor-facts>`)}
    ${shown('without a name', 316, null, html`<attune-visitor-facts .visitor=${{ ...visitor, name: null, locale: null, timeZone: null }}></attune-visitor-facts>`)}
    ${shown('signed, and said beside it', 316, null, html`<attune-visitor-identity .identity=${visitor.identity}></attune-visitor-identity>`)}
    ${shown('said by the page alone', 316, null, html`<attune-visitor-identity .identity=${{ proven: null, said: visitor.identity.said }}></attune-visitor-identity>`)}
    ${shown('what they filled in', 316, null, html`<attune-form-answers .connection=${desk.connection} .conversationId=${'c-mara'}></attune-form-answers>`)}
    ${shown('what they can ask for', 316, null, html`<attune-person-menu .desk=${desk} .conversation=${open}></attune-person-menu>`)}
    ${shown('what can be mailed', 316, null, html`<attune-transcript-menu .desk=${desk} .conversation=${open}></attune-transcript-menu>`)}
    ${shown(
      'their pages',
      316,
      null,
      html`<attune-visit-pages
        .pages=${[
          { path: '/cart', at: now - 360_000 },
          { path: '/checkout', at: now - 120_000 },
        ]}
      ></attune-visit-pages>`,
    )}
    ${partsShown()}`;
}

function handedOver(open: OpenState): OpenState {
  const card = {
    ...{ conversationId: open.conversationId, at: now - 120_000, reason: 'handed-over' as const },
    ...{ byName: 'Jo Lindqvist', word: 'Finance answers at five.' },
    ...{ reflection: emptyReflection, promises: [] },
  };
  return {
    ...open,
    item: { ...item, assignee: { id: 'agent-1', name: 'Ines Okafor' } },
    beside: { ...besideQuiet, earlier: [card] },
  };
}

function partsShown(): TemplateResult {
  const parts = {
    choices: ['Send it again', 'Money back'],
    card: { title: 'Clay pot, 20 cm', text: 'Back in stock on Friday.' },
    attachments: [
      { id: 'a-1', name: 'receipt.pdf', kind: 'document', type: 'application/pdf', bytes: 48_211 },
    ],
  };
  const changed = (change: (desk: PartsDesk) => void): PartsDesk => {
    const desk = createPartsDesk(
      () => crypto.randomUUID(),
      () => {},
    );
    desk.turnTo('c-mara');
    change(desk);
    return desk;
  };
  const replying = changed((desk) => desk.change({ replyTo: 1, choices: parts.choices, card: parts.card }));
  return html`<h2>Beside the words</h2>
    ${shown('of a message', 420, null, html`<attune-message-parts .parts=${parts} .conversationId=${'c-mara'}></attune-message-parts>`)}
    ${shown('of an answer', 520, null, html`<attune-answer-parts .desk=${replying}></attune-answer-parts>`)}`;
}
