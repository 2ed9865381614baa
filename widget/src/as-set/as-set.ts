import type { VisitorInput, WidgetForVisitor } from '@attune/protocol';
import type { TemplateResult } from 'lit';
import type { Conversation } from '../conversation/conversation.ts';
import type { ConversationState } from '../conversation/state.ts';
import type { Kit } from '../panel/kit.ts';
import { tellFault } from '../shared/guarded.ts';
import { fetchForm } from './fetch-form.ts';
import type { FormAsked } from './form/form.ts';
import { avatars, lookOf, questions } from './look.ts';
import { isOpenAt, presenceWords } from './presence.ts';

/** How the panel is on a site that has set something about it. */
export interface AsSet {
  /** Who answers and how soon; null leaves it to the panel. */
  presence(state: ConversationState): string | null;
  /** The empty chat: the site's greeting and its quick questions. */
  empty(): TemplateResult;
  /** The site's own notice of what the team sees; null for ours. */
  notice(): TemplateResult | null;
  /** Stands in the composer's place; null when there is nothing to fill in. */
  form(state: ConversationState): TemplateResult | null;
}

export interface AsSetGiven {
  readonly kit: Kit;
  readonly conversation: Conversation;
  readonly widget: WidgetForVisitor;
  readonly panel: ShadowRoot;
  readonly thread: ShadowRoot;
  /** Something that `form` looks at has changed. */
  changed(): void;
}

/** Joins what a site has set. */
export function createAsSet(given: AsSetGiven): AsSet {
  const { kit, conversation, widget, panel, thread, changed } = given;
  const { html, texts } = kit;
  dress(panel, lookOf(widget, kit.tokens.cssText));
  dress(thread, questions + (widget.showAvatars ? avatars : ''));
  let cannotAsk = false;
  if (widget.preChat || widget.offline)
    fetchForm()
      .then((part) => part.defineForm(kit))
      .catch((fault: unknown) => {
        // Whoever cannot be asked writes all the same.
        cannotAsk = true;
        tellFault(fault);
        changed();
      });
  if (widget.notice)
    void conversation.ask('notice:seen', { version: widget.notice.version, language: widget.language });

  const done = new Set<string>();
  const answer = async (
    asked: FormAsked,
    answers: VisitorInput<'form:answer'>['answers'],
    message: string,
  ) => {
    const conversationId = conversation.state.timeline.conversationId ?? '';
    const { name: form, clientId } = asked;
    const reply = await conversation.ask('form:answer', { conversationId, clientId, form, answers });
    if (!reply.ok) return reply.refusal;
    done.add(form);
    if (message !== '') conversation.send(message);
    changed();
    return null;
  };

  return {
    presence: ({ agentsOnline, link }) =>
      link === 'online'
        ? presenceWords(widget, { agentsOnline: agentsOnline ?? 0, now: Date.now() }, kit)
        : null,

    empty: () =>
      html`<div class="empty">
          <strong dir="auto">${widget.greeting ?? texts.empty}</strong
          ><span class="quiet">${texts.emptyMore}</span>
        </div>
        ${
          widget.quickQuestions && !asksFirst(widget, done)
            ? html`<div class="asked">
                ${widget.quickQuestions.map(
                  (question) =>
                    html`<button type="button" @click=${() => conversation.send(question)}>
                      <bdi>${question}</bdi>
                    </button>`,
                )}
              </div>`
            : ''
        }`,

    notice() {
      const { text, privacyUrl } = widget.notice ?? {};
      if (text === undefined && privacyUrl === undefined) return null;
      return html`<bdi>${text ?? texts.notice}</bdi>
        ${privacyUrl ? html`<a class="link" href=${privacyUrl} target="_blank" rel="noopener">↗</a>` : ''}`;
    },

    form(state) {
      const asked = cannotAsk ? null : formAsked(widget, state, done);
      return asked && html`<attune-form .asked=${asked} .answer=${answer}></attune-form>`;
    },
  };
}

const asksFirst = ({ preChat }: WidgetForVisitor, done: ReadonlySet<string>): boolean =>
  preChat !== undefined && !done.has('pre-chat');

/** Ids last as long as the page: a form that is sent again is the same one. */
const clientIds = { 'pre-chat': crypto.randomUUID(), offline: crypto.randomUUID() };

/** Before the first message alone: whoever is in the middle of a conversation is not stopped by a form. */
function formAsked(
  widget: WidgetForVisitor,
  { timeline, drafts, agentsOnline }: ConversationState,
  done: ReadonlySet<string>,
): FormAsked | null {
  const { preChat, offline } = widget;
  if (drafts.length > 0 || timeline.events.some(({ kind }) => kind === 'message')) return null;
  const isAway = agentsOnline === 0 && (widget.openTimes === undefined || !isOpenAt(widget, Date.now()));
  if (offline && isAway && !done.has('offline'))
    return { name: 'offline', clientId: clientIds.offline, ...offline };
  return preChat && asksFirst(widget, done)
    ? { name: 'pre-chat', clientId: clientIds['pre-chat'], ...preChat }
    : null;
}

const sheets = new WeakMap<ShadowRoot, CSSStyleSheet>();

/** Rules of the site's own, after ours. */
function dress(root: ShadowRoot, rules: string): void {
  const sheet = sheets.get(root) ?? new CSSStyleSheet();
  sheet.replaceSync(rules);
  if (sheets.has(root)) return;
  sheets.set(root, sheet);
  root.adoptedStyleSheets.push(sheet);
}
