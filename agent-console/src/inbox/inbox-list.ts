import { isQuieted, type InboxItem } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../app/desk.ts';
import type { Viewers } from '../availability/viewing.ts';
import { labelsOf, type TeamWorkState } from '../teams/team-work.ts';
import { controls } from '../ui/controls.styles.ts';
import { cssProperties } from '../ui/css-properties.ts';
import '../ui/icon.ts';
import { remembered } from '../ui/remembered.ts';
import { Settling } from '../ui/settling.ts';
import { VirtualRows, type RowsNow } from '../ui/virtual-rows.ts';
import { inboxListStyles } from './inbox-list.styles.ts';
import '../views/view-menu.ts';
import { InboxMoreWanted, InboxTabChosen } from './inbox-wanted.ts';
import { emptyWords } from './empty-words.ts';
import './inbox-row.ts';
import type { InboxRow } from './inbox-row.ts';
import { emptyInbox, itemsIn, type InboxState, type InboxTab } from './inbox-state.ts';
import { byNeed, needsYou } from './need.ts';
import { emptyOrder, settle, type SettledOrder } from './settled-order.ts';
import { PickingWanted } from './picking.ts';
import type { Typing } from './typing.ts';

/** Stands in the order where conversations begin that need nobody now. */
const DIVIDER = '—';
/** Needs grow with time: the order is looked at again this often. */
const REORDER_MS = 10_000;
/** Drawn beyond what is in view. */
const OVERSCAN = 6;
const ROW_PX = 56;
const DIVIDER_PX = 32;
const FRAMES_TO_DRAW = 30;

/** The inbox by need. Rows never move under the pointer or the focus: the order settles when both are elsewhere. */
@customElement('attune-inbox-list')
export class InboxList extends LitElement {
  static override styles = [controls, inboxListStyles];

  @property({ attribute: false }) inbox: InboxState = emptyInbox;
  @property() tab: InboxTab = 'open';
  @property({ attribute: false }) selectedId: string | null = null;
  @property({ attribute: false }) typing: Typing = new Map();
  @property({ attribute: false }) work: TeamWorkState = new Map();
  @property({ attribute: false }) viewers: Viewers = new Map();
  /** What the agent set back to unread. */
  @property({ attribute: false }) unreadMarks: ReadonlySet<string> = new Set();
  /** What is picked, to do something with several at once. */
  @property({ attribute: false }) picks: ReadonlySet<string> = new Set();
  /** A press on a row picks it. */
  @property({ type: Boolean }) picking = false;
  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) now: () => number = Date.now;
  @state() private order: SettledOrder = emptyOrder;
  @query('.scroll') private readonly scroller!: HTMLElement | null;
  private readonly settling = new Settling(this);
  /** Where the keyboard was last: a row that was scrolled out of view takes the focus with it. */
  private walkedTo: string | null = null;
  private readonly rowsNow = remembered(rowsOf);
  private readonly rows = new VirtualRows(this, {
    scroller: () => this.scroller,
    overscan: OVERSCAN,
  });
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.requestUpdate(), REORDER_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('selectedId')) this.walkedTo = null;
    const held = !changed.has('tab') && this.settling.isHeld;
    this.order = settle(this.order, this.wantedOrder(), held);
    this.rows.update(this.rowsNow(this.order.ids));
  }

  /** Rows as they stand on screen, top first. */
  get shownIds(): readonly string[] {
    return this.order.ids.filter((id) => id !== DIVIDER);
  }

  /** The conversation whose row has the focus; null: none has. */
  get focusedId(): string | null {
    const rows = [...this.renderRoot.querySelectorAll('attune-inbox-row')];
    return rows.find((each) => each.matches(':focus-within'))?.item?.conversationId ?? null;
  }

  /** Picks the row with the focus, or lets it go. @returns whether there is one */
  pickFocused(): boolean {
    const rows = [...this.renderRoot.querySelectorAll('attune-inbox-row')];
    const row = rows.find((each) => each.matches(':focus-within')) ?? rows.find(({ current }) => current);
    row?.pick();
    return row !== undefined;
  }

  /**
   * Moves the focus to the next row, from the focused or else the selected one.
   * @returns whether there is a row
   */
  focusBy(step: 1 | -1): boolean {
    const { ids } = this.order;
    const rows = ids.flatMap((id, index) => (id === DIVIDER ? [] : [index]));
    const focused = this.renderRoot.querySelector('attune-inbox-row:focus-within')?.closest('li');
    const last = ids.indexOf(this.walkedTo ?? this.selectedId ?? '');
    const from = Number(focused?.dataset['index'] ?? last);
    const place = from < 0 ? 0 : rows.indexOf(from) + step;
    const to = rows[Math.min(rows.length - 1, Math.max(0, place))];
    if (to === undefined) return false;
    this.walkedTo = ids[to] ?? null;
    this.rows.scrollTo(to);
    void this.focusRow(to);
    return true;
  }

  /** At once, or as soon as it is drawn where it was out of view. */
  private async focusRow(index: number): Promise<void> {
    for (let frame = 0; frame < FRAMES_TO_DRAW && this.isConnected; frame += 1) {
      const row = this.rowAt(index);
      if (row) return row.focus({ preventScroll: true });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await this.updateComplete;
    }
  }

  private rowAt(index: number): InboxRow | null {
    return this.renderRoot.querySelector(`li[data-index='${index}'] attune-inbox-row`);
  }

  private wantedOrder(): readonly string[] {
    const items = [...itemsIn(this.inbox, this.tab)];
    if (this.tab !== 'open') {
      items.sort((one, other) => other.updatedAt - one.updatedAt);
      return items.map(({ conversationId }) => conversationId);
    }
    items.sort(byNeed(this.now()));
    const now = this.now();
    const needed = items.filter((item) => needsYou(item, now));
    const others = items.filter((item) => !needsYou(item, now));
    const ids = (rows: readonly InboxItem[]): string[] => rows.map(({ conversationId }) => conversationId);
    return others.length === 0 ? ids(needed) : [...ids(needed), DIVIDER, ...ids(others)];
  }

  private settleNow(): void {
    this.order = settle(this.order, this.wantedOrder(), false);
  }

  protected override render(): TemplateResult {
    const now = this.now();
    const needed = itemsIn(this.inbox, 'open').filter((item) => needsYou(item, now)).length;
    return html`<header>
        <div class="title">
          <h1>Needs you <span class="figures">· ${needed}</span></h1>
          ${
            this.order.isStale
              ? html`<button
                  type="button"
                  class="settle quiet"
                  title="The order has changed while you were in the list"
                  @click=${this.settleNow}
                >
                  <attune-icon name="retry"></attune-icon>Sort now
                </button>`
              : nothing
          }
        </div>
        <div class="which">
          <attune-view-menu .desk=${this.desk}></attune-view-menu>
          ${this.renderPicking()}
        </div>
        <div class="tabs" role="group" aria-label="Which conversations">
          ${this.renderTab('open', 'Open')} ${this.renderTab('later', 'Later')}
          ${this.renderTab('resolved', 'Resolved')}
        </div>
      </header>
      <div class="scroll">${this.renderRows()}</div>`;
  }

  private renderPicking(): TemplateResult {
    return html`<button
      type="button"
      class="several quiet"
      aria-pressed=${this.picking}
      @click=${() => this.dispatchEvent(new PickingWanted(!this.picking))}
    >
      <attune-icon name="list-checks"></attune-icon>Pick
    </button>`;
  }

  private renderTab(tab: InboxTab, label: string): TemplateResult {
    return html`<button
      type="button"
      aria-pressed=${this.tab === tab}
      @click=${() => this.dispatchEvent(new InboxTabChosen(tab))}
    >
      ${label}
    </button>`;
  }

  private renderRows(): TemplateResult | readonly TemplateResult[] {
    const { loading, next } = this.inbox.tabs[this.tab];
    if (typeof loading === 'object') {
      return html`<div class="empty" role="status">
        <strong>The list could not be read.</strong>${loading.failed}
        <div>${this.renderMore('Try again')}</div>
      </div>`;
    }
    if (this.order.ids.length === 0) return loading === 'loaded' ? this.renderEmpty() : this.renderSkeleton();
    const { items, height } = this.rows;
    return html`<ul role="list" aria-label="Conversations" ${cssProperties({ 'block-size': `${height}px` })}>
        ${repeat(
          items,
          ({ key }) => key,
          ({ index, start }) =>
            html`<li
              data-index=${index}
              aria-setsize=${this.order.ids.length}
              aria-posinset=${index + 1}
              ${cssProperties({ transform: `translateY(${start}px)` })}
              ${ref(this.rows.measure)}
            >
              ${this.renderRow(this.order.ids[index] ?? '')}
            </li>`,
        )}
      </ul>
      ${next !== null ? html`<div class="more">${this.renderMore('Show more')}</div>` : nothing}`;
  }

  private renderRow(id: string): TemplateResult | typeof nothing {
    if (id === DIVIDER) return html`<div class="divider">Answered</div>`;
    const item = this.inbox.items.get(id);
    if (!item) return nothing;
    return html`<attune-inbox-row
      .item=${item}
      .now=${this.now}
      .typing=${this.typing.get(id) ?? []}
      .labels=${labelsOf(this.work, item.siteId, item.labelIds)}
      .viewers=${this.viewers.get(id) ?? []}
      .siteName=${this.siteNames.get(item.siteId) ?? null}
      .agentId=${this.inbox.agentId}
      ?marked=${this.unreadMarks.has(id)}
      ?picked=${this.picks.has(id)}
      ?picking=${this.picking || this.picks.size > 0}
      ?picks-on-press=${this.picking}
      ?current=${id === this.selectedId}
      ?quieted=${isQuieted(item, this.now())}
    ></attune-inbox-row>`;
  }

  /** By id; none where there is only one, whose name would say nothing. */
  private get siteNames(): ReadonlyMap<string, string> {
    const sites = this.desk?.me.value?.sites ?? [];
    return new Map(sites.length < 2 ? [] : sites.map(({ id, name }) => [id, name]));
  }

  private renderMore(label: string): TemplateResult {
    return html`<button type="button" @click=${() => this.dispatchEvent(new InboxMoreWanted(this.tab))}>
      ${label}
    </button>`;
  }

  private renderEmpty(): TemplateResult | readonly TemplateResult[] {
    const { tabs, items } = this.inbox;
    // Whether there ever was a conversation is being asked: the words must not change before somebody's eyes.
    if (this.tab === 'open' && items.size === 0 && tabs.resolved.loading === 'loading')
      return this.renderSkeleton();
    return html`<div class="empty">${emptyWords(this.tab, items.size > 0)}</div>`;
  }

  private renderSkeleton(): readonly TemplateResult[] {
    return Array.from(
      { length: 6 },
      () => html`<div class="bones" aria-hidden="true"><span></span><span></span></div>`,
    );
  }
}

/** The same for the same order: other keys would have every row of the list placed anew. */
function rowsOf(ids: readonly string[]): RowsNow {
  return {
    count: ids.length,
    keyOf: (index) => ids[index] ?? '',
    estimate: (index) => (ids[index] === DIVIDER ? DIVIDER_PX : ROW_PX),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-inbox-list': InboxList;
  }
}
