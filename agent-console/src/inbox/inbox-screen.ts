import type { Suggestion } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import type { ShortcutName } from '../shortcuts/shortcuts.ts';
import type { ReflectWanted } from '../beside/reflection-card.ts';
import type { DraftChanged } from '../composer/composer.ts';
import { emptyDraft } from '../composer/draft.ts';
import type { StatusWanted } from '../conversation/conversation-header.ts';
import '../conversation/conversation-view.ts';
import type { ConversationView } from '../conversation/conversation-view.ts';
import type { FailedMessageDecided } from '../conversation/message-line.ts';
import type { MessageWanted } from '../conversation/message-wanted.ts';
import type { SignalsJudged } from '../friction/friction-part.ts';
import type { Install } from '../pwa/install.ts';
import { Observe } from '../state/observe.ts';
import type { SuggestionDismissed, SuggestionTaken } from '../suggestion/suggestion-list.ts';
import { Breakpoints } from '../ui/breakpoints.ts';
import { LookedAt } from '../ui/looked-at.ts';
import { controls } from '../ui/controls.styles.ts';
import type { VisitPlaceWanted } from '../visit/visit-place-wanted.ts';
import './beside-pane.ts';
import { BesideRoom } from './beside-room.ts';
import type { BesidePane } from './beside-pane.ts';
import './inbox-pane.ts';
import type { InboxPane } from './inbox-pane.ts';
import { inboxScreenStyles } from './inbox-screen.styles.ts';
import { itemsIn } from './inbox-state.ts';
import { showMessage } from './message-places.ts';
import { PaneWanted, type Pane } from './panes.ts';
import { nothingPicked } from './nothing-picked.ts';
import { StatusActs } from './status-acts.ts';
import { toggleUnread } from './toggle-unread.ts';

/** The workspace: the list, the conversation, and what stands beside it. Carries acts between them and the desk. */
@customElement('attune-inbox-screen')
export class InboxScreen extends LitElement {
  static override styles = [controls, inboxScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) conversationId: string | null = null;
  /** A message to be brought into view once the conversation stands there. */
  @property({ attribute: false }) at: number | null = null;
  @property({ reflect: true }) pane: Pane = 'inbox';
  @property({ attribute: false }) install: Install | null = null;
  @query('attune-inbox-pane') private readonly list!: InboxPane | null;
  @query('attune-conversation-view') private readonly view!: ConversationView | null;
  @query('attune-beside-pane') private readonly beside!: BesidePane | null;
  private shownAt: string | null = null;
  private readonly lookedAt = new LookedAt(this, () => this.markRead());
  private readonly status = new StatusActs(this);
  private readonly room = new Breakpoints(this);
  private readonly besideRoom = new BesideRoom(this, this.room);
  private readonly inbox = new Observe(this, () => this.desk?.inbox.state ?? null);
  private readonly typing = new Observe(this, () => this.desk?.typing.typing ?? null);
  private readonly outgoing = new Observe(this, () => this.desk?.outbox.messages ?? null);
  private readonly link = new Observe(this, () => this.desk?.connection.link ?? null);
  private readonly open = new Observe(this, () => this.desk?.open ?? null);
  private readonly conversation = new Observe(this, () => this.open.value?.state ?? null);
  private readonly visit = new Observe(this, () => this.desk?.visit ?? null);
  private readonly draft = new Observe(this, () => this.desk?.answering.draft ?? null);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.desk?.show(null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('desk') || changed.has('conversationId')) this.desk?.show(this.conversationId);
  }

  protected override updated(): void {
    this.markRead();
    this.showAt();
  }

  /** Brings the wanted message into view, once. */
  private showAt(): void {
    const conversation = this.conversation.value;
    const place = `${this.conversationId} ${this.at}`;
    if (this.at === null || conversation?.phase !== 'open' || this.shownAt === place) return;
    this.shownAt = place;
    if (this.open.value && this.view) void showMessage(this.open.value, this.view, this.at);
  }

  /** @returns whether the shortcut meant something here */
  perform(name: ShortcutName): boolean {
    return this.acts[name]?.() ?? false;
  }

  private readonly acts: Partial<Record<ShortcutName, () => boolean>> = {
    'next-conversation': () => this.list?.focusBy(1) ?? false,
    'previous-conversation': () => this.list?.focusBy(-1) ?? false,
    'suggestion-1': () => this.takeNumber(1),
    'suggestion-2': () => this.takeNumber(2),
    'suggestion-3': () => this.takeNumber(3),
    reply: () => this.view?.focusComposer() ?? false,
    leave: () => this.view?.leaveComposer() ?? false,
    resolve: () => this.status.toggle(),
    take: () => this.takeIt(),
    beside: () => this.besideRoom.toggle(),
    note: () => this.writeNote(),
    unread: () => this.markUnread(),
    pick: () => this.list?.pickFocused() ?? false,
  };

  /** The row with the focus, or else the conversation on screen. */
  private markUnread(): boolean {
    const id = this.list?.focusedId ?? this.conversationId;
    if (!this.desk || id === null) return false;
    toggleUnread(this.desk, [id]);
    return true;
  }

  private takeIt(): boolean {
    const { desk, conversationId } = this;
    const assigneeId = desk?.me.value?.agent.id;
    if (!desk || conversationId === null || assigneeId === undefined) return false;
    void desk.arranging.arrange([conversationId], { assigneeId }, 'Taken');
    return true;
  }

  /** Seen is only what stood before somebody's eyes: in view, in a visible tab, in the window they work in. */
  private markRead(): void {
    const isLookedAt = this.lookedAt.now;
    const isOnScreen = this.room.hasTwoPanes || this.pane === 'conversation';
    if (isLookedAt && isOnScreen && this.view?.isAtEnd) this.open.value?.markRead();
    if (isLookedAt && this.conversationId !== null) this.desk?.notifications.seen(this.conversationId);
  }

  /** The open conversation's row leads nowhere new, but on a phone back to it. */
  private onListClick(event: Event): void {
    const isRow = event.composedPath().some((each) => each instanceof HTMLAnchorElement);
    if (isRow) this.dispatchEvent(new PaneWanted('conversation'));
  }

  private onDraft({ draft }: DraftChanged): void {
    this.desk?.answering.edit(draft);
  }

  private onFailed({ message, decision }: FailedMessageDecided): void {
    const { desk } = this;
    if (decision === 'retry') desk?.outbox.retry(message.clientId);
    else if (decision === 'discard') desk?.outbox.discard(message.clientId);
    else {
      desk?.answering.takeBack(message);
      void this.focusComposer();
    }
  }

  private take(suggestion: Suggestion): void {
    this.desk?.answering.take(suggestion);
    this.besideRoom.close();
    this.dispatchEvent(new PaneWanted('conversation'));
    void this.focusComposer();
  }

  private insert(words: string): void {
    this.desk?.answering.insert(words);
    this.besideRoom.close();
    this.dispatchEvent(new PaneWanted('conversation'));
  }

  private writeNote(): boolean {
    if (this.conversationId === null) return false;
    if (!this.besideRoom.isShown) this.besideRoom.toggle();
    void this.updateComplete.then(() => this.beside?.focusNote());
    return true;
  }

  private get isVisitorWriting(): boolean {
    const writing = this.typing.value?.get(this.conversationId ?? '') ?? [];
    return writing.some(({ kind }) => kind === 'visitor');
  }

  private takeNumber(number: number): boolean {
    const suggestion = this.beside?.suggestionAt(number) ?? null;
    if (suggestion) this.take(suggestion);
    return suggestion !== null;
  }

  private async focusComposer(): Promise<void> {
    await this.updateComplete;
    await this.view?.updateComplete;
    this.view?.focusComposer();
  }

  private async onDismissed({ suggestion }: SuggestionDismissed): Promise<void> {
    const refusal = await this.open.value?.dismiss(suggestion.id);
    if (refusal) this.desk?.toasts.problem(refusal.message);
  }

  private async onJudged({ signalKeys, verdict }: SignalsJudged): Promise<void> {
    const refusal = await this.open.value?.judge(signalKeys, verdict);
    if (refusal) this.desk?.toasts.problem(refusal.message);
  }

  private async onMessageWanted({ seq }: MessageWanted): Promise<void> {
    this.besideRoom.close();
    this.dispatchEvent(new PaneWanted('conversation'));
    await this.updateComplete;
    if (this.open.value && this.view) await showMessage(this.open.value, this.view, seq);
  }

  /** From a message to its place in the visit. */
  private async onVisitPlace({ seq }: VisitPlaceWanted): Promise<void> {
    await this.besideRoom.show();
    await this.beside?.showInVisit(seq);
  }

  private onStatus({ status }: StatusWanted): void {
    if (this.conversationId !== null) void this.status.set(this.conversationId, status);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    const inbox = this.inbox.value;
    if (!desk || !inbox) return nothing;
    return html`<attune-inbox-pane
        .desk=${desk}
        .selectedId=${this.conversationId}
        .install=${this.install}
        @click=${this.onListClick}
      ></attune-inbox-pane>
      ${this.conversationId === null ? nothingPicked(itemsIn(inbox, 'open').length === 0) : this.renderConversation(desk, this.conversationId)}`;
  }

  private renderConversation(desk: Desk, conversationId: string): TemplateResult {
    return html`<attune-conversation-view
        .desk=${desk}
        .conversation=${this.conversation.value}
        .row=${this.inbox.value?.items.get(conversationId) ?? null}
        .outgoing=${this.outgoing.value ?? []}
        .agentId=${desk.me.value?.agent.id ?? ''}
        .typing=${this.typing.value?.get(conversationId) ?? []}
        .draft=${this.draft.value ?? emptyDraft}
        .now=${desk.clock.now}
        ?offline=${this.link.value?.kind !== 'online'}
        ?status-busy=${this.status.busy}
        @draft-changed=${this.onDraft}
        @draft-submitted=${() => desk.answering.submit()}
        @failed-message-decided=${this.onFailed}
        @visit-place-wanted=${this.onVisitPlace}
        @status-wanted=${this.onStatus}
        @beside-toggled=${() => this.besideRoom.toggle()}
        @earlier-wanted=${() => void this.open.value?.loadEarlier()}
        @end-reached=${this.markRead}
      ></attune-conversation-view>
      ${this.renderBeside(desk)}`;
  }

  private renderBeside(desk: Desk): TemplateResult | typeof nothing {
    const pane = html`<attune-beside-pane
      .desk=${desk}
      .conversation=${this.conversation.value}
      .visit=${this.visit.value}
      .takenId=${this.draft.value?.suggestionId ?? null}
      ?listening=${this.isVisitorWriting}
      @reflect-wanted=${({ sentence }: ReflectWanted) => this.insert(sentence)}
      @status-wanted=${this.onStatus}
      .now=${desk.clock.now}
      @suggestion-taken=${({ suggestion }: SuggestionTaken) => this.take(suggestion)}
      @suggestion-dismissed=${this.onDismissed}
      @signals-judged=${this.onJudged}
      @message-wanted=${this.onMessageWanted}
    ></attune-beside-pane>`;
    return this.besideRoom.around(pane);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-inbox-screen': InboxScreen;
  }
}
