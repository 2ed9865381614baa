import type { Beside, Note } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import type { OpenState } from '../conversation/open-conversation.ts';
import { Observe } from '../state/observe.ts';
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
  private readonly leaving = new Observe(this, () => this.desk?.deeds.leaving ?? null);
  @query('attune-note-list') private readonly notes!: NoteList | null;
  @query('.notes') private readonly fold!: HTMLDetailsElement | null;

  /** Opens the notes and puts the caret there. */
  focusNote(): void {
    if (this.fold) this.fold.open = true;
    this.notes?.focus();
  }

  private async removeNote({ id, conversationId }: Note): Promise<void> {
    await this.desk?.deeds.leave('note:remove', {
      input: { conversationId, noteId: id },
      about: id,
      words: { said: 'The note goes in 10 seconds.', kept: 'The note was not removed.' },
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { conversation } = this;
    if (!conversation?.beside) return nothing;
    return html`${this.renderNotes(conversation.beside, conversation.conversationId)}
      ${this.renderEarlier(conversation.beside, conversation.conversationId)}
      <attune-transcript-menu .desk=${this.desk} .conversation=${conversation}></attune-transcript-menu>
      <attune-person-menu .desk=${this.desk} .conversation=${conversation}></attune-person-menu>`;
  }

  private renderNotes(beside: Beside, conversationId: string): TemplateResult {
    const notes = beside.notes.filter(({ id }) => this.leaving.value?.has(id) !== true);
    const isBegun = (this.desk?.answering.notes.read(conversationId) ?? '') !== '';
    return html`<details class="notes" ?open=${notes.length > 0 || isBegun}>
      <summary>
        Notes <span class="count">${notes.length > 0 ? notes.length : nothing}</span
        ><span class="key">Alt N</span>
      </summary>
      <attune-note-list
        .notes=${notes}
        .conversationId=${conversationId}
        .drafts=${this.desk?.answering.notes ?? null}
        .now=${this.now}
        .colleagues=${() => this.desk?.words.beside.colleagues() ?? Promise.resolve([])}
        .add=${(body: string, mentions: readonly string[]) =>
          this.desk?.words.beside.addNote(body, mentions) ?? Promise.resolve(null)}
        @note-removed=${({ note }: NoteRemoved) => void this.removeNote(note)}
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
