import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { WidgetForVisitor } from '@attune/protocol';
import type { Conversation } from '../conversation/conversation.ts';
import type { ConversationState } from '../conversation/state.ts';
import type { Composer } from './composer/composer.ts';
import { tellFault } from '../shared/guarded.ts';
import { fetchInChat } from './fetch-in-chat.ts';
import { fetchWhatTheySee } from './fetch-what-they-see.ts';
import type { AsSet } from '../as-set/as-set.ts';
import { speakLanguage } from '../texts/choose-language.ts';
import { fetchAsSet } from './fetch-as-set.ts';
import { icon } from './icons.ts';
import { kitFor } from './kit.ts';
import { panelStyles } from './panel.styles.ts';
import { refused } from './refused.ts';
import { fill, speech, texts } from './texts.ts';
import type { InChat } from './in-chat/in-chat.ts';
import type { Thread } from './thread/thread.ts';
import { shared, tokens } from './tokens.styles.ts';

const EXPLANATION = 'attune-what-they-see';

/** The chat panel: who is there, the messages, and where to write. */
export class Panel extends LitElement {
  static override styles = [tokens, shared, panelStyles];

  @property({ attribute: false }) conversation?: Conversation;
  /** Asked to be closed. */
  @property({ attribute: false }) close: () => void = () => {};

  @state() private state?: ConversationState;
  @state() private isExplaining = false;
  @state() private cannotExplain = false;
  @state() private asSet: AsSet | null = null;

  @query('attune-composer') private readonly composer!: Composer | null;
  @query('attune-thread') private readonly thread!: Thread | null;

  #obeyed: WidgetForVisitor | null = null;
  #fetched = false;
  #unsubscribe: (() => void) | undefined;

  /** Draws everything anew, in the language that is spoken now. */
  speak(): void {
    this.lang = speech.language;
    // The panel stands where the page's own direction puts it; what is in it follows its language.
    this.dataset['dir'] = speech.language === 'ar' ? 'rtl' : 'ltr';
    for (const part of [this, this.thread, this.composer]) part?.requestUpdate();
  }

  /** Shows itself and puts the cursor where one writes. */
  async show(): Promise<void> {
    this.hidden = false;
    await this.updateComplete;
    await this.thread?.updateComplete;
    this.thread?.scrollToEnd();
    this.composer?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'dialog');
    this.addEventListener('keydown', this.#onKeyDown);
    this.addEventListener('dragover', this.#onDrag);
    this.addEventListener('drop', this.#onDrag);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversation')) {
      const { conversation } = this;
      this.#unsubscribe?.();
      this.#unsubscribe = conversation?.subscribe(() => {
        this.state = conversation.state;
      });
      if (conversation) this.state = conversation.state;
    }
    const widget = this.state?.widget;
    if (widget && widget !== this.#obeyed) void this.#obey(widget);
    if (!this.#fetched && this.state && needsInChat(this.state)) {
      this.#fetched = true;
      void this.#inChat();
    }
    const siteName = this.state?.siteName;
    this.setAttribute('aria-label', siteName ? fill(texts.chatWith, { site: siteName }) : texts.chat);
  }

  /** Speaks the site's language in the site's words, and does what else it has set. */
  async #obey(widget: WidgetForVisitor): Promise<void> {
    this.#obeyed = widget;
    const { conversation } = this;
    try {
      await speakLanguage(widget.language, widget.words ?? {});
      await this.updateComplete;
      const panel = this.shadowRoot;
      const thread = this.thread?.shadowRoot;
      // The language alone is nothing set.
      const isSet = this.asSet !== null || Object.keys(widget).length > 1;
      if (isSet && conversation && panel && thread)
        this.asSet = (await fetchAsSet()).createAsSet({
          kit: kitFor('forms'),
          conversation,
          widget,
          panel,
          thread,
          changed: () => this.requestUpdate(),
        });
    } catch (fault) {
      tellFault(fault);
    }
    this.speak();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    // The page may close something of its own on Escape; this one was for us.
    event.stopPropagation();
    if (this.isExplaining) void this.#returnToMessages();
    else this.close();
  }

  /** Files are taken wherever they are dropped; the browser would leave the page to show them. */
  #onDrag(event: DragEvent): void {
    const { dataTransfer, type, defaultPrevented } = event;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    // The composer has taken its own; where a form stands in its place there is nobody to take them.
    if (type === 'drop' && !defaultPrevented && this.composer) void this.#more(dataTransfer.files);
  }

  async #explain(): Promise<void> {
    try {
      const { createWhatTheySee } = await fetchWhatTheySee();
      // Names are for ever in a page.
      if (!customElements.get(EXPLANATION))
        customElements.define(EXPLANATION, createWhatTheySee(kitFor('whatTheySee')));
      this.isExplaining = true;
      this.cannotExplain = false;
    } catch (fault) {
      tellFault(fault);
      this.cannotExplain = true;
    }
  }

  /** Fetches what is not needed to write. @returns null when it cannot be had now */
  async #inChat(): Promise<InChat | null> {
    try {
      const { defineInChat } = await fetchInChat();
      defineInChat(kitFor('inChat'));
      return this.renderRoot.querySelector('attune-in-chat');
    } catch (fault) {
      tellFault(fault);
      this.#fetched = false;
      return null;
    }
  }

  async #more(files?: FileList): Promise<void> {
    (await this.#inChat())?.open(files);
  }

  async #returnToMessages(): Promise<void> {
    this.isExplaining = false;
    await this.updateComplete;
    this.composer?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { state: shown, conversation } = this;
    if (!shown || !conversation) return nothing;
    return html`
      ${this.#renderHeader(shown)} ${this.#renderBar(shown)}
      <attune-thread
        .conversation=${conversation}
        .state=${shown}
        .explain=${() => void this.#explain()}
        .cannotExplain=${this.cannotExplain}
        .asSet=${this.asSet}
        ?inert=${this.isExplaining}
      ></attune-thread>
      <attune-in-chat
        .conversation=${conversation}
        .state=${shown}
        .composer=${this.composer}
        ?inert=${this.isExplaining}
      ></attune-in-chat>
      ${
        this.asSet?.form(shown) ??
        html`<attune-composer
          .conversation=${conversation}
          .more=${(files?: FileList) => void this.#more(files)}
          ?inert=${this.isExplaining}
        ></attune-composer>`
      }
      ${
        this.isExplaining
          ? html`<attune-what-they-see
              dir=${this.dataset['dir'] ?? 'ltr'}
              .conversation=${conversation}
              .state=${shown}
              .leave=${() => void this.#returnToMessages()}
            ></attune-what-they-see>`
          : nothing
      }
    `;
  }

  #renderHeader({ siteName, soundOn }: ConversationState): TemplateResult {
    const name = siteName ?? texts.chat;
    return html`<div class="header" ?inert=${this.isExplaining}>
      <span class="sign" aria-hidden="true">${Array.from(name)[0]}</span>
      <div class="who">
        <h2>${name}</h2>
        ${this.#renderPresence()}
      </div>
      <div class="tools">
        <button
          type="button"
          aria-label=${soundOn ? texts.soundOn : texts.soundOff}
          title=${soundOn ? texts.soundOn : texts.soundOff}
          aria-pressed=${soundOn}
          @click=${() => this.conversation?.setSound(!soundOn)}
        >
          ${icon(soundOn ? 'sound' : 'silent')}
        </button>
        <button type="button" aria-label=${texts.close} @click=${() => this.close()}>${icon('close')}</button>
      </div>
    </div>`;
  }

  #renderPresence(): TemplateResult {
    const { link, agentsOnline } = this.state ?? {};
    const isHere =
      link === 'online' && agentsOnline !== null && agentsOnline !== undefined && agentsOnline > 0;
    const nobody = link === 'online' ? texts.nobodyHere : texts.connecting;
    const words =
      (this.state && this.asSet?.presence(this.state)) ??
      (isHere ? texts.available : link === 'refused' ? '' : nobody);
    return html`<p class="presence ${isHere ? 'here' : ''}">${words}</p>`;
  }

  #renderBar({ link, linkProblem }: ConversationState): TemplateResult | typeof nothing {
    if (link !== 'offline' && link !== 'refused' && linkProblem === null) return nothing;
    return html`<div class="bar" role="status">
      <span>${linkProblem ? refused(linkProblem) : texts.offline}</span>
      <button type="button" class="link" @click=${() => this.conversation?.reconnect()}>
        ${texts.tryNow}
      </button>
    </div>`;
  }
}

/** Something stands in the conversation, or beside it, that the panel alone does not draw. */
const needsInChat = ({ queue, timeline, drafts }: ConversationState): boolean =>
  queue !== null ||
  drafts.some(({ attachments }) => attachments?.length) ||
  timeline.events.some((event) => 'parts' in event || event.kind === 'status');
