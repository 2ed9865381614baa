import type { VisitItem } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { MessageWanted } from '../conversation/message-wanted.ts';
import { sentenceWords } from '../friction/sentence-words.ts';
import { Observe } from '../state/observe.ts';
import { dayText, fullTimeText, timeText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import type { IconName } from '../ui/icons.ts';
import { outcomeWords, stretchesOf, type VisitLine, type VisitStretch } from './visit-lines.ts';
import { visitTimelineStyles } from './visit-timeline-list.styles.ts';
import type { VisitTimeline } from './visit-timeline.ts';

/** This close to the end counts as the end. */
const END_PX = 32;

const marks: Readonly<Record<VisitItem['kind'], IconName>> = {
  page: 'monitor',
  press: 'mouse-pointer-click',
  signal: 'activity',
  wait: 'clock',
  message: 'message-square',
  visibility: 'eye',
  trouble: 'info',
};

/** The visit from its beginning to now in one line: pages as headings, what was done there, what was found, said, waited. */
@customElement('attune-visit-timeline')
export class VisitTimelineList extends LitElement {
  static override styles = [controls, visitTimelineStyles];

  @property({ attribute: false }) visit: VisitTimeline | null = null;
  @property({ attribute: false }) now: () => number = Date.now;
  /** The line somebody was led to. */
  @state() private shownSeq: number | null = null;
  @query('.scroll') private readonly scroller!: HTMLElement | null;
  private readonly held = new Observe(this, () => this.visit?.state ?? null);
  private watched: VisitTimeline | null = null;
  private endWatch: () => void = () => {};
  private readonly resized = new ResizeObserver(() => this.atEnd && this.scrollToEnd());
  private atEnd = true;
  /** Not yet brought into view. */
  private wantedSeq: number | null = null;
  /** Distance of the view from the end, when earlier lines are about to join above it. */
  private fromEnd: number | null = null;
  private firstKey: string | null = null;

  /** Leads to a message's line and marks it, as soon as the lines are there. */
  showMessage(seq: number): void {
    this.shownSeq = seq;
    this.wantedSeq = seq;
    this.atEnd = false;
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
    this.endWatch();
    this.watched = null;
  }

  protected override willUpdate(): void {
    if (this.visit !== this.watched) {
      this.endWatch();
      this.watched = this.visit;
      this.endWatch = this.visit?.watch() ?? (() => {});
      this.atEnd = this.shownSeq === null;
    }
    const { scroller } = this;
    const first = this.held.value?.items[0]?.key ?? null;
    const growsAbove = this.firstKey !== null && first !== this.firstKey;
    this.firstKey = first;
    this.fromEnd = growsAbove && scroller ? scroller.scrollHeight - scroller.scrollTop : null;
  }

  protected override updated(): void {
    const { scroller } = this;
    if (!scroller) return;
    if (this.wantedSeq !== null && this.lead(this.wantedSeq)) this.wantedSeq = null;
    else if (this.fromEnd !== null && !this.atEnd) scroller.scrollTop = scroller.scrollHeight - this.fromEnd;
    else if (this.atEnd) this.scrollToEnd();
  }

  private scrollToEnd(): void {
    this.scroller?.scrollTo({ top: this.scroller.scrollHeight });
  }

  /** @returns whether the search is over: the line is in view, or nowhere in the visit */
  private lead(seq: number): boolean {
    const line = this.renderRoot.querySelector(`[data-seq="${seq}"]`);
    line?.scrollIntoView({ block: 'center' });
    if (line || !this.held.value?.more) return true;
    void this.visit?.loadEarlier();
    return false;
  }

  private onScroll({ currentTarget }: Event): void {
    const { scrollHeight, scrollTop, clientHeight } = currentTarget as HTMLElement;
    this.atEnd = scrollHeight - scrollTop - clientHeight < END_PX;
  }

  protected override render(): TemplateResult | typeof nothing {
    const held = this.held.value;
    if (!held) return nothing;
    if (typeof held.phase === 'object') {
      return html`<p class="empty" role="status">${held.phase.refused.message}</p>`;
    }
    if (held.phase === 'loading') return html`<div class="bones" aria-hidden="true"></div>`;
    if (held.items.length === 0) {
      return html`<p class="empty">
        Nothing is known of this visit yet. Pages are watched once the chat is open.
      </p>`;
    }
    return html`<div
      class="scroll"
      tabindex="0"
      role="region"
      aria-label="Timeline of the visit"
      @scroll=${this.onScroll}
    >
      ${
        held.more
          ? html`<button
              type="button"
              class="quiet earlier"
              ?disabled=${held.loadsEarlier}
              @click=${() => void this.visit?.loadEarlier()}
            >
              Show what came before
            </button>`
          : nothing
      }
      ${repeat(
        stretchesOf(held.items),
        ({ key }) => key,
        (stretch) => this.renderStretch(stretch),
      )}
    </div>`;
  }

  private renderStretch({ page, day, lines }: VisitStretch): TemplateResult {
    return html`${day === null ? nothing : html`<p class="day">${dayText(day, this.now())}</p>`}
    ${page === null ? nothing : this.renderPage(page)}
    ${
      lines.length === 0
        ? nothing
        : html`<ul role="list">
            ${repeat(
              lines,
              ({ item }) => item.key,
              (line) => this.renderLine(line),
            )}
          </ul>`
    }`;
  }

  private renderPage({ sentence, path, at }: VisitItem): TemplateResult {
    const how = howArrived(sentence);
    return html`<h2 title=${path ?? ''}>
      <span class="node"></span>
      <span class="path">${path}</span>
      ${how === null ? nothing : html`<span class="how">${how}</span>`} ${this.renderTime(at)}
    </h2>`;
  }

  private renderLine({ item, times }: VisitLine): TemplateResult {
    const { kind, outcome, sentence, at, seq } = item;
    const words = html`<span class="words">${sentenceWords(sentence)}</span>`;
    const came = outcome === undefined ? null : outcomeWords[outcome];
    return html`<li
      data-kind=${kind}
      data-outcome=${outcome ?? ''}
      data-seq=${seq ?? nothing}
      ?data-shown=${seq !== undefined && seq === this.shownSeq}
    >
      <attune-icon name=${kind === 'visibility' && isLeaving(item) ? 'eye-off' : marks[kind]}></attune-icon>
      ${
        kind === 'message' && seq !== undefined
          ? html`<button
              type="button"
              class="to-message"
              title="Show it in the conversation"
              @click=${() => this.dispatchEvent(new MessageWanted(seq))}
            >
              ${words}
            </button>`
          : html`<span
              >${words}${times > 1 ? html` <span class="times">× ${times}</span>` : nothing}${
                came === null ? nothing : html`<span class="outcome">; ${came}</span>`
              }</span
            >`
      }
      ${this.renderTime(at)}
    </li>`;
  }

  private renderTime(at: number): TemplateResult {
    return html`<time class="figures" title=${fullTimeText(at)}>${timeText(at)}</time>`;
  }
}

/** How a page was come to, where it was not by simply going on. */
function howArrived([words]: VisitItem['sentence']): string | null {
  if (typeof words !== 'string') return null;
  if (words.startsWith('went back')) return 'back again';
  return words.startsWith('reloaded') ? 'reloaded' : null;
}

function isLeaving({ sentence }: VisitItem): boolean {
  return typeof sentence[0] === 'string' && sentence[0].startsWith('left');
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-visit-timeline': VisitTimelineList;
  }
}
