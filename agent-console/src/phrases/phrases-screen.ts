import {
  phraseIntents,
  phraseLocales,
  situations,
  type PhraseCandidateEntry,
  type PhraseEntry,
} from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { intentLabels } from '../suggestion/slot-labels.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { saveFile } from '../ui/save-file.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import { newPhrase, type PhraseOwner } from './new-phrase.ts';
import './phrase-editor.ts';
import type { PhraseEditor } from './phrase-editor.ts';
import { anyPhrase, filtered, plainName, type PhraseFilter } from './phrase-filter.ts';
import { phraseWords } from './phrase-words.ts';
import { createPhraseShelf, type PhraseHistory, type PhraseShelf } from './phrase-shelf.ts';
import { phrasesScreenStyles } from './phrases-screen.styles.ts';

const sourceWords: Readonly<Record<PhraseEntry['source'], string>> = {
  shipped: 'comes with Attune',
  team: 'the team’s',
  agent: 'your own',
};
/** More rows than anybody reads; a word more in the search brings the rest. */
const MOST_ROWS = 120;

/** The phrase book: what can be said, in which words, and since when. Agents keep phrases of their own here, too. */
@customElement('attune-phrases-screen')
export class PhrasesScreen extends LitElement {
  static override styles = [controls, screenStyles, phrasesScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private filter: PhraseFilter = anyPhrase;
  @state() private history: PhraseHistory | null = null;
  @state() private shelf: PhraseShelf | null = null;
  @query('attune-phrase-editor') private readonly editor!: PhraseEditor | null;
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private readonly held = new Observe(this, () => this.shelf?.state ?? null);

  protected override willUpdate(): void {
    const site = this.desk?.site.chosen.value;
    if (this.shelf || !this.desk || !site) return;
    this.shelf = createPhraseShelf(this.desk.connection, site.id);
    void this.shelf.load(this.isAdmin);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.shelf?.close();
    this.shelf = null;
  }

  private get isAdmin(): boolean {
    return this.me.value?.agent.role === 'admin';
  }

  private get owner(): PhraseOwner {
    return this.isAdmin ? 'team' : 'own';
  }

  private write(): void {
    void this.editor?.show(newPhrase(this.owner, this.filter.locale ?? 'en'), null);
  }

  /** Whoever may change a phrase writes its next version; others get a copy of their own. */
  private async edit(phrase: PhraseEntry): Promise<void> {
    const isOwn = phrase.source === 'agent';
    if (!this.isAdmin && !isOwn) {
      return this.editor?.show({ ...phrase, id: '', family: '', version: 1, source: 'agent' }, null);
    }
    this.history = null;
    const source = isOwn ? 'agent' : 'team';
    void this.editor?.show({ ...phrase, version: phrase.version + 1, source }, phrase);
    this.history = (await this.shelf?.history(phrase.id)) ?? null;
  }

  private readonly save = async (phrase: PhraseEntry) => {
    const refusal = (await this.shelf?.save(phrase.source === 'agent' ? 'own' : 'team', phrase)) ?? null;
    if (refusal === null) this.desk?.toasts.say('Saved. It is offered from now on.');
    return refusal;
  };

  private readonly retire = async (phrase: PhraseEntry) => {
    const refusal = (await this.shelf?.retire(phrase.id)) ?? null;
    if (refusal !== null) return refusal;
    const next = {
      ...phrase,
      version: phrase.version + 2,
      source: phrase.source === 'agent' ? phrase.source : ('team' as const),
    };
    this.desk?.toasts.say('Retired. It is no longer offered.', () => void this.save(next));
    return null;
  };

  private async onImport(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const [file] = field.files ?? [];
    if (!file || !this.shelf) return;
    this.desk?.toasts.say(await this.shelf.importFile(await file.text()));
    field.value = '';
  }

  private async onExport(): Promise<void> {
    const found = await this.shelf?.exportFile();
    if (!found) return;
    if ('code' in found) return this.desk?.toasts.problem(found.message);
    saveFile('phrases.json', 'application/json', JSON.stringify(found, null, 2));
  }

  private async settle(candidate: PhraseCandidateEntry): Promise<void> {
    const refusal = await this.shelf?.settle(candidate);
    if (refusal) this.desk?.toasts.problem(refusal.message);
  }

  private async approve(candidate: PhraseCandidateEntry): Promise<void> {
    const refusal = await this.shelf?.save('team', { ...candidate.phrase, source: 'team' });
    if (refusal) return void this.editor?.show({ ...candidate.phrase, id: '', source: 'team' }, null);
    await this.settle(candidate);
    this.desk?.toasts.say('It is a phrase of the team now.');
  }

  protected override render(): TemplateResult {
    const held = this.held.value;
    return html`<div class="page">
        <div class="title">
          <h1>Phrase book</h1>
          <div class="acts">
            ${this.isAdmin ? this.renderFiles() : nothing}
            <button type="button" class="primary" @click=${this.write}>
              <attune-icon name="plus"></attune-icon>Write a phrase
            </button>
          </div>
        </div>
        <p class="lead">What can be said. Places in frames are filled from what is known, never invented.</p>
        ${
          held === null || held.phase === 'loading'
            ? html`<div class="bones" aria-hidden="true"></div>`
            : typeof held.phase === 'object'
              ? html`<p role="status">${held.phase.refused.message}</p>`
              : html`${this.renderCandidates(held.candidates)} ${this.renderFilter()}
                ${this.renderList(filtered(held.phrases, this.filter))}`
        }
      </div>
      <attune-phrase-editor
        .book=${held?.phrases ?? []}
        .save=${this.save}
        .retire=${this.retire}
        .history=${this.history}
      ></attune-phrase-editor>`;
  }

  private renderFiles(): TemplateResult {
    return html`<label class="file">
        <input type="file" accept="application/json,.json" class="sr-only" @change=${this.onImport} />Import
      </label>
      <button type="button" @click=${this.onExport}>Export</button>`;
  }

  private renderCandidates(candidates: readonly PhraseCandidateEntry[]): TemplateResult | typeof nothing {
    if (candidates.length === 0) return nothing;
    return html`<section class="candidates" aria-label="Made by agents">
      <h2>Colleagues put it like this</h2>
      <ul role="list">
        ${candidates.map(
          (candidate) =>
            html`<li>
              <span class="words">${phraseWords(candidate.phrase.text)}</span>
              <span class="about">${candidate.byName}</span>
              <span class="acts">
                <button type="button" @click=${() => this.approve(candidate)}>Take it in</button>
                <button type="button" class="quiet" @click=${() => this.settle(candidate)}>Leave it</button>
              </span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderFilter(): TemplateResult {
    const pick = (change: Partial<PhraseFilter>): void => {
      this.filter = { ...this.filter, ...change };
    };
    return html`<div class="filter" role="search" aria-label="Phrases">
      <input
        type="search"
        aria-label="Find a phrase"
        placeholder="Find a phrase"
        .value=${this.filter.words}
        @input=${(event: InputEvent) => pick({ words: (event.target as HTMLInputElement).value })}
      />
      ${renderChoice(
        'Any move',
        phraseIntents,
        (each) => intentLabels[each],
        (intent) => pick({ intent }),
      )}
      ${renderChoice('Any situation', situations, plainName, (situation) => pick({ situation }))}
      ${renderChoice(
        'Any language',
        phraseLocales,
        (each) => (each === 'en' ? 'English' : 'German'),
        (locale) => pick({ locale }),
      )}
      ${renderChoice(
        'From anybody',
        ['shipped', 'team', 'agent'] as const,
        (each) => sourceWords[each],
        (source) => pick({ source }),
      )}
    </div>`;
  }

  private renderList(phrases: readonly PhraseEntry[]): TemplateResult {
    if (phrases.length === 0)
      return html`<p class="none" role="status">Nothing like this is in the book yet.</p>`;
    return html`<p class="count" role="status">
        ${phrases.length === 1 ? '1 phrase' : `${phrases.length} phrases`}
      </p>
      <ul role="list" class="book">
        ${repeat(
          phrases.slice(0, MOST_ROWS),
          ({ id }) => id,
          (phrase) => this.renderRow(phrase),
        )}
      </ul>
      ${phrases.length > MOST_ROWS ? html`<p class="none">The first ${MOST_ROWS} of them. A word more finds the rest.</p>` : nothing}`;
  }

  private renderRow(phrase: PhraseEntry): TemplateResult {
    return html`<li>
      <button type="button" class="row" lang=${phrase.locale} @click=${() => this.edit(phrase)}>
        <span class="words">${phraseWords(phrase.text)}</span>
        <span class="about">
          ${intentLabels[phrase.intent]}${phrase.situations.length > 0 ? ` · ${phrase.situations.map(plainName).join(', ')}` : nothing}
          · ${sourceWords[phrase.source]}${phrase.version > 1 ? ` · version ${phrase.version}` : nothing}
        </span>
      </button>
    </li>`;
  }
}

function renderChoice<Name extends string>(
  any: string,
  names: readonly Name[],
  wordsOf: (name: Name) => string,
  pick: (name: Name | null) => void,
): TemplateResult {
  return html`<select
    aria-label=${any}
    @change=${(event: Event) => pick(names.find((each) => each === (event.target as HTMLSelectElement).value) ?? null)}
  >
    <option value="">${any}</option>
    ${names.map((name) => html`<option value=${name}>${wordsOf(name)}</option>`)}
  </select>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-phrases-screen': PhrasesScreen;
  }
}
