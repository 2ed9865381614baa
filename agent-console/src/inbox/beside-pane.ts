import type { Suggestion } from '@attune/protocol';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { OpenState } from '../conversation/open-conversation.ts';
import '../friction/friction-pane.ts';
import '../suggestion/suggestion-list.ts';
import type { SuggestionList } from '../suggestion/suggestion-list.ts';
import { controls } from '../ui/controls.styles.ts';
import '../visit/visit-pages.ts';
import '../visit/visitor-facts.ts';
import { besidePaneStyles } from './beside-pane.styles.ts';

/** What stands beside a conversation: facts first, then help. */
@customElement('attune-beside-pane')
export class BesidePane extends LitElement {
  static override styles = [controls, besidePaneStyles];

  @property({ attribute: false }) conversation: OpenState | null = null;
  @property({ attribute: false }) takenId: string | null = null;
  @property({ attribute: false }) now: () => number = Date.now;
  @query('attune-suggestion-list') private readonly list!: SuggestionList | null;

  /** The suggestion with this number on screen. */
  suggestionAt(number: number): Suggestion | null {
    return this.list?.at(number) ?? null;
  }

  protected override render(): TemplateResult {
    const { conversation } = this;
    if (conversation?.phase !== 'open') {
      return html`<section aria-hidden="true">
        <div class="bones"></div>
        <div class="bones"></div>
        <div class="bones"></div>
      </section>`;
    }
    const { friction, pages, visitor, suggestions } = conversation;
    return html`<h1 class="sr-only">Beside the conversation</h1>
      <section aria-label="Friction">
        <h2>Friction</h2>
        <attune-friction-pane .friction=${friction} .now=${this.now}></attune-friction-pane>
      </section>
      <section class="visit" aria-label="This visit">
        <h2>This visit</h2>
        <attune-visit-pages .pages=${pages} .now=${this.now}></attune-visit-pages>
        <attune-visitor-facts .visitor=${visitor} .now=${this.now}></attune-visitor-facts>
      </section>
      <section aria-label="Suggestions">
        <h2>You could say <span class="keys">Alt 1–3</span></h2>
        <attune-suggestion-list .suggestions=${suggestions} .takenId=${this.takenId}></attune-suggestion-list>
      </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-beside-pane': BesidePane;
  }
}
