import { html, nothing, type TemplateResult } from 'lit';
import '../ui/icon.ts';
import type { IconName } from '../ui/icons.ts';

/** What can be done with an answer while it is written, beside sending it. */
export interface AnswerActs {
  readonly isEmpty: boolean;
  readonly isCoachQuiet: boolean;
  pickFiles(): void;
  edit(part: 'choices' | 'card'): void;
  unmute(): void;
  keep(): void;
  preview(): void;
}

/** The row of buttons below the answer. */
export function answerActs({ isEmpty, isCoachQuiet, ...acts }: AnswerActs): TemplateResult {
  return html`${iconAct('paperclip', 'Attach files', () => acts.pickFiles())}
    ${iconAct('list', 'Offer choices', () => acts.edit('choices'))}
    ${iconAct('card', 'Send a card', () => acts.edit('card'))}
    ${
      isCoachQuiet
        ? html`<button
            type="button"
            class="quiet"
            title="The coach is quiet in this conversation"
            @click=${() => acts.unmute()}
          >
            Coach on
          </button>`
        : nothing
    }
    <button
      type="button"
      class="quiet icon keep"
      aria-label="Keep as a phrase of your own"
      title="Keep as a phrase of your own"
      ?disabled=${isEmpty}
      @click=${() => acts.keep()}
    >
      <attune-icon name="book-open"></attune-icon>
    </button>
    <button
      type="button"
      class="quiet icon"
      aria-label="Read as the customer"
      aria-keyshortcuts="Alt+P"
      title="Read as the customer (Alt+P)"
      ?disabled=${isEmpty}
      @click=${() => acts.preview()}
    >
      <attune-icon name="eye"></attune-icon>
    </button>`;
}

const iconAct = (icon: IconName, words: string, run: () => void): TemplateResult =>
  html`<button type="button" class="quiet icon" aria-label=${words} title=${words} @click=${run}>
    <attune-icon name=${icon}></attune-icon>
  </button>`;
