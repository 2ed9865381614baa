import type { Refusal } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { besideField } from '../connection/refusal-words.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/text-field.ts';
import { textFieldStyles } from '../ui/text-field.styles.ts';
import type { TextField } from '../ui/text-field.ts';
import type { AccountClient } from './account-client.ts';
import { accountScreenStyles } from './account-screen.styles.ts';

/** What stands on a screen with one form. */
export interface FormParts {
  readonly title: string;
  readonly lead?: TemplateResult | string | typeof nothing;
  readonly fields: unknown;
  /** Words on the button; left out: there is none. */
  readonly act?: string;
  readonly busyAct?: string;
  /** Under the button: other ways. */
  readonly foot?: TemplateResult | typeof nothing;
}

/** A screen before the console: one form in the middle, whose refusals are told beside the field they are about. */
export abstract class FormScreen extends LitElement {
  static override styles = [controls, textFieldStyles, accountScreenStyles];

  @property({ attribute: false }) account: AccountClient | null = null;
  @state() protected busy = false;
  @state() protected problem: string | null = null;

  /** Sends what was filled in. @returns the refusal, or null when it went well */
  protected abstract send(account: AccountClient): Promise<Refusal | null>;

  protected override firstUpdated(): void {
    void this.focusFirst();
  }

  protected async focusFirst(): Promise<void> {
    await this.updateComplete;
    const [first] = this.fields;
    await first?.updateComplete;
    first?.focus();
  }

  private get fields(): readonly TextField[] {
    return [...this.renderRoot.querySelectorAll('attune-text-field')];
  }

  protected textOf(name: string): string {
    return this.fields.find((field) => field.name === name)?.value ?? '';
  }

  private readonly onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { account } = this;
    if (!account || this.busy || this.isIncomplete()) return;
    this.busy = true;
    this.problem = null;
    const refusal = await this.send(account);
    this.busy = false;
    if (refusal !== null) this.tell(refusal);
  };

  private isIncomplete(): boolean {
    for (const field of this.fields) {
      field.problem = field.value.trim() === '' ? 'Please fill this in.' : null;
    }
    const first = this.fields.find(({ problem }) => problem !== null);
    first?.focus();
    return first !== undefined;
  }

  private tell(refusal: Refusal): void {
    const field = this.fields.find(({ name }) => name === refusal.field);
    this.problem = field ? null : refusal.message;
    if (field) field.problem = besideField(refusal);
    (field ?? this.fields.at(-1))?.focus();
  }

  protected renderForm({ title, lead = nothing, fields, act, busyAct, foot }: FormParts): TemplateResult {
    return html`<main>
      <form novalidate @submit=${this.onSubmit}>
        <img src="${import.meta.env.BASE_URL}icon.svg" alt="" />
        <div>
          <h1>${title}</h1>
          ${lead === nothing ? nothing : html`<p class="lead">${lead}</p>`}
        </div>
        ${fields}
        ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
        ${
          act === undefined
            ? nothing
            : html`<button class="primary" ?disabled=${this.busy}>
                ${this.busy ? (busyAct ?? 'One moment…') : act}
              </button>`
        }
        ${foot ?? nothing}
      </form>
    </main>`;
  }
}

/** A field for a password that is chosen now. */
export const newPasswordField = (label = 'Password', name = 'password'): TemplateResult =>
  html`<attune-text-field
    name=${name}
    type="password"
    label=${label}
    hint="At least 10 characters."
    autocomplete="new-password"
  ></attune-text-field>`;
