import { MAX_BODY_LENGTH } from '@attune/protocol/limits';
import type { TextSpan } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { labelOf } from '../suggestion/slot-labels.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { composerStyles } from './composer.styles.ts';
import {
  editDraft,
  emptyDraft,
  firstUnfilled,
  nextUnfilled,
  slotAround,
  withPlaceholders,
  type Draft,
  type UnfilledSlot,
} from './draft.ts';

/** The draft was edited. */
export class DraftChanged extends Event {
  static readonly type = 'draft-changed';
  constructor(readonly draft: Draft) {
    super(DraftChanged.type, { bubbles: true, composed: true });
  }
}

/** The draft is to be sent. Whoever takes it empties the composer, and only once the message is safe. */
export class DraftSubmitted extends Event {
  static readonly type = 'draft-submitted';
  constructor(readonly draft: Draft) {
    super(DraftSubmitted.type, { bubbles: true, composed: true });
  }
}

/** From here on the room that is left is shown. */
const SHOW_ROOM_BELOW = 400;

/**
 * Where an agent writes. `facts` and `chip` are slots for what the coach sees, `acts` for what else can be done with the
 * answer: all inside the box, so that nothing above moves when it comes. Holds the draft it is given; unfilled slots of a suggestion stand out in the text, are one
 * piece each, and hold the message back until they are filled.
 */
@customElement('attune-composer')
export class Composer extends LitElement {
  static override styles = [controls, composerStyles];

  @property({ attribute: false }) draft: Draft = emptyDraft;
  @property() placeholder = 'Write an answer';
  /** The words the coach speaks of. */
  @property({ attribute: false }) underlined: TextSpan | null = null;
  /** Stands where the keys are explained: somebody is still writing. Never holds anything back. */
  @property() note: string | null = null;
  @property({ type: Boolean, attribute: 'has-chip' }) hasChip = false;
  /** A file or a card goes out with it: it need not hold words. */
  @property({ type: Boolean, attribute: 'may-be-empty' }) mayBeEmpty = false;
  @state() private problem: string | null = null;
  @query('textarea') private readonly field!: HTMLTextAreaElement | null;

  override focus(): void {
    this.field?.focus();
  }

  override blur(): void {
    this.field?.blur();
  }

  /** Where the writing stands in the text. */
  get caret(): number {
    return this.field?.selectionEnd ?? this.draft.text.length;
  }

  /** Selects the first place to fill, or puts the caret behind the text. */
  focusFirstSlot(): void {
    const slot = firstUnfilled(this.draft);
    if (slot) return this.selectSlot(slot);
    this.field?.focus();
    this.field?.setSelectionRange(this.draft.text.length, this.draft.text.length);
  }

  /**
   * Puts other words in the place of some, as if somebody had typed them: the browser's undo takes them back. What they
   * have in braces is to be filled.
   */
  replace({ start, end }: TextSpan, words: string): void {
    const { field } = this;
    if (!field) return;
    const { text, asked } = withPlaceholders(words);
    this.draft = { ...this.draft, asked: [...this.draft.asked, ...asked] };
    field.focus();
    field.setSelectionRange(start, end);
    if (!typed(text)) {
      field.setRangeText(text, start, end, 'end');
      this.onInput();
    }
    const slot = nextUnfilled(this.draft, start);
    if (slot && asked.length > 0) this.selectSlot(slot);
  }

  submit(): void {
    const slot = firstUnfilled(this.draft);
    if (slot) {
      this.problem = `Please fill in “${labelOf(slot.slot)}” before you send.`;
      return this.selectSlot(slot);
    }
    if (this.draft.text.trim() === '' && !this.mayBeEmpty) return;
    if (this.draft.text.length > MAX_BODY_LENGTH) {
      this.problem = `This is ${this.draft.text.length - MAX_BODY_LENGTH} characters too long for one message.`;
      return;
    }
    this.problem = null;
    this.dispatchEvent(new DraftSubmitted(this.draft));
  }

  private selectSlot({ start, end }: UnfilledSlot): void {
    this.field?.focus();
    this.field?.setSelectionRange(start, end);
  }

  private onInput(): void {
    const { field } = this;
    if (!field) return;
    const edited = editDraft(this.draft, field.value, field.selectionEnd);
    this.problem = null;
    this.draft = edited.draft;
    if (edited.draft.text !== field.value) {
      field.value = edited.draft.text;
      field.setSelectionRange(edited.caret, edited.caret);
    }
    this.dispatchEvent(new DraftChanged(edited.draft));
  }

  /** An edit inside a placeholder takes the whole of it; growing the selection first keeps the browser's undo whole. */
  private onBeforeInput(event: InputEvent): void {
    const { field } = this;
    if (!field || event.inputType.startsWith('history')) return;
    const { selectionStart, selectionEnd } = field;
    // Deleting from just outside would take the bracket alone.
    const reach = selectionStart === selectionEnd ? deletedBy(event.inputType) : 0;
    const first = slotAround(this.draft, selectionStart + reach);
    const last = slotAround(this.draft, selectionEnd + reach);
    if (!first && !last) return;
    field.setSelectionRange(first?.start ?? selectionStart, last?.end ?? selectionEnd);
  }

  /** A click into a placeholder selects it, so that the next letter fills it. */
  private onClick(): void {
    const { field } = this;
    if (!field || field.selectionStart !== field.selectionEnd) return;
    const slot = slotAround(this.draft, field.selectionStart);
    if (slot) this.selectSlot(slot);
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey && !isOnScreenKeyboard()) {
      event.preventDefault();
      this.submit();
    } else if (event.key === 'Tab' && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey) {
      const slot = nextUnfilled(this.draft, this.field?.selectionEnd ?? 0);
      if (!slot) return;
      event.preventDefault();
      this.selectSlot(slot);
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="box">
      <div class="scroll">
        <div class="stack">
          <div class="painted" aria-hidden="true">${this.renderPainted()}</div>
          <textarea
            rows="1"
            aria-label="Answer"
            aria-describedby="hint"
            aria-invalid=${this.problem === null ? 'false' : 'true'}
            placeholder=${this.placeholder}
            .value=${live(this.draft.text)}
            @beforeinput=${this.onBeforeInput}
            @input=${this.onInput}
            @click=${this.onClick}
            @keydown=${this.onKeyDown}
          ></textarea>
        </div>
      </div>
      <slot name="facts"></slot>
      <div class="foot">
        <div class="hint" id="hint">${this.renderHint()}</div>
        <slot name="acts"></slot>
        <button
          type="button"
          class="primary icon"
          aria-label="Send"
          title="Send"
          ?disabled=${this.draft.text.trim() === '' && !this.mayBeEmpty}
          @click=${this.submit}
        >
          <attune-icon name="send"></attune-icon>
        </button>
      </div>
    </div>`;
  }

  private renderPainted(): readonly unknown[] {
    const { text, slots } = this.draft;
    let from = 0;
    const pieces = slots.flatMap(({ start, end }) => {
      const before = this.renderPlain(from, start);
      from = end;
      return [...before, html`<mark>${text.slice(start, end)}</mark>`];
    });
    // A line break at the very end takes no room without something after it.
    return [...pieces, ...this.renderPlain(from, text.length), '\u200b'];
  }

  /** A stretch between places to fill, with the part of it underlined that the coach speaks of. */
  private renderPlain(from: number, to: number): readonly unknown[] {
    const { text } = this.draft;
    const start = Math.min(Math.max(this.underlined?.start ?? to, from), to);
    const end = Math.max(start, Math.min(this.underlined?.end ?? to, to));
    if (start === end) return [text.slice(from, to)];
    return [text.slice(from, start), html`<u>${text.slice(start, end)}</u>`, text.slice(end, to)];
  }

  private get isHintFree(): boolean {
    return this.note === null && !this.hasChip;
  }

  private renderHint(): TemplateResult {
    const { slots, text } = this.draft;
    const room = MAX_BODY_LENGTH - text.length;
    return html`${this.problem === null ? nothing : html`<span class="problem" role="alert">${this.problem}</span>`}
      ${
        slots.length > 0
          ? html`<span>To fill in:</span>${slots.map(
                (slot) =>
                  html`<button type="button" class="fill" @click=${() => this.selectSlot(slot)}>
                    ${labelOf(slot.slot)}
                  </button>`,
              )}`
          : nothing
      }
      ${room < SHOW_ROOM_BELOW ? html`<span class="figures">${room} characters left</span>` : nothing}
      <slot name="chip"></slot>
      ${this.note !== null && !this.hasChip ? html`<span role="status">${this.note}</span>` : nothing}
      ${
        this.problem === null && slots.length === 0 && room >= SHOW_ROOM_BELOW && this.isHintFree
          ? html`<span class="keys"><kbd>⏎</kbd> sends, <kbd>⇧ ⏎</kbd> new line</span>`
          : nothing
      }`;
  }
}

/** Types into the focused field. The one way that leaves the browser's own undo whole, in every browser of today. */
function typed(text: string): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else keeps what was typed before within reach of undo
  return document.execCommand('insertText', false, text);
}

/** Which way, from the caret, a deletion eats. */
function deletedBy(inputType: string): -1 | 0 | 1 {
  if (inputType === 'deleteContentBackward') return -1;
  return inputType === 'deleteContentForward' ? 1 : 0;
}

/** On a phone Enter breaks the line, as its keyboard says; the button sends. */
function isOnScreenKeyboard(): boolean {
  return matchMedia('(pointer: coarse) and (hover: none)').matches;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-composer': Composer;
  }
  interface HTMLElementEventMap {
    'draft-changed': DraftChanged;
    'draft-submitted': DraftSubmitted;
  }
}
