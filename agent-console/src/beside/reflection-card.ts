import {
  reflectionFields,
  type Reflection,
  type ReflectionField,
  type ReflectionItem,
} from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MessageWanted } from '../conversation/message-wanted.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { reflectionCardStyles } from './reflection-card.styles.ts';
import { basisWords, fieldWords, sourceWords } from './reflection-fields.ts';

/** Something on the card is to be struck (no text), reworded, or added (no item). */
export class ReflectionCorrected extends Event {
  static readonly type = 'reflection-corrected';
  constructor(
    readonly field: ReflectionField,
    readonly item: ReflectionItem | null,
    readonly text: string | null,
  ) {
    super(ReflectionCorrected.type, { bubbles: true, composed: true });
  }
}

/** The sentence that gives back what was understood is to be put into the answer. */
export class ReflectWanted extends Event {
  static readonly type = 'reflect-wanted';
  constructor(readonly sentence: string) {
    super(ReflectWanted.type, { bubbles: true, composed: true });
  }
}

/** A second opinion of the language model on the card is wanted. */
export class SecondOpinionWanted extends Event {
  static readonly type = 'second-opinion-wanted';
  constructor() {
    super(SecondOpinionWanted.type, { bubbles: true, composed: true });
  }
}

interface Editing {
  readonly field: ReflectionField;
  /** Null: an item of one's own is being added. */
  readonly item: ReflectionItem | null;
}

/** Promises have a list of their own. */
const shownFields = reflectionFields.filter((field) => field !== 'promises');
/** Worth saying that nobody has said it yet. */
const expected: ReadonlySet<ReflectionField> = new Set(['happened', 'wants']);

/** What happened and what the visitor wants, each with where it comes from, to correct where it is wrong. */
@customElement('attune-reflection-card')
export class ReflectionCard extends LitElement {
  static override styles = [controls, reflectionCardStyles];

  @property({ attribute: false }) reflection: Reflection | null = null;
  @property({ attribute: false }) sentence: string | null = null;
  @property({ type: Boolean, attribute: 'has-model' }) hasModel = false;
  /** Of an earlier contact: to read, not to change. */
  @property({ type: Boolean, attribute: 'is-past' }) isPast = false;
  @state() private editing: Editing | null = null;

  protected override updated(): void {
    const field = this.renderRoot.querySelector('input');
    if (field && !field.matches(':focus')) field.select();
  }

  private edit(field: ReflectionField, item: ReflectionItem | null): void {
    this.editing = { field, item };
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') this.save(event.target as HTMLInputElement);
    this.editing = null;
  }

  private save({ value }: HTMLInputElement): void {
    const { editing } = this;
    const text = value.trim();
    if (!editing || text === '' || text === editing.item?.text) return;
    this.dispatchEvent(new ReflectionCorrected(editing.field, editing.item, text));
  }

  private onAdd(event: Event): void {
    const chooser = event.target as HTMLSelectElement;
    const field = shownFields.find((each) => each === chooser.value);
    chooser.value = '';
    if (field) this.edit(field, null);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { reflection } = this;
    if (!reflection) return nothing;
    return html`<dl>${shownFields.map((field) => this.renderField(field, reflection))}</dl>
      ${this.isPast ? nothing : this.renderFoot(reflection)}`;
  }

  private renderField(field: ReflectionField, reflection: Reflection): TemplateResult | typeof nothing {
    const items = field === 'atStake' ? beyondWishes(reflection) : reflection[field];
    const isReopened = reflection.reopened.includes(field);
    const isAdding = this.editing?.field === field && this.editing.item === null;
    if (items.length === 0 && !isReopened && !isAdding && (this.isPast || !expected.has(field)))
      return nothing;
    return html`<dt>
        ${fieldWords[field]} ${isReopened ? html`<span class="open">open again</span>` : nothing}
      </dt>
      <dd>
        ${items.map((item) => this.renderItem(field, item))}
        ${isAdding ? this.renderEditor('', `Add: ${fieldWords[field]}`) : nothing}
        ${items.length === 0 && !isAdding ? html`<span class="unsaid">not said yet</span>` : nothing}
      </dd>`;
  }

  private renderItem(field: ReflectionField, item: ReflectionItem): TemplateResult {
    if (this.editing?.item === item) return this.renderEditor(item.text, `Correct: ${fieldWords[field]}`);
    const { source } = item;
    const basis = basisWords[item.basis];
    return html`<div class="item ${item.struck ? 'struck' : ''}">
      <button
        type="button"
        class="text"
        title=${sourceWords(source)}
        ?disabled=${source.kind !== 'message' || this.isPast}
        @click=${() => source.kind === 'message' && this.dispatchEvent(new MessageWanted(source.seq))}
      >
        ${item.struck ? html`<span class="sr-only">No longer: </span>` : nothing}${item.text}
      </button>
      ${basis === null || item.struck ? nothing : html`<span class="basis">${basis}</span>`}
      ${item.ai ? html`<span class="ai" title="From the language model, found word for word in the message">AI</span>` : nothing}
      ${this.isPast || item.struck ? nothing : this.renderItemActs(field, item)}
    </div>`;
  }

  private renderItemActs(field: ReflectionField, item: ReflectionItem): TemplateResult {
    return html`<span class="acts">
      <button
        type="button"
        class="quiet icon"
        aria-label="Correct “${item.text}”"
        title="Correct"
        @click=${() => this.edit(field, item)}
      >
        <attune-icon name="pencil"></attune-icon>
      </button>
      <button
        type="button"
        class="quiet icon"
        aria-label="Strike “${item.text}”"
        title="Strike: this is not so"
        @click=${() => this.dispatchEvent(new ReflectionCorrected(field, item, null))}
      >
        <attune-icon name="x"></attune-icon>
      </button>
    </span>`;
  }

  private renderEditor(value: string, label: string): TemplateResult {
    return html`<input
      aria-label=${label}
      maxlength="300"
      .value=${value}
      @keydown=${this.onKeyDown}
      @blur=${() => (this.editing = null)}
    />`;
  }

  private renderFoot(reflection: Reflection): TemplateResult {
    const { sentence } = this;
    return html`<div class="foot">
      ${reflection.summaryDue ? html`<span class="due">It has been a while: summing up would help now.</span>` : nothing}
      <button
        type="button"
        ?disabled=${sentence === null}
        title=${sentence ?? 'Nothing to give back yet'}
        @click=${() => sentence !== null && this.dispatchEvent(new ReflectWanted(sentence))}
      >
        Reflect
      </button>
      <select aria-label="Add to the card" @change=${this.onAdd}>
        <option value="">Add…</option>
        ${shownFields.map((field) => html`<option value=${field}>${fieldWords[field]}</option>`)}
      </select>
      ${
        this.hasModel
          ? html`<button
              type="button"
              class="quiet"
              title="Sends the last messages, without names and numbers, to the language model your admin chose"
              @click=${() => this.dispatchEvent(new SecondOpinionWanted())}
            >
              Ask the model
            </button>`
          : nothing
      }
    </div>`;
  }
}

/** What is at stake beyond what is wanted: the same words twice tell nothing. */
function beyondWishes({ atStake, wants }: Reflection): readonly ReflectionItem[] {
  const wished = new Set(wants.map(({ text }) => text.toLowerCase()));
  return atStake.filter(({ text }) => !wished.has(text.toLowerCase()));
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-reflection-card': ReflectionCard;
  }
  interface HTMLElementEventMap {
    'reflection-corrected': ReflectionCorrected;
    'reflect-wanted': ReflectWanted;
    'second-opinion-wanted': SecondOpinionWanted;
  }
}
