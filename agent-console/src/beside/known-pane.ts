import type { Beside, Refusal } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import type { OpenState } from '../conversation/open-conversation.ts';
import { controls } from '../ui/controls.styles.ts';
import '../transcript/transcript-menu.ts';
import '../privacy/person-menu.ts';
import './earlier-list.ts';
import './note-list.ts';
import type { NoteList, NoteRemoved } from './note-list.ts';
import { wordsPaneStyles } from './words-pane.styles.ts';

/** What is known of the visitor from before: notes of colleagues, cards of earlier contacts. */
@customElement('attune-known-pane')
export class KnownPane extends LitElement {
  static override styles = [controls, wordsPaneStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) conversation: OpenState | null = null;
  @property({ attribute: false }) now: () => number = Date.now;
  @query('attune-note-list') private readonly notes!: NoteList | null;
  @query('.notes') private readonly fold!: HTMLDetailsElement | null;

  /** Opens the notes and puts the caret there. */
  focusNote(): void {
    if (this.fold) this.fold.open = true;
    this.notes?.focus();
  }

  private async act(doing: Promise<Refusal | null> | undefined): Promise<void> {
    const refusal = await doing;
    if (refusal) this.desk?.toasts.problem(refusal.message);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { conversation } = this;
    if (!conversation?.beside) return nothing;
    return html`${this.renderNotes(conversation.beside)}
      ${this.renderEarlier(conversation.beside, conversation.conversationId)}
      <attune-transcript-menu .desk=${this.desk} .conversation=${conversation}></attune-transcript-menu>
      <attune-person-menu .desk=${this.desk} .conversation=${conversation}></attune-person-menu>`;
  }

  private renderNotes({ notes }: Beside): TemplateResult {
    return html`<details class="notes" ?open=${notes.length > 0}>
      <summary>
        Notes <span class="count">${notes.length > 0 ? notes.length : nothing}</span
        ><span class="key">Alt N</span>
      </summary>
      <attune-note-list
        .notes=${notes}
        .now=${this.now}
        .colleagues=${() => this.desk?.words.beside.colleagues() ?? Promise.resolve([])}
        .add=${(body: string, mentions: readonly string[]) =>
          this.desk?.words.beside.addNote(body, mentions) ?? Promise.resolve(null)}
        @note-removed=${({ note }: NoteRemoved) => void this.act(this.desk?.words.beside.removeNote(note.id))}
      ></attune-note-list>
    </details>`;
  }

  private renderEarlier({ earlier }: Beside, conversationId: string): TemplateResult | typeof nothing {
    if (earlier.length === 0) return nothing;
    return html`<details>
      <summary>Before <span class="count">${earlier.length}</span></summary>
      <attune-earlier-list
        .cards=${earlier}
        .conversationId=${conversationId}
        .now=${this.now}
      ></attune-earlier-list>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-known-pane': KnownPane;
  }
}
