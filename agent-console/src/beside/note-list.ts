import type { Note, Refusal } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';

/** A note is to be taken off. */
export class NoteRemoved extends Event {
  static readonly type = 'note-removed';
  constructor(readonly note: Note) {
    super(NoteRemoved.type, { bubbles: true, composed: true });
  }
}

/** Keeps a note. @returns the refusal, or null when it is kept */
export type AddNote = (body: string) => Promise<Refusal | null>;

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
  @property({ attribute: false }) add: AddNote = async () => null;
  @property({ attribute: false }) now: () => number = Date.now;
  @state() private problem: string | null = null;
  @state() private isBusy = false;
  @query('textarea') private readonly field!: HTMLTextAreaElement | null;

  override focus(): void {
    this.field?.focus();
  }

  private async onKeyDown(event: KeyboardEvent): Promise<void> {
    if (event.isComposing || event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    await this.save();
  }

  private async save(): Promise<void> {
    const body = this.field?.value.trim() ?? '';
    if (body === '' || this.isBusy) return;
    this.isBusy = true;
    const refusal = await this.add(body);
    this.isBusy = false;
    this.problem = refusal?.message ?? null;
    if (refusal === null && this.field) this.field.value = '';
  }

  protected override render(): TemplateResult {
    return html`<div>
        <textarea
          rows="1"
          aria-label="A note for colleagues"
          aria-describedby="problem"
          aria-invalid=${this.problem === null ? 'false' : 'true'}
          placeholder="A note for colleagues"
          maxlength=${MAX_BODY}
          @keydown=${this.onKeyDown}
          @input=${() => (this.problem = null)}
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
