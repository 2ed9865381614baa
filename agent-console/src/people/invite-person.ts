import type { Refusal, Role } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { besideField } from '../connection/refusal-words.ts';
import { controls } from '../ui/controls.styles.ts';
import { formDialog } from '../ui/form-dialog.ts';
import { formDialogStyles } from '../ui/form-dialog.styles.ts';
import { textFieldStyles } from '../ui/text-field.styles.ts';
import '../ui/text-field.ts';
import type { TextField } from '../ui/text-field.ts';
import { roleField } from './role-field.ts';

/** Invites somebody. @returns the refusal, or null when it was done */
export type InviteTo = (person: { readonly email: string; readonly role: Role }) => Promise<Refusal | null>;

/** A dialog that asks for an address and a role: whoever is invited chooses the rest. */
@customElement('attune-invite-person')
export class InvitePerson extends LitElement {
  static override styles = [controls, textFieldStyles, formDialogStyles];

  @property({ attribute: false }) invite: InviteTo | null = null;
  /** False: there is no mail server, so the link is handed over. */
  @property({ type: Boolean, attribute: 'can-mail' }) canMail = false;
  @state() private chosenRole: Role = 'agent';
  @state() private problem: string | null = null;
  @state() private busy = false;
  /** While it is closed there is no second form on the screen. */
  @state() private isOpen = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;
  @query('attune-text-field') private readonly email!: TextField | null;

  async show(): Promise<void> {
    this.isOpen = true;
    this.problem = null;
    this.chosenRole = 'agent';
    await this.updateComplete;
    this.dialog?.showModal();
    await this.email?.updateComplete;
    this.email?.focus();
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { invite, email } = this;
    if (!invite || !email || this.busy) return;
    this.busy = true;
    this.problem = null;
    const refusal = await invite({ email: email.value.trim(), role: this.chosenRole });
    this.busy = false;
    if (refusal === null) return this.dialog?.close();
    if (refusal.field === 'email') email.problem = besideField(refusal);
    else this.problem = refusal.message;
    email.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    return formDialog({
      title: 'Invite somebody',
      act: 'Invite',
      problem: this.problem,
      busy: this.busy,
      submit: (event) => void this.onSubmit(event),
      closed: () => (this.isOpen = false),
      body: html`<attune-text-field
          name="email"
          type="email"
          label="E-mail"
          hint=${
            this.canMail
              ? 'They get a letter with a link, choose a name and a password, and are in.'
              : 'You get a link to hand over. With it they choose a name and a password.'
          }
        ></attune-text-field>
        ${roleField(this.chosenRole, (role) => (this.chosenRole = role))}`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-invite-person': InvitePerson;
  }
}
