import type { AgentInput, Refusal, Role } from '@attune/protocol';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { besideField } from '../connection/refusal-words.ts';
import { controls } from '../ui/controls.styles.ts';
import { formDialog } from '../ui/form-dialog.ts';
import { formDialogStyles } from '../ui/form-dialog.styles.ts';
import { textFieldStyles } from '../ui/text-field.styles.ts';
import '../ui/text-field.ts';
import type { TextField } from '../ui/text-field.ts';
import { roleField } from './role-field.ts';

/** Adds somebody. @returns the refusal, or null when they were added */
export type AddPersonTo = (person: AgentInput<'people:create'>) => Promise<Refusal | null>;

/** A dialog that asks for what is needed to let somebody in. */
@customElement('attune-add-person')
export class AddPerson extends LitElement {
  static override styles = [controls, textFieldStyles, formDialogStyles];

  @property({ attribute: false }) add: AddPersonTo | null = null;
  @state() private chosenRole: Role = 'agent';
  @state() private problem: string | null = null;
  @state() private busy = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;

  show(): void {
    for (const field of this.fields) {
      field.value = '';
      field.problem = null;
    }
    this.problem = null;
    this.chosenRole = 'agent';
    this.dialog?.showModal();
  }

  private get fields(): readonly TextField[] {
    return [...this.renderRoot.querySelectorAll('attune-text-field')];
  }

  private textOf(name: string): string {
    return this.fields.find((field) => field.name === name)?.value ?? '';
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!this.add || this.busy) return;
    this.busy = true;
    const refusal = await this.add({
      name: this.textOf('name'),
      email: this.textOf('email'),
      password: this.textOf('password'),
      role: this.chosenRole,
    });
    this.busy = false;
    if (refusal === null) this.dialog?.close();
    else this.tell(refusal);
  }

  private tell(refusal: Refusal): void {
    const field = this.fields.find(({ name }) => name === refusal.field);
    this.problem = field ? null : refusal.message;
    if (!field) return;
    field.problem = besideField(refusal);
    field.focus();
  }

  protected override render(): TemplateResult {
    return formDialog({
      title: 'Add somebody',
      act: 'Add',
      problem: this.problem,
      busy: this.busy,
      submit: (event) => void this.onSubmit(event),
      body: html`<attune-text-field
          name="name"
          label="Name"
          hint="Visitors see it beside their answers."
        ></attune-text-field>
        <attune-text-field name="email" type="email" label="E-mail"></attune-text-field>
        <attune-text-field
          name="password"
          type="password"
          label="First password"
          hint="At least 10 characters. Hand it over yourself; they can change it later."
          autocomplete="new-password"
        ></attune-text-field>
        ${roleField(this.chosenRole, (role) => (this.chosenRole = role))}`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-add-person': AddPerson;
  }
}
