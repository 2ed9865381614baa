import type { Attachment } from '@attune/protocol';
import { MAX_BODY_LENGTH } from '@attune/protocol/limits';
import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { WrittenHow } from '../../conversation/cleared-draft.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import { icon } from '../icons.ts';
import { fill, texts } from '../texts.ts';
import { shared } from '../tokens.styles.ts';
import { composerStyles } from './composer.styles.ts';

/** From here on the visitor is told how much room is left. */
const TELL_ROOM_BELOW = 300;

const COMPOSED_JUST_NOW_MS = 50;

/** What stands ready to go out with the words. */
export interface Tray {
  /** Files are uploaded and wait. */
  readonly isReady: boolean;
  /** Others are on their way: nothing goes out by halves. */
  readonly isBusy: boolean;
  /** Hands them over. */
  take(): readonly Attachment[];
}

/** Where the visitor writes. Grows to five lines; Enter sends, Shift-Enter breaks the line. */
export class Composer extends LitElement {
  static override styles = [shared, composerStyles];

  @property({ attribute: false }) conversation?: Conversation;

  /** What else can be sent; null until it has been fetched. */
  @property({ attribute: false }) tray: Tray | null = null;
  /** Asked for what else can be done here; with files that were dropped or pasted. */
  @property({ attribute: false }) more: (files?: FileList) => void = () => {};

  @state() private text = '';

  #composedAt = -Infinity;

  @query('textarea') private readonly field!: HTMLTextAreaElement;

  override focus(): void {
    // The panel stands fixed: the page behind it has no reason to move.
    this.field.focus({ preventScroll: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversation') && this.text === '') this.text = this.conversation?.leftText ?? '';
  }

  protected override updated(): void {
    // The field has no height of its own to grow by; what it holds has.
    this.field.style.height = 'auto';
    this.field.style.height = this.text === '' ? '' : `${this.field.scrollHeight}px`;
  }

  #write(text: string, how: WrittenHow = 'otherwise'): void {
    this.text = text;
    this.conversation?.wrote(text, how);
  }

  #onInput({ isComposing, inputType }: InputEvent): void {
    const isTyped = inputType === 'insertText' || inputType === 'insertLineBreak';
    this.#write(this.field.value, isComposing ? 'composing' : isTyped ? 'typed' : 'otherwise');
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || this.#isComposing(event)) return;
    // A thumb keyboard has no Shift-Enter: there Enter breaks the line, and the button sends.
    if (event.shiftKey || matchMedia('(pointer: coarse) and (hover: none)').matches) return;
    event.preventDefault();
    this.#send();
  }

  /** While a word is composed (Japanese, Chinese, Korean…) Enter takes the word. */
  #isComposing({ isComposing, timeStamp }: KeyboardEvent): boolean {
    // Safari ends the composition first and then tells of the key that ended it.
    return isComposing || timeStamp - this.#composedAt < COMPOSED_JUST_NOW_MS;
  }

  /** Files that were pasted go where the picked ones go. */
  #take(event: Event, from: DataTransfer | null): void {
    if (!from?.files.length) return;
    event.preventDefault();
    this.more(from.files);
  }

  /** Puts text where the caret is. */
  insert(text: string): void {
    this.field.setRangeText(text, this.field.selectionStart, this.field.selectionEnd, 'end');
    this.#write(this.field.value);
  }

  #send(): void {
    if (!this.#canSend()) return;
    // Cleared only after it is safe.
    this.conversation?.send(this.text, this.tray?.take());
    this.#write('');
    this.focus();
  }

  #canSend(): boolean {
    const { tray } = this;
    const isSomething = this.text.trim() !== '' || tray?.isReady;
    return isSomething === true && !tray?.isBusy && this.text.length <= MAX_BODY_LENGTH;
  }

  override render(): TemplateResult {
    return html`
      <form
        @paste=${(event: ClipboardEvent) => this.#take(event, event.clipboardData)}
        @dragover=${(event: DragEvent) => event.preventDefault()}
        @drop=${(event: DragEvent) => this.#take(event, event.dataTransfer)}
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          this.#send();
        }}
      >
        <button type="button" class="more" aria-label=${texts.more} @click=${() => this.more()}>
          ${icon('add')}
        </button>
        <textarea
          rows="1"
          dir="auto"
          aria-label=${texts.write}
          placeholder=${texts.write}
          .value=${this.text}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
          @compositionend=${({ timeStamp }: CompositionEvent) => {
            this.#composedAt = timeStamp;
            this.#write(this.field.value, 'typed');
          }}
          @blur=${() => this.conversation?.stoppedTyping()}
        ></textarea>
        <button class="send" aria-label=${texts.send} aria-disabled=${!this.#canSend()}>
          ${icon('send')}
        </button>
      </form>
      ${this.#renderRoom()}
    `;
  }

  #renderRoom(): TemplateResult | string {
    const room = MAX_BODY_LENGTH - this.text.length;
    if (room >= TELL_ROOM_BELOW) return '';
    return html`<p class="room" role="status">
      ${room < 0 ? fill(texts.tooLong, { count: -room }) : fill(texts.left, { count: room })}
    </p>`;
  }
}
