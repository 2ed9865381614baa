import { html, render, type TemplateResult } from 'lit';
import { withSuggestion, emptyDraft } from '../src/composer/draft.ts';
import '../src/composer/composer.ts';
import '../src/conversation/message-list.ts';
import type { Outgoing } from '../src/conversation/outgoing.ts';
import { emptyThread, receiveSlice } from '../src/conversation/thread.ts';
import { timelineOf } from '../src/conversation/timeline.ts';
import '../src/friction/friction-pane.ts';
import '../src/inbox/inbox-list.ts';
import { emptyInbox, receivePage, withLoading } from '../src/inbox/inbox-state.ts';
import '../src/suggestion/suggestion-list.ts';
import '../src/ui/icon.ts';
import { icons, type IconName } from '../src/ui/icons.ts';
import { frictionOf, mara, suggestions, troubledConversation } from './fixtures/conversation.ts';
import { inboxItems } from './fixtures/inbox.ts';

import { accountShown } from './account-elements.ts';
import { dialogsShown } from './dialog-elements.ts';
import { invitationsShown } from './invitation-elements.ts';
import { outsideShown } from './outside-elements.ts';
import { personShown } from './person-elements.ts';
import { reportsShown } from './reports-elements.ts';
import { screenIndex } from './screen-index.ts';
import { deskShown } from './desk-elements.ts';
import { shown } from './shown.ts';
import { smallShown } from './small-elements.ts';
import { thresholdsShown } from './threshold-elements.ts';
import { judgedStates, replayStates, tuningStates, visitStates } from './tuning-elements.ts';
import { widgetShown } from './widget-elements.ts';
import { wordsShown } from './words-elements.ts';

const now = Date.now();

/** Every element in every state it has. */
export function showElements(page: HTMLElement): void {
  render(
    html`<div class="gallery">
      <h1>Attune console, element by element</h1>
      ${iconsShown()} ${inboxesShown()} ${talksShown()} ${composersShown()} ${frictionShown()}
      ${replayStatesShown()} ${suggestionsShown()} ${wordsShown()} ${deskShown()} ${outsideShown()}
      ${accountShown()} ${reportsShown()} ${personShown()} ${thresholdsShown()} ${widgetShown()}
      ${invitationsShown()} ${smallShown()} ${dialogsShown()} ${screensShown()}
    </div>`,
    page,
  );
}

function iconsShown(): TemplateResult {
  const names = Object.keys(icons) as IconName[];
  return html`<h2>Icons</h2>
    <p>${names.map((name) => html`<attune-icon name=${name} size="20" title=${name}></attune-icon> `)}</p>`;
}

function inboxesShown(): TemplateResult {
  const full = receivePage(emptyInbox, 'open', { items: inboxItems(now), next: null });
  const none = receivePage(emptyInbox, 'open', { items: [], next: null });
  const failed = withLoading(emptyInbox, 'open', { failed: 'The database cannot be reached right now.' });
  const typing = new Map([
    ['c-li', [{ kind: 'visitor', id: 'v', name: null }]],
    ['c-jo', [{ kind: 'agent', id: 'a', name: 'Jo' }]],
  ]);
  return html`<h2>Inbox</h2>
    ${shown('a morning', 312, 560, html`<attune-inbox-list .inbox=${full} .selectedId=${'c-mara'} .typing=${typing}></attune-inbox-list>`)}
    ${shown('rows are picked', 312, 560, html`<attune-inbox-list picking .inbox=${full} .picks=${new Set(['c-mara'])}></attune-inbox-list>`)}
    ${shown('loading', 312, 560, html`<attune-inbox-list .inbox=${withLoading(emptyInbox, 'open', 'loading')}></attune-inbox-list>`)}
    ${shown('empty', 312, 560, html`<attune-inbox-list .inbox=${none}></attune-inbox-list>`)}
    ${shown('failed', 312, 560, html`<attune-inbox-list .inbox=${failed}></attune-inbox-list>`)}`;
}

function talksShown(): TemplateResult {
  const { sync } = troubledConversation(now);
  const thread = receiveSlice(emptyThread('c-mara'), sync);
  const out = (body: string, state: Outgoing['state'], problem: string | null): Outgoing => ({
    conversationId: 'c-mara',
    clientId: body,
    body,
    suggestionId: null,
    seenSeq: null,
    parts: null,
    at: now,
    state,
    problem,
  });
  const talk = (
    outgoing: readonly Outgoing[],
    more: { typing?: boolean; offline?: boolean } = {},
  ): TemplateResult =>
    html`<attune-message-list
      .lines=${timelineOf(thread, outgoing, 'agent-1')}
      .typing=${more.typing ? [mara] : []}
      .visitorName=${'Mara K.'}
      ?offline=${more.offline ?? false}
    ></attune-message-list>`;
  return html`<h2>Conversation</h2>
    ${shown('sending, visitor types', 520, 480, talk([out('I am on it.', 'sending', null)], { typing: true }))}
    ${shown('waits for the line', 520, 480, talk([out('I am on it.', 'sending', null)], { offline: true }))}
    ${shown('failed', 520, 480, talk([out('I am on it.', 'failed', 'This conversation was erased.')]))}
    ${shown('nothing yet', 520, 200, html`<attune-message-list .visitorName=${'Visitor 4F2A'}></attune-message-list>`)}
    ${shown('loading', 520, 200, html`<attune-message-list loading></attune-message-list>`)}`;
}

function composersShown(): TemplateResult {
  const [first] = suggestions;
  const slots = first ? withSuggestion(emptyDraft, first) : emptyDraft;
  const long = { ...emptyDraft, text: 'A long answer. '.repeat(260) };
  return html`<h2>Composer</h2>
    ${shown('empty', 520, null, html`<attune-composer placeholder="Answer Mara K."></attune-composer>`)}
    ${shown('with places to fill', 520, null, html`<attune-composer .draft=${slots}></attune-composer>`)}
    ${shown('long', 520, null, html`<attune-composer .draft=${long}></attune-composer>`)}`;
}

function replayStatesShown(): TemplateResult {
  const all = (states: ReturnType<typeof visitStates>, width: number, height: number | null = null) =>
    states.map(({ title, element }) => shown(title, width, height, element));
  return html`<h2>Friction, judged</h2>
    ${all(judgedStates(now), 316)}
    <h2>Visit</h2>
    ${all(visitStates(), 348, 560)}
    <h2>Replay</h2>
    ${all(replayStates(now), 340)}
    <h2>Tuning</h2>
    ${all(tuningStates(now), 560)}`;
}

function frictionShown(): TemplateResult {
  return html`<h2>Friction</h2>
    ${(['calm', 'watch', 'flag', 'urgent'] as const).map((level) =>
      shown(
        level,
        316,
        null,
        html`<attune-friction-pane .friction=${frictionOf(now, level)}></attune-friction-pane>`,
      ),
    )}`;
}

function suggestionsShown(): TemplateResult {
  return html`<h2>Suggestions</h2>
    ${shown('three', 316, null, html`<attune-suggestion-list .suggestions=${suggestions}></attune-suggestion-list>`)}
    ${shown('one in the answer', 316, null, html`<attune-suggestion-list .suggestions=${suggestions} .takenId=${'suggestion-1'}></attune-suggestion-list>`)}
    ${shown('none', 316, null, html`<attune-suggestion-list></attune-suggestion-list>`)}`;
}

/** Screens need the whole page: each behind a link. */
function screensShown(): TemplateResult {
  const addresses = [...new Map(screenIndex.map(({ address, title }) => [address, title]))];
  return html`<h2>Screens</h2>
    <ul>
      ${addresses.map(
        ([address, title]) => html`<li><a href="?screen=${encodeURIComponent(address)}">${title}</a></li>`,
      )}
    </ul>`;
}
