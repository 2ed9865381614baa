import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Keeping } from '../state/keeping.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { commandBarStyles } from './command-bar.styles.ts';
import { foundCommands, type Command, type FoundCommand } from './commands.ts';

const RECENT_KEY = 'attune.commands';
const MOST_REMEMBERED = 12;

/** Everything the desk can do, a few letters away: conversations, acts, answers, macros, screens. */
@customElement('attune-command-bar')
export class CommandBar extends LitElement {
  static override styles = [controls, commandBarStyles];

  /** What can be done now; asked anew each time the bar is opened. */
  @property({ attribute: false }) commandsFor: (query: string) => readonly Command[] = () => [];
  @property({ attribute: false }) keeping: Keeping | null = null;
  @state() private query = '';
  @state() private active = 0;
  @state() private isOpen = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;
  private found: readonly FoundCommand[] = [];

  /** @param asked what stands there already, as if it had been typed */
  show(asked = ''): void {
    this.query = asked;
    this.active = 0;
    this.isOpen = true;
    if (!this.dialog?.open) this.dialog?.showModal();
  }

  private get recent(): readonly string[] {
    const kept = this.keeping?.read(RECENT_KEY);
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  }

  protected override willUpdate(): void {
    this.found = this.isOpen ? foundCommands(this.commandsFor(this.query), this.query, this.recent) : [];
  }

  protected override updated(): void {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  private onInput(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.query = event.target.value;
    this.active = 0;
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const last = this.found.length - 1;
    const places: Partial<Record<string, number>> = {
      ArrowDown: this.active >= last ? 0 : this.active + 1,
      ArrowUp: this.active <= 0 ? last : this.active - 1,
      PageDown: Math.min(last, this.active + 6),
      PageUp: Math.max(0, this.active - 6),
    };
    const place = places[event.key];
    if (place !== undefined) this.active = place;
    else if (event.key === 'Enter') this.run(this.found[this.active]);
    else return;
    event.preventDefault();
  }

  private run(found: FoundCommand | undefined): void {
    if (!found) return;
    const { id } = found.command;
    this.keeping?.write(
      RECENT_KEY,
      [id, ...this.recent.filter((each) => each !== id)].slice(0, MOST_REMEMBERED),
    );
    this.dialog?.close();
    // The focus goes back to where it was first; what is done may then move it.
    queueMicrotask(() => found.command.run());
  }

  /** Told a moment after: an act that asks for more may have opened it again. */
  private onClose(): void {
    this.isOpen = this.dialog?.open ?? false;
  }

  private onClick(event: Event): void {
    if (event.target === this.dialog) this.dialog?.close();
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-label="Commands" @click=${this.onClick} @close=${this.onClose}>
      <div class="asked">
        <attune-icon name="search"></attune-icon>
        <input
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          autofocus
          aria-label="What do you want to do?"
          aria-expanded="true"
          aria-controls="found"
          aria-activedescendant=${this.found.length > 0 ? `line-${this.active}` : nothing}
          placeholder="A name, a screen, an act, an answer"
          .value=${this.query}
          @input=${this.onInput}
          @keydown=${this.onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div class="found" id="found" role="listbox" aria-label="What fits" tabindex="-1">
        ${this.renderFound()}
      </div>
    </dialog>`;
  }

  private renderFound(): readonly TemplateResult[] {
    return this.found.map(
      (found, index) =>
        html`${
          found.group === this.found[index - 1]?.group
            ? nothing
            : html`<div class="group" role="presentation">${found.group}</div>`
        }${this.renderLine(found, index)}`,
    );
  }

  private renderLine(found: FoundCommand, index: number): TemplateResult {
    const { title, hint, icon, keys } = found.command;
    return html`<div
      class="line"
      id="line-${index}"
      role="option"
      aria-selected=${index === this.active}
      @click=${() => this.run(found)}
      @pointermove=${() => (this.active = index)}
    >
      <attune-icon name=${icon}></attune-icon>
      <span class="title">${marked(title, found.places)}</span>
      ${hint ? html`<span class="hint">${hint}</span>` : nothing}
      ${keys ? html`<span class="keys">${keys.map((key) => html`<kbd>${key}</kbd>`)}</span>` : nothing}
    </div>`;
  }
}

/** The letters that fit stand out. */
function marked(title: string, places: readonly number[]): readonly unknown[] {
  if (places.length === 0) return [title];
  const fitting = new Set(places);
  const runs: { text: string; isHit: boolean }[] = [];
  for (const [place, letter] of Array.from(title).entries()) {
    const isHit = fitting.has(place);
    const last = runs.at(-1);
    if (last?.isHit === isHit) last.text += letter;
    else runs.push({ text: letter, isHit });
  }
  return runs.map(({ text, isHit }) => (isHit ? html`<b>${text}</b>` : text));
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-command-bar': CommandBar;
  }
}
