import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { besideField } from '../connection/refusal-words.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import { controls } from '../ui/controls.styles.ts';
import { textFieldStyles } from '../ui/text-field.styles.ts';
import '../ui/text-field.ts';
import { AccountChanged } from './account-changed.ts';
import { newPasswordField } from './form-screen.ts';

/** Asks for the present password and a new one; every other browser is signed out. */
@customElement('attune-change-password')
export class ChangePassword extends LitElement {
  static override styles = [
    controls,
    outsideStyles,
    textFieldStyles,
    css`
      attune-text-field {
        inline-size: min(320px, 100%);
      }
      .acts {
        justify-content: start;
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private busy = false;
  @state() private problem: string | null = null;

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { desk } = this;
    const fields = [...this.renderRoot.querySelectorAll('attune-text-field')];
    for (const field of fields) field.problem = field.value === '' ? 'Please fill this in.' : null;
    const empty = fields.find(({ value }) => value === '');
    if (empty) return empty.focus();
    const [current, chosen] = fields;
    if (!desk?.account || !current || !chosen || this.busy) return;
    const { account } = desk;
    this.busy = true;
    this.problem = null;
    const reply = await desk.connection.renewing(() => account.changePassword(current.value, chosen.value));
    this.busy = false;
    if (reply.ok) {
      for (const field of fields) field.value = '';
      desk.toasts.say('Your password is changed. Every other browser is signed out.');
      this.dispatchEvent(new AccountChanged());
      return;
    }
    const field = fields.find(({ name }) => name === reply.refusal.field);
    if (field) field.problem = besideField(reply.refusal);
    else this.problem = reply.refusal.message;
    (field ?? current).focus();
  }

  protected override render(): TemplateResult {
    return html`<form class="card" novalidate aria-labelledby="password" @submit=${this.onSubmit}>
      <h2 id="password">Password</h2>
      <attune-text-field
        name="currentPassword"
        type="password"
        label="Present password"
        autocomplete="current-password"
      ></attune-text-field>
      ${newPasswordField('New password', 'newPassword')}
      ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      <div class="acts">
        <button ?disabled=${this.busy}>${this.busy ? 'One moment…' : 'Change password'}</button>
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-change-password': ChangePassword;
  }
}
