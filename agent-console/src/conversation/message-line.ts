import type { TextSpan } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { fullTimeText, timeText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { formText } from '../ui/form-text.ts';
import '../ui/icon.ts';
import type { IconName } from '../ui/icons.ts';
import '../attachments/message-parts.ts';
import { VisitPlaceWanted } from '../visit/visit-place-wanted.ts';
import { linkedText } from './linked-text.ts';
import { MessageWanted } from './message-wanted.ts';
import { messageLineStyles } from './message-line.styles.ts';
import type { Outgoing } from './outgoing.ts';
import type { Delivery, MessageLine } from './timeline.ts';

/** What to do with a message that could not be sent. */
export class FailedMessageDecided extends Event {
  static readonly type = 'failed-message-decided';
  constructor(
    readonly message: Outgoing,
    /** `edit` puts its text back into the composer. */
    readonly decision: 'retry' | 'edit' | 'discard',
  ) {
    super(FailedMessageDecided.type, { bubbles: true, composed: true });
  }
}

/** What an agent does with a message that is in the list. */
export class MessageActed extends Event {
  static readonly type = 'message-acted';
  constructor(
    readonly seq: number,
    /** `edit` carries the new words. */
    readonly act: 'reply' | 'edit' | 'delete',
    readonly words = '',
  ) {
    super(MessageActed.type, { bubbles: true, composed: true });
  }
}

/** A message somebody was led to stays marked this long. */
const POINTED_MS = 2_400;

const deliveryWords: Readonly<Record<Exclude<Delivery, 'failed'>, { word: string; icon: IconName }>> = {
  sending: { word: 'Sending', icon: 'clock' },
  sent: { word: 'Sent', icon: 'check' },
  seen: { word: 'Seen', icon: 'check-check' },
};

/** One message in its bubble, with who wrote it, when, and what became of it. */
@customElement('attune-message-line')
export class MessageLineElement extends LitElement {
  static override styles = [controls, messageLineStyles];

  @property({ attribute: false }) line: MessageLine | null = null;
  /** No line to the server: what is sent now waits. */
  @property({ type: Boolean }) offline = false;
  /** Abusive words, covered until the agent wants to see them. */
  @property({ attribute: false }) covered: readonly TextSpan[] = [];
  @property({ attribute: false }) conversationId = '';
  /** The start of the message this one answers; null: it answers none. */
  @property({ attribute: false }) answers: string | null = null;
  @state() private isUncovered = false;
  @state() private isEditing = false;
  @query('.editor textarea') private readonly editor!: HTMLTextAreaElement | null;
  @query('.acts [aria-label="Edit"]') private readonly editButton!: HTMLElement | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('line') || !this.line) return;
    this.setAttribute('side', this.line.side);
    this.setAttribute('delivery', this.line.delivery ?? '');
    this.toggleAttribute('opens-run', this.line.opensRun);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('isEditing') || !this.isEditing) return;
    this.editor?.focus();
    this.editor?.setSelectionRange(this.editor.value.length, this.editor.value.length);
  }

  /** Brings it into view and marks it for a moment. */
  pointOut(): void {
    this.scrollIntoView({ block: 'center' });
    this.setAttribute('pointed', '');
    setTimeout(() => this.removeAttribute('pointed'), POINTED_MS);
  }

  private decide(decision: FailedMessageDecided['decision']): void {
    const message = this.line?.outgoing;
    if (message) this.dispatchEvent(new FailedMessageDecided(message, decision));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { line } = this;
    if (!line) return nothing;
    const isNamed = line.side === 'colleague' && line.opensRun;
    return html`${isNamed ? html`<span class="who">${line.name ?? 'A colleague'}</span>` : nothing}
      ${this.renderAnswers(line)}
      <div class="said">
        ${this.isEditing ? this.renderEditor(line) : this.renderBubble(line)}
        ${
          line.parts
            ? html`<attune-message-parts
                .parts=${line.parts}
                .conversationId=${this.conversationId}
              ></attune-message-parts>`
            : nothing
        }
        ${this.renderActs(line)}
      </div>
      ${this.covered.length > 0 ? this.renderCover() : nothing}
      ${line.closesRun || line.delivery || line.changed ? this.renderFoot(line) : nothing}`;
  }

  private renderAnswers({ parts }: MessageLine): TemplateResult | typeof nothing {
    const answered = parts?.replyTo;
    if (this.answers === null || answered === undefined) return nothing;
    return html`<button
      type="button"
      class="answers"
      dir="auto"
      title="Show the message it answers"
      @click=${() => this.dispatchEvent(new MessageWanted(answered))}
    >
      ${this.answers}
    </button>`;
  }

  private renderBubble(line: MessageLine): TemplateResult | typeof nothing {
    if (line.body === '') return nothing;
    // Inline, so that no formatter puts blanks around the words: every blank of theirs is shown.
    return html`<span
      class="bubble ${line.changed === 'deleted' ? 'gone' : ''}"
      dir="auto"
      title=${fullTimeText(line.at)}
      >${this.renderBody(line.body)}</span
    >`;
  }

  private act(act: MessageActed['act'], words?: string): void {
    const seq = this.line?.seq;
    if (typeof seq === 'number') this.dispatchEvent(new MessageActed(seq, act, words));
  }

  /** Seen when the pointer or the keyboard is there; always on a touch screen. */
  private renderActs({ seq, side, changed, body }: MessageLine): TemplateResult | typeof nothing {
    if (seq === null || side === 'system' || changed === 'deleted' || this.isEditing) return nothing;
    const button = (icon: IconName, word: string, run: () => void): TemplateResult =>
      html`<button type="button" class="quiet icon" aria-label=${word} title=${word} @click=${run}>
        <attune-icon name=${icon}></attune-icon>
      </button>`;
    return html`<div class="acts" role="group" aria-label="Message">
      ${button('reply', 'Reply to this', () => this.act('reply'))}
      ${side === 'own' && body !== '' ? button('pencil', 'Edit', () => (this.isEditing = true)) : nothing}
      ${side === 'own' ? button('x', 'Delete', () => this.act('delete')) : nothing}
    </div>`;
  }

  /** As in the answer: Enter keeps, Shift with it begins a line, Esc leaves it as it was. */
  private onEditorKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const isSave = event.key === 'Enter' && !event.shiftKey && event.target === this.editor;
    if (!isSave && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (isSave) this.editor?.form?.requestSubmit();
    else void this.leaveEditor();
  }

  private async leaveEditor(): Promise<void> {
    this.isEditing = false;
    await this.updateComplete;
    this.editButton?.focus();
  }

  private renderEditor({ body }: MessageLine): TemplateResult {
    return html`<form
      class="editor"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const words = formText(new FormData(event.target as HTMLFormElement), 'words');
        this.isEditing = false;
        if (words !== '' && words !== body) this.act('edit', words);
      }}
      @keydown=${this.onEditorKey}
    >
      <textarea name="words" aria-label="Message" rows="3" maxlength="4000" .value=${body}></textarea>
      <div>
        <button type="button" @click=${this.leaveEditor}>Cancel</button>
        <button class="primary">Save</button>
      </div>
    </form>`;
  }

  private renderBody(body: string): unknown {
    if (this.covered.length === 0 || this.isUncovered) return linkedText(body);
    let from = 0;
    const pieces = this.covered.flatMap(({ start, end }) => {
      const before = body.slice(from, start);
      from = end;
      // Letters of the same number, so that nothing jumps when they are uncovered; nothing to read for anybody.
      return [before, html`<span class="covered" aria-hidden="true">${body.slice(start, end)}</span>`];
    });
    return [...pieces, body.slice(from)];
  }

  private renderCover(): TemplateResult {
    return html`<div class="cover">
      <attune-icon name=${this.isUncovered ? 'eye' : 'eye-off'}></attune-icon>
      ${this.isUncovered ? nothing : html`<span>Abusive words are covered.</span>`}
      <button
        type="button"
        class="link"
        aria-expanded=${this.isUncovered}
        @click=${() => (this.isUncovered = !this.isUncovered)}
      >
        ${this.isUncovered ? 'Cover again' : 'Show them'}
      </button>
    </div>`;
  }

  private renderFoot(line: MessageLine): TemplateResult {
    return html`<div class="foot">
      ${line.closesRun ? this.renderTime(line) : nothing}
      ${line.changed === 'edited' ? html`<span>Edited</span>` : nothing}
      ${line.delivery === 'failed' ? this.renderFailed(line) : this.renderDelivery(line.delivery)}
    </div>`;
  }

  private renderTime({ seq, at }: MessageLine): TemplateResult {
    const time = html`<time class="figures">${timeText(at)}</time>`;
    if (seq === null) return time;
    return html`<button
      type="button"
      class="place"
      title="Show it in the visit"
      @click=${() => this.dispatchEvent(new VisitPlaceWanted(seq))}
    >
      ${time}
    </button>`;
  }

  private renderDelivery(delivery: Exclude<Delivery, 'failed'> | null): TemplateResult | typeof nothing {
    if (delivery === null) return nothing;
    const { word, icon } = deliveryWords[delivery];
    const words = delivery === 'sending' && this.offline ? 'Waits for the connection' : word;
    return html`<span class="state"><attune-icon name=${icon}></attune-icon>${words}</span>`;
  }

  private renderFailed(line: MessageLine): TemplateResult {
    return html`<span class="state failed"
        ><attune-icon name="circle-alert"></attune-icon>Not sent. ${line.outgoing?.problem}</span
      >
      <button type="button" class="link" @click=${() => this.decide('retry')}>
        ${line.outgoing?.isOutdated ? 'Send anyway' : 'Try again'}
      </button>
      <button type="button" class="link" @click=${() => this.decide('edit')}>Edit</button>
      <button type="button" class="link" @click=${() => this.decide('discard')}>Delete</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-message-line': MessageLineElement;
  }
  interface HTMLElementEventMap {
    'failed-message-decided': FailedMessageDecided;
    'message-acted': MessageActed;
  }
}
