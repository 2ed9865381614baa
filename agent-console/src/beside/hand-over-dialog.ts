import type { Beside, Refusal } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { handOverStyles } from './hand-over-dialog.styles.ts';
import './promise-list.ts';
import './reflection-card.ts';

/** Hands the conversation over. @returns the refusal, or null when it is done */
export type HandOver = (to: { toAgentId?: string; word?: string }) => Promise<Refusal | null>;

/** Gives the conversation to a colleague with the card and a word, so that nobody has to ask again. */
@customElement('attune-hand-over-dialog')
export class HandOverDialog extends LitElement {
  static override styles = [controls, handOverStyles];

  @property({ attribute: false }) colleagues: readonly { readonly id: string; readonly name: string }[] = [];
  @property({ attribute: false }) beside: Beside | null = null;
  @property({ attribute: false }) ownId = '';
  @property({ attribute: false }) handOver: HandOver = async () => null;
  @state() private problem: string | null = null;
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;
  @query('select') private readonly chooser!: HTMLSelectElement | null;
  @query('textarea') private readonly word!: HTMLTextAreaElement | null;

  show(): void {
    this.problem = null;
    this.dialog?.showModal();
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const toAgentId = this.chooser?.value ?? '';
    const word = this.word?.value.trim() ?? '';
    const refusal = await this.handOver({
      ...(toAgentId === '' ? {} : { toAgentId }),
      ...(word === '' ? {} : { word }),
    });
    this.problem = refusal?.message ?? null;
    if (refusal === null) this.dialog?.close();
  }

  private onClick(event: Event): void {
    if (event.target === this.dialog) this.dialog?.close();
  }

  protected override render(): TemplateResult {
    const others = this.colleagues.filter(({ id }) => id !== this.ownId);
    const { beside } = this;
    return html`<dialog aria-labelledby="title" @click=${this.onClick}>
      <form @submit=${this.onSubmit}>
        <header>
          <h2 id="title">Hand over</h2>
          <button type="button" class="quiet icon" aria-label="Close" @click=${() => this.dialog?.close()}>
            <attune-icon name="x"></attune-icon>
          </button>
        </header>
        <label>
          To
          <select aria-label="To">
            <option value="">Whoever is free</option>
            ${others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
          </select>
        </label>
        <label>
          A word for them
          <textarea rows="2" maxlength="500" placeholder="What should they know first?"></textarea>
        </label>
        ${beside ? this.renderCard(beside) : nothing}
        <p class="problem" role="status">${this.problem ?? nothing}</p>
        <div class="foot">
          <button type="button" @click=${() => this.dialog?.close()}>Keep it</button>
          <button type="submit" class="primary">Hand over</button>
        </div>
      </form>
    </dialog>`;
  }

  private renderCard({ reflection, promises }: Beside): TemplateResult {
    const open = promises.filter(({ state: each }) => each === 'open');
    return html`<section aria-label="What they get to read">
      <h3>They read this first</h3>
      <attune-reflection-card .reflection=${reflection} is-past></attune-reflection-card>
      ${open.length === 0 ? nothing : html`<attune-promise-list .promises=${open} is-past></attune-promise-list>`}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-hand-over-dialog': HandOverDialog;
  }
}
