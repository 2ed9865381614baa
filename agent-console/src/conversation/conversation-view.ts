import type { Author, InboxItem } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { paths } from '../app/routes.ts';
import '../coach/answer.ts';
import type { Answer } from '../coach/answer.ts';
import { emptyDraft, type Draft } from '../composer/draft.ts';
import '../friction/level-mark.ts';
import { sentenceWords } from '../friction/sentence-words.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { remembered } from '../ui/remembered.ts';
import './arrange-bar.ts';
import './conversation-header.ts';
import { BesideToggled } from './conversation-header.ts';
import { conversationViewStyles } from './conversation-view.styles.ts';
import './message-list.ts';
import { actOnMessage } from './act-on-message.ts';
import type { MessageActed } from './message-line.ts';
import type { MessageWanted } from './message-wanted.ts';
import type { MessageList } from './message-list.ts';
import type { OpenState } from './open-conversation.ts';
import type { Outgoing } from './outgoing.ts';
import { hasEarlier, statusOf } from './thread.ts';
import { timelineOf } from './timeline.ts';

/** One conversation: who it is, what was said, and where the answer is written. */
@customElement('attune-conversation-view')
export class ConversationView extends LitElement {
  static override styles = [controls, conversationViewStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) conversation: OpenState | null = null;
  /** Its row as the inbox has it: the freshest word on who has it and when it comes back. */
  @property({ attribute: false }) row: InboxItem | null = null;
  @property({ attribute: false }) outgoing: readonly Outgoing[] = [];
  @property({ attribute: false }) agentId = '';
  @property({ attribute: false }) typing: readonly Author[] = [];
  @property({ attribute: false }) draft: Draft = emptyDraft;
  @property({ type: Boolean }) offline = false;
  @property({ type: Boolean, attribute: 'status-busy' }) statusBusy = false;
  @property({ attribute: false }) now: () => number = Date.now;
  @query('attune-message-list') private readonly list!: MessageList | null;
  @query('attune-answer') private readonly answer!: Answer | null;
  private readonly timeline = remembered(timelineOf);

  /** Whether the newest message stands in view. */
  get isAtEnd(): boolean {
    return this.list?.isAtEnd ?? false;
  }

  /** When what is held stands on screen. */
  get shown(): Promise<unknown> {
    return this.updateComplete.then(() => this.list?.updateComplete);
  }

  /** @returns whether the message is held; then it stands in view */
  showMessage(seq: number): boolean {
    return this.list?.showMessage(seq) ?? false;
  }

  /** @returns whether there is a composer */
  focusComposer(): boolean {
    this.answer?.focusFirstSlot();
    return this.answer !== null;
  }

  /** @returns whether somebody was writing */
  leaveComposer(): boolean {
    const wasWriting = this.answer?.matches(':focus-within') ?? false;
    this.answer?.blur();
    return wasWriting;
  }

  constructor() {
    super();
    this.addEventListener('dragover', this.onDrag);
    this.addEventListener('drop', this.onDrag);
    this.addEventListener('dragleave', () => this.removeAttribute('dropping'));
  }

  /** Files are taken wherever they are dropped; the browser would leave the console to show them. */
  private onDrag(event: DragEvent): void {
    const { dataTransfer, type, defaultPrevented } = event;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.toggleAttribute('dropping', type === 'dragover' && this.answer !== null);
    // The composer has taken its own.
    if (type === 'drop' && !defaultPrevented && this.answer)
      this.desk?.answering.parts.add(dataTransfer.files);
  }

  private onActed(conversationId: string, event: MessageActed): void {
    if (!this.desk) return;
    actOnMessage(this.desk, conversationId, event);
    // What is done next is written there.
    if (event.act !== 'delete') this.focusComposer();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { conversation } = this;
    if (!conversation) return nothing;
    if (typeof conversation.phase === 'object') return this.renderRefused(conversation.phase.refused.message);
    const { thread, item, friction, pages, phase } = conversation;
    const name = nameOf(item);
    return html`<attune-conversation-header
        .item=${item}
        .friction=${friction}
        .path=${pages.at(-1)?.path ?? item?.path ?? null}
        .status=${this.row?.status ?? item?.status ?? statusOf(thread)}
        .now=${this.now}
        ?busy=${this.statusBusy}
      ></attune-conversation-header>
      <attune-arrange-bar .desk=${this.desk} .item=${this.row ?? item} .now=${this.now}></attune-arrange-bar>
      <attune-message-list
        .conversationId=${conversation.conversationId}
        @message-acted=${(event: MessageActed) => this.onActed(conversation.conversationId, event)}
        .lines=${this.timeline(thread, this.outgoing, this.agentId)}
        .typing=${this.typing}
        .visitorName=${name}
        .shielded=${conversation.beside?.shielded ?? []}
        .now=${this.now}
        ?loading=${phase === 'opening'}
        ?offline=${this.offline}
        ?has-earlier=${hasEarlier(thread)}
      ></attune-message-list>
      ${this.renderStrip(conversation)} ${this.renderFoot(conversation, name)}`;
  }

  private renderFoot(conversation: OpenState, name: string): TemplateResult {
    return html`<div class="foot">
      <attune-answer
        .desk=${this.desk}
        .conversation=${conversation}
        .draft=${this.draft}
        .typing=${this.typing}
        .visitorName=${name}
        @message-wanted=${({ seq }: MessageWanted) => this.showMessage(seq)}
      ></attune-answer>
    </div>`;
  }

  /** On a phone, what the side pane would say stands in one line above the composer. */
  private renderStrip({ friction }: OpenState): TemplateResult | typeof nothing {
    const fact = friction?.contributions[0];
    if (!friction || friction.level === 'calm' || !fact) return nothing;
    return html`<button
      type="button"
      class="strip"
      data-level=${friction.level}
      @click=${() => this.dispatchEvent(new BesideToggled())}
    >
      <attune-level-mark level=${friction.level}></attune-level-mark>
      <span class="words">${sentenceWords(fact.sentence)}</span>
      <span class="figures">${Math.round(friction.score)}</span>
    </button>`;
  }

  private renderRefused(words: string): TemplateResult {
    return html`<div class="refused" role="status">
      <p>${words}</p>
      <a href=${paths.inbox}>Back to the inbox</a>
    </div>`;
  }
}

function nameOf(item: OpenState['item']): string {
  return item?.visitorName ?? item?.visitorLabel ?? 'The visitor';
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-conversation-view': ConversationView;
  }
}
