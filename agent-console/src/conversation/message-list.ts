import type { Author, Beside, ConversationStatus } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dayText, timeText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import './message-line.ts';
import { messageListStyles } from './message-list.styles.ts';
import type { TimelineLine } from './timeline.ts';

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

const NOTHING_COVERED: readonly never[] = [];

const statusWords: Readonly<Record<ConversationStatus, string>> = {
  open: 'reopened this conversation',
  pending: 'set it aside until something happens',
  snoozed: 'put it off',
  resolved: 'resolved this conversation',
};

/**
 * The messages of a conversation. Stays at the end while somebody is there; scrolled up, nothing moves and a pill
 * tells of what came.
 */
@customElement('attune-message-list')
export class MessageList extends LitElement {
  static override styles = [controls, messageListStyles];

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

  /** Whether the last message stands in view. */
  get isAtEnd(): boolean {
    return this.atEnd;
  }

  scrollToEnd(): void {
    this.scroller?.scrollTo({ top: this.scroller.scrollHeight });
  }

  /** @returns whether the message is held; then it stands in view, marked for a moment */
  showMessage(seq: number): boolean {
    const lines = [...this.renderRoot.querySelectorAll('attune-message-line')];
    const found = lines.find(({ line }) => line?.seq === seq);
    if (!found) return false;
    this.atEnd = false;
    found.pointOut();
    return true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized?.disconnect();
  }

  protected override firstUpdated(): void {
    // Bubbles draw themselves after the list, the composer grows, a keyboard opens: whoever was at the end stays there.
    this.resized = new ResizeObserver(() => this.atEnd && this.scrollToEnd());
    for (const part of this.renderRoot.querySelectorAll('.scroll, .lines')) this.resized.observe(part);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('lines');
    if (before === undefined || this.atEnd) return;
    this.newCount += countNew(before, this.lines);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('lines') && !changed.has('typing')) return;
    if (changed.has('lines') && ownWasAdded(changed.get('lines') ?? [], this.lines)) this.atEnd = true;
    if (!this.atEnd) return;
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
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Messages" @scroll=${this.onScroll}>
        <div class="lines" role="log" aria-live="polite">
          ${
            this.hasEarlier
              ? html`<button
                  type="button"
                  class="quiet earlier"
                  @click=${() => this.dispatchEvent(new EarlierWanted())}
                >
                  Show earlier messages
                </button>`
              : nothing
          }
          ${this.loading ? this.renderSkeleton() : this.renderLines()}
          <div class="typing">${this.renderTyping()}</div>
        </div>
      </div>
      ${
        this.newCount > 0
          ? html`<div class="pill">
              <button type="button" class="primary" @click=${this.scrollToEnd}>
                <attune-icon name="arrow-down"></attune-icon>${
                  this.newCount === 1 ? '1 new message' : `${this.newCount} new messages`
                }
              </button>
            </div>`
          : nothing
      }`;
  }

  private renderLines(): unknown {
    if (this.lines.length === 0) {
      return html`<p class="empty">${this.visitorName} opened the chat and has not written yet.</p>`;
    }
    return repeat(
      this.lines,
      ({ key }) => key,
      (line) => this.renderLine(line),
    );
  }

  private renderLine(line: TimelineLine): TemplateResult {
    if (line.kind === 'day') return html`<div class="day">${dayText(line.at, this.now())}</div>`;
    if (line.kind === 'message') {
      return html`<attune-message-line
        .line=${line}
        .covered=${this.shielded.find(({ seq }) => seq === line.seq)?.spans ?? NOTHING_COVERED}
        ?offline=${this.offline}
      ></attune-message-line>`;
    }
    const { author, status, at } = line.event;
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

function countNew(before: readonly TimelineLine[], now: readonly TimelineLine[]): number {
  const known = new Set(before.map(({ key }) => key));
  const last = before.at(-1)?.key;
  const from = now.findIndex(({ key }) => key === last) + 1;
  return now.slice(from).filter((line) => isMessageOf(line, false) && !known.has(line.key)).length;
}

/** Whoever writes wants to see it stand there, wherever they had scrolled to. */
function ownWasAdded(before: readonly TimelineLine[], now: readonly TimelineLine[]): boolean {
  const last = now.at(-1);
  return last !== undefined && isMessageOf(last, true) && before.every(({ key }) => key !== last.key);
}

function isMessageOf(line: TimelineLine, own: boolean): boolean {
  return line.kind === 'message' && (line.side === 'own') === own;
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
