import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import type { Install } from '../pwa/install.ts';
import '../pwa/install-offer.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import './inbox-list.ts';
import type { InboxList } from './inbox-list.ts';
import type { InboxMoreWanted, InboxTabChosen } from './inbox-wanted.ts';
import type { RowPicked } from './inbox-row.ts';
import type { InboxTab } from './inbox-state.ts';
import './pick-bar.ts';
import type { PickingWanted } from './picking.ts';
import { noPicks, pickedUpTo, toggled, type Picks } from './picks.ts';

/** The list of conversations, and what can be done with several of them at once. */
@customElement('attune-inbox-pane')
export class InboxPane extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        min-inline-size: 0;
      }
      attune-inbox-list {
        flex: 1;
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) selectedId: string | null = null;
  @property({ attribute: false }) install: Install | null = null;
  @state() private tab: InboxTab = 'open';
  @state() private picks: Picks = noPicks;
  /** A press on a row picks it. */
  @state() private isPicking = false;
  @query('attune-inbox-list') private readonly list!: InboxList | null;
  private readonly inbox = new Observe(this, () => this.desk?.inbox.state ?? null);
  private readonly typing = new Observe(this, () => this.desk?.typing.typing ?? null);
  private readonly work = new Observe(this, () => this.desk?.teamWork.state ?? null);
  private readonly unreadMarks = new Observe(this, () => this.desk?.unreadMarks.state ?? null);
  private readonly viewers = new Observe(this, () => this.desk?.viewing.viewers ?? null);

  /** @returns whether there is a row */
  focusBy(step: 1 | -1): boolean {
    return this.list?.focusBy(step) ?? false;
  }

  /** The conversation whose row has the focus; null: none has. */
  get focusedId(): string | null {
    return this.list?.focusedId ?? null;
  }

  /** Picks the row with the focus, or lets it go. @returns whether there is one */
  pickFocused(): boolean {
    return this.list?.pickFocused() ?? false;
  }

  private onTab({ tab }: InboxTabChosen): void {
    this.tab = tab;
    this.picks = noPicks;
  }

  private onPicking(isOn: boolean): void {
    this.isPicking = isOn;
    if (!isOn) this.picks = noPicks;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || (!this.isPicking && this.picks.ids.size === 0)) return;
    event.stopPropagation();
    this.onPicking(false);
  }

  protected override updated(): void {
    if (!this.desk?.me.value || !this.inbox.value) return;
    const { tabs, items } = this.inbox.value;
    if (tabs[this.tab].loading === 'not-yet') void this.desk.inbox.load(this.tab);
    // An inbox that is done says something else than one that never had a conversation.
    if (tabs.open.loading === 'loaded' && items.size === 0 && tabs.resolved.loading === 'not-yet')
      void this.desk.inbox.load('resolved');
  }

  private onMore({ tab }: InboxMoreWanted): void {
    const inbox = this.desk?.inbox;
    if (inbox?.state.value.tabs[tab].next === null) void inbox.load(tab);
    else void inbox?.loadMore(tab);
  }

  private onPicked({ conversationId, isRange }: RowPicked): void {
    this.picks = isRange
      ? pickedUpTo(this.picks, conversationId, this.list?.shownIds ?? [])
      : toggled(this.picks, conversationId);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    const inbox = this.inbox.value;
    if (!desk || !inbox) return nothing;
    return html`<attune-inbox-list
        .desk=${desk}
        .inbox=${inbox}
        .tab=${this.tab}
        .selectedId=${this.selectedId}
        .typing=${this.typing.value ?? new Map()}
        .work=${this.work.value ?? new Map()}
        .viewers=${this.viewers.value ?? new Map()}
        .unreadMarks=${this.unreadMarks.value ?? new Set()}
        .picks=${this.picks.ids}
        ?picking=${this.isPicking}
        .now=${desk.clock.now}
        @inbox-tab-chosen=${this.onTab}
        @inbox-more-wanted=${this.onMore}
        @row-picked=${this.onPicked}
        @picking-wanted=${({ isOn }: PickingWanted) => this.onPicking(isOn)}
        @keydown=${this.onKey}
      ></attune-inbox-list>
      <attune-install-offer .install=${this.install}></attune-install-offer>
      ${
        this.picks.ids.size === 0 && !this.isPicking
          ? nothing
          : html`<attune-pick-bar
              .desk=${desk}
              .ids=${[...this.picks.ids]}
              @picks-dropped=${() => this.onPicking(false)}
            ></attune-pick-bar>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-inbox-pane': InboxPane;
  }
}
