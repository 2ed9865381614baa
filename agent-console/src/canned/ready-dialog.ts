import type { CannedResponse, Macro, MacroStep, Refusal, SharedWith } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { besideField } from '../connection/refusal-words.ts';
import { controls } from '../ui/controls.styles.ts';
import { textFieldStyles } from '../ui/text-field.styles.ts';
import { readyDialogStyles } from './ready-dialog.styles.ts';
import type { GivenCanned, GivenMacro } from './ready.ts';

/** What is to be kept. */
export type ReadyKept = { readonly canned: GivenCanned } | { readonly macro: GivenMacro };

type Shown = { readonly canned: CannedResponse | null } | { readonly macro: Macro | null };

const HOUR = 60;
const snoozes = [
  ['', 'Do not put off'],
  [String(HOUR), 'For an hour'],
  [String(4 * HOUR), 'For four hours'],
  [String(24 * HOUR), 'For a day'],
  [String(7 * 24 * HOUR), 'For a week'],
] as const;

/** Asks for a canned response or a macro, new or to be changed. */
@customElement('attune-ready-dialog')
export class ReadyDialog extends LitElement {
  static override styles = [controls, textFieldStyles, readyDialogStyles];

  @property({ attribute: false }) keep: (kept: ReadyKept) => Promise<Refusal | null> = async () => null;
  /** Whether this agent may keep something for the whole site. */
  @property({ type: Boolean, attribute: 'may-share' }) mayShare = false;
  @state() private shown: Shown = { canned: null };
  @state() private problem: string | null = null;
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;
  @query('form') private readonly form!: HTMLFormElement | null;

  showCanned(canned: CannedResponse | null): void {
    void this.show({ canned });
  }

  showMacro(macro: Macro | null): void {
    void this.show({ macro });
  }

  private async show(shown: Shown): Promise<void> {
    this.shown = shown;
    this.problem = null;
    await this.updateComplete;
    this.form?.reset();
    this.dialog?.showModal();
  }

  private textOf(name: string): string {
    const value = this.form ? new FormData(this.form).get(name) : null;
    return typeof value === 'string' ? value.trim() : '';
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const refusal = await this.keep('canned' in this.shown ? this.givenCanned() : this.givenMacro());
    if (refusal === null) this.dialog?.close();
    else this.problem = refusal.field === undefined ? refusal.message : besideField(refusal);
  }

  private get sharedWith(): SharedWith {
    return this.textOf('shared-with') === 'site' ? 'site' : 'mine';
  }

  private givenCanned(): ReadyKept {
    const before = 'canned' in this.shown ? this.shown.canned : null;
    const id = before?.id ?? crypto.randomUUID();
    const shortcut = this.textOf('shortcut').replace(/^\//, '').toLowerCase();
    const title = this.textOf('title');
    return { canned: { id, sharedWith: this.sharedWith, shortcut, title, body: this.textOf('body') } };
  }

  private givenMacro(): ReadyKept {
    const before = 'macro' in this.shown ? this.shown.macro : null;
    const id = before?.id ?? crypto.randomUUID();
    // Steps this form does not know stay as they are.
    const known = new Set<MacroStep['act']>(['reply', 'note', 'assign', 'snooze', 'status']);
    const steps: MacroStep[] = (before?.steps ?? []).filter(({ act }) => !known.has(act));
    const body = this.textOf('body');
    const note = this.textOf('note');
    const minutes = Number(this.textOf('snooze'));
    if (body !== '') steps.push({ act: 'reply', body });
    if (note !== '') steps.push({ act: 'note', body: note });
    if (this.textOf('assign') === 'me') steps.push({ act: 'assign', agentId: null });
    if (minutes > 0) steps.push({ act: 'snooze', minutes });
    if (this.textOf('status') === 'resolved') steps.push({ act: 'status', status: 'resolved' });
    return { macro: { id, sharedWith: this.sharedWith, name: this.textOf('name'), steps } };
  }

  protected override render(): TemplateResult {
    const { shown } = this;
    const isNew = 'canned' in shown ? shown.canned === null : shown.macro === null;
    const what = 'canned' in shown ? 'canned response' : 'macro';
    return html`<dialog aria-labelledby="title">
      <form @submit=${this.onSubmit}>
        <h2 id="title">${isNew ? `New ${what}` : `Change this ${what}`}</h2>
        ${'canned' in shown ? this.renderCanned(shown.canned) : this.renderMacro(shown.macro)}
        ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
        <div class="act">
          <button type="button" @click=${() => this.dialog?.close()}>Leave it</button>
          <button type="submit" class="primary">Save</button>
        </div>
      </form>
    </dialog>`;
  }

  private renderCanned(canned: CannedResponse | null): TemplateResult {
    return html`<label
        >Word after the slash
        <input name="shortcut" required maxlength="41" placeholder="refund" value=${canned?.shortcut ?? ''}
      /></label>
      <label>Title <input name="title" required maxlength="80" value=${canned?.title ?? ''} /></label>
      <label
        >Answer
        <textarea
          name="body"
          rows="6"
          required
          maxlength="4000"
          .defaultValue=${canned?.body ?? ''}
        ></textarea>
        <small>{visitor-name}, {agent-name}, {page} and {site-name} are filled by themselves.</small></label
      >
      ${this.renderShared(canned?.sharedWith)}`;
  }

  private renderMacro(macro: Macro | null): TemplateResult {
    const step = <Act extends MacroStep['act']>(act: Act) =>
      macro?.steps.find((each): each is Extract<MacroStep, { act: Act }> => each.act === act);
    const minutes = String(step('snooze')?.minutes ?? '');
    return html`<label>Name <input name="name" required maxlength="60" value=${macro?.name ?? ''} /></label>
      <label
        >Answer
        <textarea name="body" rows="4" maxlength="4000" .defaultValue=${step('reply')?.body ?? ''}></textarea>
        <small
          >Sent at once, unless something in braces is left to fill. Leave empty for no answer.</small
        ></label
      >
      <label
        >Note for colleagues
        <textarea name="note" rows="2" maxlength="2000" .defaultValue=${step('note')?.body ?? ''}></textarea>
      </label>
      <label
        >Then, whose it is
        <select name="assign">
          <option value="">As it is</option>
          <option value="me" ?selected=${step('assign') !== undefined}>Mine</option>
        </select></label
      >
      <label
        >Put off
        <select name="snooze">
          ${snoozes.map(([value, words]) => html`<option value=${value} ?selected=${value === minutes}>${words}</option>`)}
        </select></label
      >
      <label
        >Status
        <select name="status">
          <option value="">As it is</option>
          <option value="resolved" ?selected=${step('status')?.status === 'resolved'}>Resolved</option>
        </select></label
      >
      ${this.renderShared(macro?.sharedWith)}`;
  }

  private renderShared(shared: SharedWith | undefined): TemplateResult | typeof nothing {
    if (!this.mayShare) return nothing;
    return html`<label
      >For
      <select name="shared-with">
        <option value="mine">Me</option>
        <option value="site" ?selected=${shared === 'site'}>Everybody of the site</option>
      </select></label
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-ready-dialog': ReadyDialog;
  }
}
