import type { Refusal, SignedInAnswer } from '@attune/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import type { AccountClient } from './account-client.ts';
import { FormScreen } from './form-screen.ts';
import { SignedIn } from './signed-in.ts';

/** E-mail, password, in; for those with two-factor a code between. Says why it is shown when a session ended. */
@customElement('attune-login-screen')
export class LoginScreen extends FormScreen {
  @property() next: string = paths.inbox;
  @property() reason: string | null = null;
  /** `code`: of an authenticator; `backup`: one of those that were kept for when it is lost. */
  @state() private step: 'password' | 'code' | 'backup' = 'password';
  @query('#trust') private readonly trust!: HTMLInputElement | null;

  protected override async send(account: AccountClient): Promise<Refusal | null> {
    return this.step === 'password' ? this.sendPassword(account) : this.sendCode(account);
  }

  private async sendPassword(account: AccountClient): Promise<Refusal | null> {
    const reply = await account.signIn(this.textOf('email').trim(), this.textOf('password'));
    if (!reply.ok) return reply.refusal;
    if (reply.value.next === 'code') await this.turnTo('code');
    else this.goOn(reply.value);
    return null;
  }

  private async sendCode(account: AccountClient): Promise<Refusal | null> {
    const trustDevice = this.trust?.checked ?? false;
    const reply = await account.sendCode({ code: this.textOf('code'), trustDevice });
    if (reply.ok) this.goOn(reply.value);
    else if (reply.refusal.code === 'unauthenticated') {
      await this.turnTo('password');
      this.problem = reply.refusal.message;
    } else return reply.refusal;
    return null;
  }

  private goOn({ next }: SignedInAnswer): void {
    this.dispatchEvent(new SignedIn(this.next, next));
  }

  private async turnTo(step: LoginScreen['step']): Promise<void> {
    this.step = step;
    this.problem = null;
    await this.focusFirst();
  }

  protected override render(): TemplateResult {
    return this.step === 'password' ? this.renderPassword() : this.renderCode(this.step === 'backup');
  }

  private renderPassword(): TemplateResult {
    return this.renderForm({
      title: 'Sign in to Attune',
      fields: html`${this.reason === null ? nothing : html`<p class="reason" role="status">${this.reason}</p>`}
        <attune-text-field
          name="email"
          type="email"
          label="E-mail"
          autocomplete="username"
        ></attune-text-field>
        <attune-text-field
          name="password"
          type="password"
          label="Password"
          autocomplete="current-password"
        ></attune-text-field>`,
      act: 'Sign in',
      busyAct: 'Signing in…',
      foot: html`<p class="small"><a href=${paths.reset}>Forgot your password?</a></p>`,
    });
  }

  private renderCode(isBackup: boolean): TemplateResult {
    const field = isBackup
      ? html`<attune-text-field
          name="code"
          label="Backup code"
          hint="Each works once."
          autocomplete="off"
        ></attune-text-field>`
      : html`<attune-text-field
          name="code"
          label="Code"
          hint="Six digits."
          autocomplete="one-time-code"
        ></attune-text-field>`;
    return this.renderForm({
      title: 'One more step',
      lead: isBackup
        ? 'Enter one of the backup codes you kept when you set this up.'
        : 'Enter the code that your authenticator app shows now.',
      fields: html`${field}
        <label class="choice"
          ><input id="trust" type="checkbox" />Ask for no code on this device for 30 days</label
        >`,
      act: 'Sign in',
      busyAct: 'Signing in…',
      foot: html`<p class="small">
        <button type="button" class="link" @click=${() => this.turnTo(isBackup ? 'code' : 'backup')}>
          ${isBackup ? 'Use the app' : 'Use a backup code'}
        </button>
        ·
        <button type="button" class="link" @click=${() => this.turnTo('password')}>Begin again</button>
      </p>`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-login-screen': LoginScreen;
  }
}
