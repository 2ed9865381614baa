import type { Author, Beside, ConversationStatus, RatingEvent } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { dayText, timeText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { cssProperties } from '../ui/css-properties.ts';
import '../ui/icon.ts';
import { remembered } from '../ui/remembered.ts';
import { VirtualRows, type RowsNow } from '../ui/virtual-rows.ts';
import './message-line.ts';
import { messageListStyles } from './message-list.styles.ts';
import { heightOf, newOnes, ownWasAdded } from './timeline-changes.ts';
import type { MessageLine, TimelineLine } from './timeline.ts';

/** Somebody scrolled to the beginning of what is held. */
export class EarlierWanted extends Event {
  static readonly type = 'earlier-wanted';
  constructor() {
    super(EarlierWanted.type, { bubbles: true, composed: true });
  }
}

/** The end of the list came into view, or new messages joined it there. */
export class EndReached extends Event {
  static readonly type = 'end-reached';
  constructor() {
    super(EndReached.type, { bubbles: true, composed: true });
  }
}

/** This close to the end counts as the end, this close to the start as the start. */
const END_PX = 48;
const START_PX = 200;
/** Drawn beyond what is in view: about one screen, so that scrolling by pages meets no gap. */
const OVERSCAN = 8;
const FRAMES_TO_DRAW = 30;
/** Height of the button above the first message. */
const EARLIER_PX = 40;

const NOTHING_COVERED: readonly never[] = [];

const statusWords: Readonly<Record<ConversationStatus, string>> = {
  open: 'reopened this conversation',
  pending: 'set it aside until something happens',
  snoozed: 'put it off',
  resolved: 'resolved this conversation',
};

/**
 * The messages of a conversation, drawn as far as they are in view. Stays at the end while somebody is there; scrolled
 * up, nothing moves, whatever comes below or is loaded above, and a pill tells of what came.
 */
@customElement('attune-message-list')
export class MessageList extends LitElement {
  static override styles = [controls, messageListStyles];

  /** Whose messages: another conversation begins at its end. */
  @property({ attribute: false }) conversationId = '';
  @property({ attribute: false }) lines: readonly TimelineLine[] = [];
  @property({ type: Boolean }) loading = false;
  @property({ type: Boolean }) offline = false;
  @property({ type: Boolean, attribute: 'has-earlier' }) hasEarlier = false;
  @property({ attribute: false }) typing: readonly Author[] = [];
  @property({ attribute: false }) visitorName = 'The visitor';
  @property({ attribute: false }) shielded: Beside['shielded'] = [];
  @property({ attribute: false }) now: () => number = Date.now;
  /** Messages of others that came since somebody scrolled up. */
  @state() private newCount = 0;
  @query('.scroll') private readonly scroller!: HTMLElement | null;
  private atEnd = true;
  private lastTop = 0;
  private resized: ResizeObserver | null = null;
  private readonly rowsNow = remembered(rowsOf);
  private readonly rows = new VirtualRows(this, {
    scroller: () => this.scroller,
    overscan: OVERSCAN,
    anchorTo: 'end',
    endPx: END_PX,
  });

  /** Whether the last message stands in view. */
  get isAtEnd(): boolean {
    return this.atEnd;
  }

  scrollToEnd(): void {
    const { scroller } = this;
    if (!scroller) return;
    scroller.scrollTo({ top: scroller.scrollHeight });
    this.lastTop = scroller.scrollTop;
  }

  /** @returns whether the message is held; then it stands in view, marked for a moment */
  showMessage(seq: number): boolean {
    const index = this.lines.findIndex((line) => line.kind === 'message' && line.seq === seq);
    if (index < 0) return false;
    this.atEnd = false;
    this.rows.scrollTo(index, { align: 'center' });
    void this.pointOut(seq);
    return true;
  }

  /** Once it is drawn, which takes a frame when it was out of view. */
  private async pointOut(seq: number): Promise<void> {
    for (let frame = 0; frame < FRAMES_TO_DRAW && this.isConnected; frame += 1) {
      await this.updateComplete;
      const drawn = [...this.renderRoot.querySelectorAll('attune-message-line')];
      const found = drawn.find(({ line }) => line?.seq === seq);
      if (found) return found.pointOut();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized?.disconnect();
  }

  protected override firstUpdated(): void {
    // Bubbles draw themselves after the list, the composer grows, a keyboard opens: whoever was at the end stays there.
    this.resized = new ResizeObserver(() => this.atEnd && this.scrollToEnd());
    for (const part of this.renderRoot.querySelectorAll('.scroll, .rows')) this.resized.observe(part);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversationId')) this.begin();
    else if (changed.has('lines') && !this.atEnd)
      this.newCount += newOnes(changed.get('lines') ?? [], this.lines).length;
    this.rows.update(this.rowsNow(this.lines, this.conversationId, this.hasEarlier));
  }

  /** Another conversation: nothing of it was seen yet, and nothing of the other one says anything here. */
  private begin(): void {
    this.atEnd = true;
    this.lastTop = 0;
    this.newCount = 0;
    this.rows.forget();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('lines') && !changed.has('typing')) return;
    if (changed.has('lines') && ownWasAdded(changed.get('lines') ?? [], this.lines)) this.atEnd = true;
    if (!this.atEnd || this.lines.length === 0) return;
    this.scrollToEnd();
    if (changed.has('lines')) this.dispatchEvent(new EndReached());
  }

  private onScroll(): void {
    const { scroller } = this;
    if (!scroller) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const wasAtEnd = this.atEnd;
    const isNearEnd = scrollHeight - clientHeight - scrollTop < END_PX;
    // Only who scrolls up leaves the end; a list that grew underneath has not been left.
    if (isNearEnd || scrollTop < this.lastTop) this.atEnd = isNearEnd;
    this.lastTop = scrollTop;
    if (this.atEnd && !wasAtEnd) {
      this.newCount = 0;
      this.dispatchEvent(new EndReached());
    }
    if (scrollTop < START_PX && this.hasEarlier && scrollHeight > clientHeight) {
      this.dispatchEvent(new EarlierWanted());
    }
  }

  protected override render(): TemplateResult {
    // What comes while somebody is at the end is told; what scrolling brings into view is no news.
    const live = this.atEnd ? 'polite' : 'off';
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Messages" @scroll=${this.onScroll}>
        <div class="lines" role="log" aria-live=${live}>
          ${this.loading ? this.renderSkeleton() : this.renderLines()}
          <div class="typing">${this.renderTyping()}</div>
        </div>
      </div>
      ${
        this.newCount > 0
          ? html`<div class="pill" role="status">
              <button type="button" class="primary" @click=${this.scrollToEnd}>
                <attune-icon name="arrow-down"></attune-icon>${
                  this.newCount === 1 ? '1 new message' : `${this.newCount} new messages`
                }
              </button>
            </div>`
          : nothing
      }`;
  }

  private renderLines(): TemplateResult {
    const { items, height } = this.rows;
    const isEmpty = this.lines.length === 0;
    return html`${isEmpty ? html`<p class="empty">${this.visitorName} opened the chat and has not written yet.</p>` : nothing}
      <div class="rows" role="list" ?hidden=${isEmpty} ${cssProperties({ 'block-size': `${height}px` })}>
        ${this.hasEarlier ? this.renderEarlier() : nothing}
        <div
          class="window"
          role="presentation"
          ${cssProperties({ transform: `translateY(${items[0]?.start ?? 0}px)` })}
        >
          ${repeat(
            items,
            ({ key }) => key,
            ({ index }) => this.renderRow(index),
          )}
        </div>
      </div>`;
  }

  private renderRow(index: number): TemplateResult | typeof nothing {
    const line = this.lines[index];
    if (!line) return nothing;
    return html`<div
      class="row"
      role="listitem"
      aria-setsize=${this.hasEarlier ? -1 : this.lines.length}
      aria-posinset=${index + 1}
      data-index=${index}
      ${ref(this.rows.measure)}
    >
      ${this.renderLine(line)}
    </div>`;
  }

  private renderEarlier(): TemplateResult {
    return html`<button
      type="button"
      class="quiet earlier"
      @click=${() => this.dispatchEvent(new EarlierWanted())}
    >
      Show earlier messages
    </button>`;
  }

  /** The words a message answers, as far as they are held. */
  private answeredBy({ parts }: MessageLine): string | null {
    const replyTo = parts?.replyTo;
    if (replyTo === undefined) return null;
    const found = this.lines.find((line) => line.kind === 'message' && line.seq === replyTo);
    return found?.kind === 'message' ? found.body : 'An earlier message';
  }

  private renderRating({ score, comment, at }: RatingEvent): TemplateResult {
    return html`<div class="status" dir="auto">
      ${this.visitorName} rated the conversation ${score} of 5${comment === '' ? '' : html`: “${comment}”`} ·
      ${timeText(at)}
    </div>`;
  }

  private renderLine(line: TimelineLine): TemplateResult {
    if (line.kind === 'day') return html`<div class="day">${dayText(line.at, this.now())}</div>`;
    if (line.kind === 'message') {
      return html`<attune-message-line
        .line=${line}
        .conversationId=${this.conversationId ?? ''}
        .answers=${this.answeredBy(line)}
        .covered=${this.shielded.find(({ seq }) => seq === line.seq)?.spans ?? NOTHING_COVERED}
        ?offline=${this.offline}
      ></attune-message-line>`;
    }
    const { author, at } = line.event;
    if (line.event.kind === 'rating') return this.renderRating(line.event);
    const { status } = line.event;
    const who = author.kind === 'visitor' ? this.visitorName : (author.name ?? 'Attune');
    return html`<div class="status">${who} ${statusWords[status]} · ${timeText(at)}</div>`;
  }

  private renderTyping(): TemplateResult | typeof nothing {
    const [author] = this.typing;
    if (!author) return nothing;
    const who = author.kind === 'visitor' ? this.visitorName : (author.name ?? 'A colleague');
    return html`<span class="dots" aria-hidden="true"><span></span><span></span><span></span></span>${who} is
      typing`;
  }

  private renderSkeleton(): TemplateResult {
    return html`<div class="bones"></div>
      <div class="bones own"></div>
      <div class="bones"></div>`;
  }
}

/** The same for the same lines: other keys would have every row of the list placed anew. */
function rowsOf(lines: readonly TimelineLine[], conversationId: string, hasEarlier: boolean): RowsNow {
  const keys = lines.map(({ key }) => `${conversationId} ${key}`);
  return {
    count: lines.length,
    before: hasEarlier ? EARLIER_PX : 0,
    keyOf: (index) => keys[index] ?? '',
    estimate: (index) => heightOf(lines[index]),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-message-list': MessageList;
  }
  interface HTMLElementEventMap {
    'earlier-wanted': EarlierWanted;
    'end-reached': EndReached;
  }
}
