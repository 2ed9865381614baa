import type { Card } from '@attune/protocol';
import { MAX_CHOICES } from '@attune/protocol/limits';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import { formText } from '../ui/form-text.ts';
import '../ui/icon.ts';
import { sizeText } from './size-text.ts';
import { noParts, type PartsDesk, type Upload } from './uploads.ts';

/** What goes out with an answer beside its words: files, choices, a card, the message it answers. */
@customElement('attune-answer-parts')
export class AnswerPartsElement extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      ul {
        display: grid;
        gap: 4px;
        margin: 0 0 6px;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        padding-inline: 12px 4px;
        border: 1px solid var(--line);
        border-radius: 10px;
        font: var(--type-13);
      }
      li .name {
        flex: 1;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      li .size {
        color: var(--text-quiet);
        font-variant-numeric: tabular-nums;
      }
      progress {
        flex-basis: 100%;
        block-size: 4px;
        accent-color: var(--accent);
      }
      .problem {
        flex-basis: 100%;
        color: var(--urgent-text);
      }
      form {
        display: grid;
        gap: 8px;
        padding: 12px;
        margin-block-end: 6px;
        border: 1px solid var(--line);
        border-radius: 10px;
      }
      label {
        display: grid;
        gap: 2px;
        font: var(--type-12);
      }
      .row {
        display: flex;
        gap: 8px;
        justify-content: end;
      }
    `,
  ];

  @property({ attribute: false }) desk: PartsDesk | null = null;
  /** The words of the message it answers. */
  @property({ attribute: false }) answered: string | null = null;
  @state() private editing: 'choices' | 'card' | null = null;
  @query('input[type="file"]') private readonly picker!: HTMLInputElement | null;
  private readonly parts = new Observe(this, () => this.desk?.parts ?? null);

  pickFiles(): void {
    this.picker?.click();
  }

  edit(what: 'choices' | 'card'): void {
    this.editing = this.editing === what ? null : what;
  }

  private saveChoices(event: SubmitEvent): void {
    event.preventDefault();
    const text = formText(new FormData(event.target as HTMLFormElement), 'choices');
    const lines = text.split('\n').map((line) => line.trim().slice(0, 40));
    this.desk?.change({ choices: [...new Set(lines.filter((line) => line !== ''))].slice(0, MAX_CHOICES) });
    this.editing = null;
  }

  private saveCard(event: SubmitEvent): void {
    event.preventDefault();
    const field = (name: string): string => formText(new FormData(event.target as HTMLFormElement), name);
    const image = this.desk?.parts.value.uploads.find(({ attachment }) => attachment?.kind === 'image');
    const card: Card = {
      title: field('title'),
      ...(field('text') === '' ? {} : { text: field('text') }),
      ...(field('address') === ''
        ? {}
        : { link: { address: field('address'), label: field('label') === '' ? 'Open' : field('label') } }),
      ...(image?.attachment ? { imageId: image.attachment.id } : {}),
    };
    this.desk?.change({ card });
    this.editing = null;
  }

  protected override render(): TemplateResult {
    const { uploads, choices, card, replyTo } = this.parts.value ?? noParts;
    const isEmpty = uploads.length === 0 && choices.length === 0 && !card && replyTo === null;
    return html`<input
        type="file"
        multiple
        hidden
        @change=${({ target }: Event) => {
          const input = target as HTMLInputElement;
          this.desk?.add(input.files ?? []);
          input.value = '';
        }}
      />
      ${
        isEmpty
          ? nothing
          : html`<ul aria-label="Goes out with the answer">
              ${replyTo === null ? nothing : this.renderOther(this.answersText, 'reply', { replyTo: null })}
              ${uploads.map((each) => this.renderUpload(each))}
              ${choices.length === 0 ? nothing : this.renderOther(choices.join(' · '), 'choices', { choices: [] })}
              ${card ? this.renderOther(`Card: ${card.title}`, 'card', { card: null }) : nothing}
            </ul>`
      }
      ${this.editing === 'choices' ? this.renderChoices(choices) : nothing}
      ${this.editing === 'card' ? this.renderCard(card) : nothing}`;
  }

  private get answersText(): string {
    const words = this.answered?.trim() ?? '';
    return words === '' ? 'Answers a message' : `Answers “${words}”`;
  }

  private renderUpload({ id, file, progress, attachment, problem }: Upload): TemplateResult {
    return html`<li>
      <span class="name">${file.name}</span><span class="size">${sizeText(file.size)}</span>
      ${
        problem === null
          ? nothing
          : html`<button type="button" class="quiet" @click=${() => this.desk?.retry(id)}>Try again</button>`
      }
      ${this.renderRemove(file.name, () => this.desk?.remove(id))}
      ${problem === null ? nothing : html`<span class="problem" role="alert">${problem}</span>`}
      ${
        attachment || problem !== null
          ? nothing
          : html`<progress max="1" .value=${progress} aria-label="${file.name} is uploaded"></progress>`
      }
    </li>`;
  }

  private renderOther(
    words: string,
    what: string,
    without: Parameters<PartsDesk['change']>[0],
  ): TemplateResult {
    return html`<li>
      <span class="name">${words}</span>${this.renderRemove(what, () => this.desk?.change(without))}
    </li>`;
  }

  private renderRemove(what: string, remove: () => void): TemplateResult {
    return html`<button type="button" class="quiet icon" aria-label="Remove ${what}" @click=${remove}>
      <attune-icon name="x"></attune-icon>
    </button>`;
  }

  private renderChoices(choices: readonly string[]): TemplateResult {
    return html`<form @submit=${this.saveChoices}>
      <label
        >Buttons the visitor can press, one a line, at most ${MAX_CHOICES}
        <textarea name="choices" rows="3" .value=${choices.join('\n')}></textarea>
      </label>
      ${this.renderFormActs()}
    </form>`;
  }

  private renderCard(card: Card | null): TemplateResult {
    return html`<form @submit=${this.saveCard}>
      <label>Title<input name="title" required maxlength="80" .value=${card?.title ?? ''} /></label>
      <label>Text<input name="text" maxlength="300" .value=${card?.text ?? ''} /></label>
      <label
        >Link<input
          name="address"
          type="url"
          pattern="https?://.+"
          placeholder="https://"
          .value=${card?.link?.address ?? ''}
      /></label>
      <label>Words on the link<input name="label" maxlength="40" .value=${card?.link?.label ?? ''} /></label>
      ${this.renderFormActs()}
    </form>`;
  }

  private renderFormActs(): TemplateResult {
    return html`<div class="row">
      <button type="button" @click=${() => (this.editing = null)}>Cancel</button>
      <button class="primary">Add</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-answer-parts': AnswerPartsElement;
  }
}
