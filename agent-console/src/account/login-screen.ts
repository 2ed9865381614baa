import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/text-field.ts';
import { textFieldStyles } from '../ui/text-field.styles.ts';
import type { TextField } from '../ui/text-field.ts';
import type { AccountClient } from './account-client.ts';
import { accountScreenStyles } from './account-screen.styles.ts';

/** Somebody is signed in now. */
export class SignedIn extends Event {
  static readonly type = 'signed-in';
  /** @param next path within the console to go on to */
  constructor(readonly next: string) {
    super(SignedIn.type, { bubbles: true, composed: true });
  }
}

/** E-mail, password, in. Says why it is shown when a session ended. */
@customElement('attune-login-screen')
export class LoginScreen extends LitElement {
  static override styles = [controls, textFieldStyles, accountScreenStyles];

  @property({ attribute: false }) account: AccountClient | null = null;
  @property() next: string = paths.inbox;
  @property() reason: string | null = null;
  @state() private busy = false;
  @state() private problem: string | null = null;
  @query('attune-text-field[name="email"]') private readonly email!: TextField | null;
  @query('attune-text-field[name="password"]') private readonly password!: TextField | null;

  protected override firstUpdated(): void {
    void this.focusFirst();
  }

  private async focusFirst(): Promise<void> {
    await this.email?.updateComplete;
    this.email?.focus();
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { account, email, password } = this;
    if (!account || !email || !password || this.busy || this.isIncomplete(email, password)) return;
    this.busy = true;
    this.problem = null;
    const refusal = await account.signIn(email.value.trim(), password.value);
    this.busy = false;
    if (refusal === null) this.dispatchEvent(new SignedIn(this.next));
    else {
      this.problem = refusal.message;
      password.focus();
    }
  }

  private isIncomplete(email: TextField, password: TextField): boolean {
    email.problem = email.value.trim() === '' ? 'Please give your e-mail address.' : null;
    password.problem = password.value === '' ? 'Please give your password.' : null;
    const first = email.problem !== null ? email : password.problem !== null ? password : null;
    first?.focus();
    return first !== null;
  }

  protected override render(): TemplateResult {
    return html`<main>
      <form novalidate @submit=${this.onSubmit}>
        <img src="${import.meta.env.BASE_URL}icon.svg" alt="" />
        <div>
          <h1>Sign in to Attune</h1>
        </div>
        ${this.reason === null ? nothing : html`<p class="reason" role="status">${this.reason}</p>`}
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
        ></attune-text-field>
        ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
        <button class="primary" ?disabled=${this.busy}>${this.busy ? 'Signing in…' : 'Sign in'}</button>
      </form>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-login-screen': LoginScreen;
  }
  interface HTMLElementEventMap {
    'signed-in': SignedIn;
  }
}
