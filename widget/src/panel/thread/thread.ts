import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AsSet } from '../../as-set/as-set.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { ConversationState } from '../../conversation/state.ts';
import { icon } from '../icons.ts';
import { fill, texts } from '../texts.ts';
import { shared } from '../tokens.styles.ts';
import { lastAnswer } from '../../conversation/state.ts';
import { renderFeedback } from './feedback.ts';
import { renderGroup } from './message.ts';
import { threadItems, type ThreadItem } from './thread-items.ts';
import { threadStyles } from './thread.styles.ts';

/** Whoever is this close to the end wants to stay there. */
const NEAR_END_PX = 60;

/** The messages, oldest first. Stays at the end when the reader is there, and never moves what they read. */
export class Thread extends LitElement {
  static override styles = [shared, threadStyles];

  @property({ attribute: false }) conversation?: Conversation;
  @property({ attribute: false }) state?: ConversationState;
  /** Asked to show what the team sees. */
  @property({ attribute: false }) explain: () => void = () => {};

  /** It was asked for, and could not be fetched. */
  @property({ attribute: false }) cannotExplain = false;

  @property({ attribute: false }) asSet: AsSet | null = null;

  @state() private hasNewBelow = false;

  @query('.scroller') private readonly scroller!: HTMLElement | null;

  #follows = true;
  #stored = 0;
  /** What comes to stand below takes room and must not cover the end; neither must a picture that comes late. */
  #room = new ResizeObserver(() => {
    if (this.#follows) this.scrollToEnd();
    this.#height = this.scroller?.clientHeight ?? 0;
    this.#content = this.scroller?.scrollHeight ?? 0;
  });
  /** Of what is in view, and of all that was said, when it was last looked at: news of a scroll may come before that. */
  #height = 0;
  #content = Infinity;

  /** Shows the latest message; for when the panel is opened. */
  scrollToEnd(): void {
    if (this.scroller) this.scroller.scrollTop = this.scroller.scrollHeight;
    this.hasNewBelow = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#follows = this.#isAtEnd();
    if (!changed.has('state') || !this.state) return;
    const { timeline, drafts } = this.state;
    const stored = timeline.events.filter(({ kind }) => kind === 'message').length;
    const hasMore = stored > this.#stored;
    this.#stored = stored;
    const before = changed.get('state');
    // Whoever writes wants to see what they wrote.
    if (before !== undefined && drafts.length > before.drafts.length) this.#follows = true;
    else if (hasMore && !this.#follows) this.hasNewBelow = true;
  }

  protected override firstUpdated(): void {
    const { scroller } = this;
    for (const each of [scroller, scroller?.firstElementChild]) if (each) this.#room.observe(each);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('state') && this.#follows) this.scrollToEnd();
  }

  #isAtEnd(): boolean {
    const { scroller } = this;
    if (!scroller) return true;
    const { scrollHeight, scrollTop, clientHeight } = scroller;
    const below = Math.min(this.#content, scrollHeight) - scrollTop - Math.max(this.#height, clientHeight);
    return below < NEAR_END_PX;
  }

  override render(): TemplateResult {
    const items = this.state ? threadItems(this.state, Date.now()) : [];
    const isEmpty = !items.some(({ kind }) => kind === 'group');
    return html`
      <div
        class="scroller"
        tabindex="0"
        role="log"
        aria-label=${texts.messages}
        @scroll=${() => {
          this.#follows = this.#isAtEnd();
          if (this.hasNewBelow && this.#follows) this.hasNewBelow = false;
        }}
      >
        <div class="list">
          ${repeat(
            items,
            ({ key }) => key,
            (item) => this.#renderItem(item, items),
          )}
          ${isEmpty ? this.#renderEmpty() : nothing} ${this.#renderFeedback()} ${this.#renderExpected()}
          ${this.#renderWriting()}
        </div>
      </div>
      ${
        this.hasNewBelow
          ? html`<button type="button" class="below" @click=${this.scrollToEnd}>
              ${icon('down')}${texts.newMessages}
            </button>`
          : nothing
      }
    `;
  }

  #renderItem(item: ThreadItem, items: readonly ThreadItem[]): TemplateResult {
    switch (item.kind) {
      case 'day':
        return html`<div class="day">${item.label}</div>`;
      case 'line':
        return html`<div class="line">${item.text}</div>`;
      case 'notice':
        return this.#renderNotice();
      case 'group':
        return renderGroup(
          item,
          (clientId) => this.conversation?.retry(clientId),
          this.state?.reading?.name ?? null,
          (parts, key) =>
            html`<attune-parts
              data-key=${key}
              .parts=${parts}
              .conversation=${this.conversation}
              .isLast=${items.at(-1) === item}
            ></attune-parts>`,
        );
    }
  }

  #renderEmpty(): TemplateResult {
    return html`${
      this.asSet?.empty() ??
      html`<div class="empty">
        <strong>${texts.empty}</strong><span class="quiet">${texts.emptyMore}</span>
      </div>`
    }
    ${this.#renderNotice()}`;
  }

  #renderNotice(): TemplateResult {
    return html`<p class="notice">
      ${this.state?.signals.told === 'page' ? (this.asSet?.notice() ?? texts.notice) : texts.noticeOff}
      <button type="button" class="link" @click=${() => this.explain()}>${texts.whatTheySee}</button>
      <span role="status">${this.cannotExplain ? texts.notFetched : ''}</span>
    </p>`;
  }

  #renderFeedback(): TemplateResult | typeof nothing {
    const { state: shown, conversation } = this;
    const seq = shown ? lastAnswer(shown) : null;
    // Where the site takes no signals at all, nobody would hear it.
    if (!shown || !conversation || seq === null || shown.policy === null || shown.signals.tier === 'off')
      return nothing;
    return renderFeedback(conversation, seq, shown.rejected);
  }

  #renderExpected(): TemplateResult | typeof nothing {
    const expected = this.state?.expected;
    if (!expected) return nothing;
    return html`<attune-expected .by=${expected.by} .name=${expected.name}></attune-expected>`;
  }

  #renderWriting(): TemplateResult | typeof nothing {
    const typing = this.state?.typing;
    if (!typing) return nothing;
    return html`<div class="writing">
      <span class="said">${fill(texts.isWriting, { name: typing.name ?? texts.somebody })}</span><i></i><i></i
      ><i></i>
    </div>`;
  }
}
