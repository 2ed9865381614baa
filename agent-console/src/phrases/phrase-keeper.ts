import type { PhraseEntry } from '@attune/protocol';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { newPhrase } from './new-phrase.ts';
import './phrase-editor.ts';
import type { PhraseEditor } from './phrase-editor.ts';
import { createPhraseShelf, type PhraseShelf } from './phrase-shelf.ts';

/** Keeps what an agent wrote as a phrase of their own, without leaving the conversation. */
@customElement('attune-phrase-keeper')
export class PhraseKeeper extends LitElement {
  @property({ attribute: false }) desk: Desk | null = null;
  @state() private shelf: PhraseShelf | null = null;
  private shelfOf: string | null = null;
  @query('attune-phrase-editor') private readonly editor!: PhraseEditor | null;
  private readonly held = new Observe(this, () => this.shelf?.state ?? null);

  async show(text: string): Promise<void> {
    const { desk } = this;
    const siteId = desk?.open.value?.state.value.item?.siteId ?? desk?.site.chosen.value?.id;
    if (!desk || siteId === undefined) return;
    if (siteId !== this.shelfOf) this.shelf = createPhraseShelf(desk.connection, siteId);
    this.shelfOf = siteId;
    void this.shelf?.load(false);
    await this.updateComplete;
    await this.editor?.show(newPhrase('own', 'en', text.slice(0, 400)), null);
  }

  private readonly save = async (phrase: PhraseEntry) => {
    const refusal = (await this.shelf?.save('own', phrase)) ?? null;
    if (refusal === null) this.desk?.toasts.say('Kept. It is offered to you from now on.');
    return refusal;
  };

  protected override render(): TemplateResult {
    return html`<attune-phrase-editor
      .book=${this.held.value?.phrases ?? []}
      .save=${this.save}
    ></attune-phrase-editor>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-phrase-keeper': PhraseKeeper;
  }
}
