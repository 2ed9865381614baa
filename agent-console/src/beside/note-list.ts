import type { Note, Refusal } from '@attune/protocol';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { NoteDrafts } from '../composer/answering.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import '../ui/word-picker.ts';
import type { WordPicked, WordPicker } from '../ui/word-picker.ts';
import { atBefore, mentionedIn, namesFor, type Colleague } from './mentions.ts';

/** A note is to be taken off. */
export class NoteRemoved extends Event {
  static readonly type = 'note-removed';
  constructor(readonly note: Note) {
    super(NoteRemoved.type, { bubbles: true, composed: true });
  }
}

/** Keeps a note and calls those by name who stand in it. @returns the refusal, or null when it is kept */
export type AddNote = (body: string, mentions: readonly string[]) => Promise<Refusal | null>;

const MAX_BODY = 2_000;

/** What agents wrote down about a visitor for each other. It stays over conversations and never goes to the visitor. */
@customElement('attune-note-list')
export class NoteList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-8);
        font: var(--type-13);
      }
      textarea {
        inline-size: 100%;
        min-block-size: 34px;
        padding: 6px 10px;
        border: 1px solid var(--line);
        border-radius: var(--radius-control);
        background: var(--surface-1);
        font: var(--type-13);
        resize: none;
        field-sizing: content;
        max-block-size: 160px;
      }
      textarea::placeholder {
        color: var(--text-quiet);
      }
      .problem {
        font: var(--type-12);
        color: var(--flag-text);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 4px;
        padding-block: 6px;
      }
      li + li {
        border-block-start: 1px solid var(--line);
      }
      .body {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .by {
        font: var(--type-12);
        color: var(--text-quiet);
      }
      li button {
        inline-size: 26px;
        min-block-size: 26px;
        align-self: start;
      }
    `,
  ];

  @property({ attribute: false }) notes: readonly Note[] = [];
  /** Whose note is begun here. */
  @property({ attribute: false }) conversationId = '';
  /** Keeps what is begun while somebody looks elsewhere; null keeps nothing. */
  @property({ attribute: false }) drafts: NoteDrafts | null = null;
  @property({ attribute: false }) add: AddNote = async () => null;
  /** Who can be called by name; asked when the first note is begun. */
  @property({ attribute: false }) colleagues: () => Promise<readonly Colleague[]> = async () => [];
  @property({ attribute: false }) now: () => number = Date.now;
  @state() private problem: string | null = null;
  @state() private isBusy = false;
  @state() private known: readonly Colleague[] | null = null;
  /** What is written after an @; null while none is. */
  @state() private at: ReturnType<typeof atBefore> = null;
  @query('attune-word-picker') private readonly picker!: WordPicker | null;
  @query('textarea') private readonly field!: HTMLTextAreaElement | null;

  override focus(): void {
    this.field?.focus();
  }

  private async onKeyDown(event: KeyboardEvent): Promise<void> {
    if (event.isComposing) return;
    if (this.at !== null && (this.picker?.onKey(event) ?? false)) return event.preventDefault();
    if (event.key === 'Escape' && this.at !== null) {
      this.at = null;
      return event.stopPropagation();
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    await this.save();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('conversationId') && !changed.has('drafts')) return;
    this.problem = null;
    if (this.field) this.field.value = this.drafts?.read(this.conversationId) ?? '';
  }

  private async save(): Promise<void> {
    const { conversationId } = this;
    const body = this.field?.value.trim() ?? '';
    if (body === '' || this.isBusy) return;
    this.isBusy = true;
    const refusal = await this.addHere(body, conversationId);
    this.isBusy = false;
    if (refusal === null) this.drafts?.write(conversationId, '');
    if (conversationId !== this.conversationId || refusal === 'elsewhere') return;
    this.problem = refusal?.message ?? null;
    if (refusal === null && this.field) this.field.value = '';
  }

  /** @returns the refusal; `elsewhere` when another conversation came on screen first: the note waits in its own */
  private async addHere(body: string, conversationId: string): Promise<Refusal | 'elsewhere' | null> {
    // A name that was pasted, or kept from before, calls as one that was picked.
    if (body.includes('@')) this.known ??= await this.colleagues();
    if (conversationId !== this.conversationId || !this.isConnected) return 'elsewhere';
    return this.add(body, mentionedIn(body, this.known ?? []));
  }

  private async onInput(): Promise<void> {
    this.problem = null;
    const { field } = this;
    this.drafts?.write(this.conversationId, field?.value ?? '');
    this.at = field ? atBefore(field.value, field.selectionEnd) : null;
    this.known ??= this.at ? await this.colleagues() : null;
  }

  private onPicked({ option }: WordPicked): void {
    const { field, at } = this;
    this.at = null;
    if (!field || !at) return;
    field.setRangeText(`${option.word} `, at.start, at.end, 'end');
    this.drafts?.write(this.conversationId, field.value);
  }

  protected override render(): TemplateResult {
    const names = this.at ? namesFor(this.known ?? [], this.at.word) : [];
    return html`<div>
        ${
          names.length === 0
            ? nothing
            : html`<attune-word-picker
                label="Colleagues"
                .options=${names}
                @word-picked=${this.onPicked}
              ></attune-word-picker>`
        }
        <textarea
          rows="1"
          aria-label="A note for colleagues"
          aria-describedby="problem"
          aria-invalid=${this.problem === null ? 'false' : 'true'}
          placeholder="A note for colleagues; @ calls one"
          maxlength=${MAX_BODY}
          @keydown=${this.onKeyDown}
          @input=${this.onInput}
          @blur=${() => (this.at = null)}
        ></textarea>
        <p class="problem" id="problem" role="status">${this.problem ?? nothing}</p>
      </div>
      <ul role="list">
        ${repeat(
          this.notes,
          ({ id }) => id,
          (note) => this.renderNote(note),
        )}
      </ul>`;
  }

  private renderNote(note: Note): TemplateResult {
    return html`<li>
      <span class="body">${note.body}</span>
      <button
        type="button"
        class="quiet icon"
        aria-label="Take off the note “${note.body.slice(0, 40)}”"
        title="Take off"
        @click=${() => this.dispatchEvent(new NoteRemoved(note))}
      >
        <attune-icon name="x"></attune-icon>
      </button>
      <span class="by">${note.authorName}, ${whenText(note.at, this.now())}</span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-note-list': NoteList;
  }
  interface HTMLElementEventMap {
    'note-removed': NoteRemoved;
  }
}
