import type { CannedResponse, Macro, Refusal } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { besideField } from '../connection/refusal-words.ts';
import { macroFields, stepsIn } from '../macros/macro-fields.ts';
import { noWork, type SiteWork } from '../teams/team-work.ts';
import { controls } from '../ui/controls.styles.ts';
import { formDialog } from '../ui/form-dialog.ts';
import { formDialogStyles } from '../ui/form-dialog.styles.ts';
import { formText } from '../ui/form-text.ts';
import { readyDialogStyles } from './ready-dialog.styles.ts';
import type { GivenCanned, GivenMacro } from './ready.ts';
import { scopeOf, scopesFor, sharedBy } from './shared-with.ts';

/** What is to be kept. */
export type ReadyKept = { readonly canned: GivenCanned } | { readonly macro: GivenMacro };

type Shown = { readonly canned: CannedResponse | null } | { readonly macro: Macro | null };

/** Asks for a canned response or a macro, new or to be changed. */
@customElement('attune-ready-dialog')
export class ReadyDialog extends LitElement {
  static override styles = [controls, formDialogStyles, readyDialogStyles];

  @property({ attribute: false }) keep: (kept: ReadyKept) => Promise<Refusal | null> = async () => null;
  /** What the site's conversations are organised by. */
  @property({ attribute: false }) work: SiteWork = noWork;
  @property({ attribute: false }) agentId = '';
  /** Whether this agent may keep something for the whole site. */
  @property({ type: Boolean, attribute: 'may-share' }) mayShare = false;
  /** Null while it is closed. */
  @state() private shown: Shown | null = null;
  @state() private problem: string | null = null;
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;

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
    this.dialog?.showModal();
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { shown } = this;
    if (!shown) return;
    const form = new FormData(event.target as HTMLFormElement);
    const refusal = await this.keep('canned' in shown ? givenCanned(shown, form) : givenMacro(shown, form));
    if (refusal === null) this.dialog?.close();
    else this.problem = refusal.field === undefined ? refusal.message : besideField(refusal);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { shown } = this;
    if (!shown) return nothing;
    const kept = 'canned' in shown ? shown.canned : shown.macro;
    const what = 'canned' in shown ? 'canned response' : 'macro';
    return formDialog({
      title: kept === null ? `New ${what}` : `Change this ${what}`,
      act: 'Save',
      leave: 'Leave it',
      problem: this.problem,
      isCheckedByBrowser: true,
      submit: (event) => void this.onSubmit(event),
      closed: () => (this.shown = null),
      body: html`${'canned' in shown ? cannedFields(shown.canned) : this.renderMacro(shown.macro)}
      ${this.renderShared(kept)}`,
    });
  }

  private renderMacro(macro: Macro | null): TemplateResult {
    return html`<label>Name <input name="name" required maxlength="60" value=${macro?.name ?? ''} /></label>
      ${macroFields(macro, this.work)}`;
  }

  private renderShared(kept: CannedResponse | Macro | null): TemplateResult | typeof nothing {
    const scopes = scopesFor(this.work.teams, { agentId: this.agentId, isLead: this.mayShare });
    if (scopes.length === 1) return nothing;
    const chosen = scopeOf(kept);
    return html`<div class="field">
      <label for="shared-with">For</label>
      <select id="shared-with" name="shared-with">
        ${scopes.map(({ scope, words }) => html`<option value=${scope} ?selected=${scope === chosen}>${words}</option>`)}
      </select>
    </div>`;
  }
}

function cannedFields(canned: CannedResponse | null): TemplateResult {
  return html`<label
      >Word after the slash
      <input name="shortcut" required maxlength="41" placeholder="refund" value=${canned?.shortcut ?? ''}
    /></label>
    <label>Title <input name="title" required maxlength="80" value=${canned?.title ?? ''} /></label>
    <label
      >Answer
      <textarea name="body" rows="6" required maxlength="4000" .defaultValue=${canned?.body ?? ''}></textarea>
      <small>{visitor-name}, {agent-name}, {page} and {site-name} are filled by themselves.</small></label
    >`;
}

function givenCanned({ canned }: { readonly canned: CannedResponse | null }, form: FormData): ReadyKept {
  const shortcut = formText(form, 'shortcut').replace(/^\//, '').toLowerCase();
  return {
    canned: {
      id: canned?.id ?? crypto.randomUUID(),
      ...sharedBy(formText(form, 'shared-with')),
      shortcut,
      title: formText(form, 'title'),
      body: formText(form, 'body'),
    },
  };
}

function givenMacro({ macro }: { readonly macro: Macro | null }, form: FormData): ReadyKept {
  return {
    macro: {
      id: macro?.id ?? crypto.randomUUID(),
      ...sharedBy(formText(form, 'shared-with')),
      name: formText(form, 'name'),
      steps: stepsIn(form),
    },
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-ready-dialog': ReadyDialog;
  }
}
