import { coach } from '@attune/empathy/coach';
import { isSavable, validatePhrase } from '@attune/empathy';
import {
  phraseIntents,
  phraseLocales,
  phraseMoods,
  situations,
  slotNames,
  type PhraseEntry,
  type Refusal,
} from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { intentLabels, slotLabels } from '../suggestion/slot-labels.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { slugOf, usualCue } from './new-phrase.ts';
import { phraseEditorStyles } from './phrase-editor.styles.ts';
import { namePicks } from './name-picks.ts';
import './phrase-past.ts';
import type { PhraseHistory } from './phrase-shelf.ts';
import { sampled } from './sample-facts.ts';

export type SavePhrase = (phrase: PhraseEntry) => Promise<Refusal | null>;

/** Writes a phrase, or the next version of one; says while one writes what is wrong and how it will read. */
@customElement('attune-phrase-editor')
export class PhraseEditor extends LitElement {
  static override styles = [controls, phraseEditorStyles];

  @property({ attribute: false }) book: readonly PhraseEntry[] = [];
  @property({ attribute: false }) save: SavePhrase = async () => null;
  @property({ attribute: false }) retire: (phrase: PhraseEntry) => Promise<Refusal | null> = async () => null;
  @property({ attribute: false }) history: PhraseHistory | null = null;
  @state() private phrase: PhraseEntry | null = null;
  /** What is being reworded; null: a new one. */
  @state() private original: PhraseEntry | null = null;
  @state() private refusal: Refusal | null = null;
  @state() private hasTried = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;
  @query('textarea[name=text]') private readonly text!: HTMLTextAreaElement | null;

  /** @param original the phrase whose next version this is; null for a new one */
  async show(phrase: PhraseEntry, original: PhraseEntry | null): Promise<void> {
    Object.assign(this, { phrase, original, refusal: null, hasTried: false });
    await this.updateComplete;
    this.dialog?.showModal();
    this.text?.focus();
  }

  private change(changes: Partial<PhraseEntry>): void {
    if (this.phrase) this.phrase = { ...this.phrase, ...changes };
    this.refusal = null;
  }

  /** As it would be saved: a new one gets its name from its words. */
  private get entry(): PhraseEntry | null {
    const { phrase, original } = this;
    if (!phrase || original) return phrase;
    const id = slugOf(phrase.text, new Set(this.book.map((each) => each.id)));
    return { ...phrase, id, family: phrase.family === '' ? id : phrase.family };
  }

  private get problems(): ReturnType<typeof validatePhrase> {
    const { entry } = this;
    return entry ? validatePhrase(entry, { book: this.book }) : [];
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { entry } = this;
    this.hasTried = true;
    if (!entry || !isSavable(this.problems)) {
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    this.refusal = await this.save(entry);
    if (this.refusal === null) this.dialog?.close();
  }

  private async onRetire(): Promise<void> {
    if (!this.original) return;
    this.refusal = await this.retire(this.original);
    if (this.refusal === null) this.dialog?.close();
  }

  private putSlot(slot: string): void {
    const { text } = this;
    if (!text) return;
    text.setRangeText(`{${slot}}`, text.selectionStart, text.selectionEnd, 'end');
    text.focus();
    this.change({ text: text.value });
  }

  private onClick(event: Event): void {
    if (event.target === this.dialog) this.dialog?.close();
  }

  protected override render(): TemplateResult {
    const { phrase } = this;
    return html`<dialog aria-labelledby="title" @click=${this.onClick}>
      ${phrase ? this.renderForm(phrase) : nothing}
    </dialog>`;
  }

  private renderForm(phrase: PhraseEntry): TemplateResult {
    return html`<form @submit=${this.onSubmit} novalidate>
      <header>
        <h2 id="title">${this.original ? `Version ${phrase.version} of a phrase` : 'A new phrase'}</h2>
        <button type="button" class="quiet icon" aria-label="Close" @click=${() => this.dialog?.close()}>
          <attune-icon name="x"></attune-icon>
        </button>
      </header>
      ${this.renderText(phrase)} ${this.renderPreview(phrase)} ${this.renderKind(phrase)}
      ${this.renderAdvice('do', 'When it helps', phrase.do)}
      ${this.renderAdvice('dont', 'When it hurts', phrase.dont)}
      <fieldset>
        <legend>Only in these situations; none picked: in any</legend>
        ${namePicks(situations, phrase.situations, (picked) => this.change({ situations: picked }))}
      </fieldset>
      <fieldset>
        <legend>Only when the words sound</legend>
        ${namePicks(phraseMoods, phrase.moods, (picked) => this.change({ moods: picked }))}
      </fieldset>
      ${this.original ? html`<attune-phrase-past .history=${this.history}></attune-phrase-past>` : nothing}
      ${this.renderFoot()}
    </form>`;
  }

  private renderText({ text }: PhraseEntry): TemplateResult {
    return html`<label>
        Words
        <textarea
          name="text"
          maxlength="400"
          aria-describedby="about-text"
          aria-invalid=${this.isWrong('text')}
          .value=${live(text)}
          @input=${(event: InputEvent) => this.change({ text: valueOf(event) })}
        ></textarea>
      </label>
      <div class="slots" role="group" aria-label="Put in a place to fill">
        ${slotNames.map(
          (slot) =>
            html`<button type="button" title="{${slot}}" @click=${() => this.putSlot(slot)}>
              ${slotLabels[slot]}
            </button>`,
        )}
      </div>
      <div id="about-text" role="status">
        ${this.renderProblems(['text', 'tags', 'id', 'family', 'rests'])}
      </div>`;
  }

  /** Said at once where it is advice; where it keeps the phrase out, once somebody wrote something or tried to save. */
  private renderProblems(fields: readonly string[]): readonly TemplateResult[] {
    const isBegun = this.hasTried || (this.phrase?.text ?? '') !== '';
    const refused =
      this.refusal && fields.includes(this.refusal.field ?? 'text') ? [this.refusal.message] : [];
    const found = this.problems.filter(({ field }) => fields.includes(field));
    return [
      ...refused.map((message) => html`<p class="problem">${message}</p>`),
      ...(isBegun ? found : []).map(
        ({ level, message }) =>
          html`<p class=${level === 'error' ? 'problem' : 'advice'}>It ${message.replace(/\.$/u, '')}.</p>`,
      ),
    ];
  }

  private isWrong(field: string): 'true' | 'false' {
    const isWrong = this.problems.some((each) => each.field === field && each.level === 'error');
    return this.hasTried && isWrong ? 'true' : 'false';
  }

  private renderPreview({ text, locale }: PhraseEntry): TemplateResult | typeof nothing {
    const pieces = sampled(text);
    if (text.trim() === '' || pieces === null) return nothing;
    const whole = pieces.map((piece) => piece.text).join('');
    const findings = locale === 'en' ? coach(whole, {}).findings.slice(0, MOST_FINDINGS) : [];
    return html`<div>
      <p class="preview" dir="auto">
        ${pieces.map((piece) => (piece.isFilled ? html`<b>${piece.text}</b>` : piece.text))}
      </p>
      ${findings.map(
        ({ why, span }) => html`<p class="advice">“${whole.slice(span.start, span.end)}”: ${why}</p>`,
      )}
    </div>`;
  }

  private renderKind(phrase: PhraseEntry): TemplateResult {
    return html`<div class="row">
      <label>
        Move
        <select
          aria-label="Move"
          .value=${live(phrase.intent)}
          @change=${(event: Event) => this.onIntent(valueOf(event))}
        >
          ${phraseIntents.map(
            (intent) =>
              html`<option value=${intent} ?selected=${intent === phrase.intent}>
                ${intentLabels[intent]}
              </option>`,
          )}
        </select>
      </label>
      <label>
        Language
        <select
          ?disabled=${this.original !== null}
          @change=${(event: Event) => this.onLocale(valueOf(event))}
        >
          ${phraseLocales.map(
            (locale) =>
              html`<option value=${locale} ?selected=${locale === phrase.locale}>
                ${localeWords[locale]}
              </option>`,
          )}
        </select>
      </label>
      ${this.renderDegree('formality', 'Tone', ['as among friends', 'usual', 'as in a letter'])}
      ${this.renderDegree('warmth', 'Warmth', ['plain', 'friendly', 'warm'])}
    </div>`;
  }

  private onIntent(value: string): void {
    const intent = phraseIntents.find((each) => each === value);
    if (intent) this.change({ intent, cue: usualCue[intent] });
  }

  private onLocale(value: string): void {
    const locale = phraseLocales.find((each) => each === value);
    if (locale) this.change({ locale });
  }

  private renderDegree(
    name: 'formality' | 'warmth',
    label: string,
    words: readonly string[],
  ): TemplateResult {
    const now = this.phrase?.[name] ?? 2;
    return html`<label>
      ${label}
      <select @change=${(event: Event) => this.change({ [name]: degreeOf(valueOf(event)) })}>
        ${words.map(
          (word, index) => html`<option value=${index + 1} ?selected=${index + 1 === now}>${word}</option>`,
        )}
      </select>
    </label>`;
  }

  private renderAdvice(field: 'do' | 'dont', label: string, value: string): TemplateResult {
    return html`<label>
      ${label}
      <input
        name=${field}
        maxlength="300"
        aria-invalid=${this.isWrong(field)}
        .value=${live(value)}
        @input=${(event: InputEvent) => this.change({ [field]: valueOf(event) })}
      />
      ${this.hasTried ? this.renderProblems([field]) : nothing}
    </label>`;
  }

  private renderFoot(): TemplateResult {
    return html`<div class="foot">
      ${this.original ? html`<button type="button" class="quiet" @click=${this.onRetire}>Retire</button>` : nothing}
      <span class="gap"
        >${this.refusal && this.refusal.field === undefined ? html`<span class="problem" role="alert">${this.refusal.message}</span>` : nothing}</span
      >
      <button type="button" @click=${() => this.dialog?.close()}>Cancel</button>
      <button type="submit" class="primary">Save</button>
    </div>`;
  }
}

const MOST_FINDINGS = 3;
const localeWords = { en: 'English', de: 'German' } as const;

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

function degreeOf(value: string): 1 | 2 | 3 {
  return value === '1' ? 1 : value === '3' ? 3 : 2;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-phrase-editor': PhraseEditor;
  }
}
