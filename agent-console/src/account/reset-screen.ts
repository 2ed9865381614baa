import type { Refusal } from '@attune/protocol';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import type { AccountClient } from './account-client.ts';
import { FormScreen, newPasswordField } from './form-screen.ts';

/** For whoever forgot their password: asks for a link, and with the link for a new password. */
@customElement('attune-reset-screen')
export class ResetScreen extends FormScreen {
  /** What stands behind the "#" of the link; empty for who has none yet. */
  @property() token = '';
  @state() private done: 'asked' | 'changed' | null = null;

  /** The link may be opened in the very tab it was asked for in. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('token')) this.done = null;
  }

  protected override async send(account: AccountClient): Promise<Refusal | null> {
    const isAsking = this.token === '';
    const reply = isAsking
      ? await account.askForReset(this.textOf('email').trim())
      : await account.resetPassword({ token: this.token, password: this.textOf('password') });
    if (!reply.ok) return reply.refusal;
    this.done = isAsking ? 'asked' : 'changed';
    return null;
  }

  protected override render(): TemplateResult {
    const foot = html`<p class="small"><a href=${paths.login(paths.inbox)}>Back to signing in</a></p>`;
    if (this.done === 'asked')
      return this.renderForm({
        title: 'Look into your letter box',
        fields: html`<p role="status">
          If somebody signs in with this address, a letter with a link is on its way. The link works once,
          within an hour.
        </p>`,
        foot,
      });
    if (this.done === 'changed')
      return this.renderForm({
        title: 'Your password is changed',
        fields: html`<p role="status">You were signed out everywhere. Sign in with the new one.</p>`,
        foot: html`<p><a href=${paths.login(paths.inbox)}>Sign in</a></p>`,
      });
    if (this.token !== '')
      return this.renderForm({
        title: 'Choose a new password',
        lead: 'It signs you out everywhere else.',
        fields: newPasswordField('New password'),
        act: 'Change password',
        foot: html`<p class="small"><a href=${paths.reset}>Ask for another link</a></p>`,
      });
    return this.renderForm({
      title: 'Forgot your password?',
      lead: 'We send you a link with which you choose a new one.',
      fields: html`<attune-text-field
        name="email"
        type="email"
        label="E-mail"
        autocomplete="username"
      ></attune-text-field>`,
      act: 'Send me a link',
      foot,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-reset-screen': ResetScreen;
  }
}
