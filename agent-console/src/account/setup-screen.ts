import type { Refusal } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import { besideField } from '../connection/refusal-words.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/text-field.ts';
import { textFieldStyles } from '../ui/text-field.styles.ts';
import type { TextField } from '../ui/text-field.ts';
import type { AccountClient } from './account-client.ts';
import { accountScreenStyles } from './account-screen.styles.ts';
import { SignedIn } from './login-screen.ts';

/** The first start's one-time link leads here: it makes the first admin, once. */
@customElement('attune-setup-screen')
export class SetupScreen extends LitElement {
  static override styles = [controls, textFieldStyles, accountScreenStyles];

  @property({ attribute: false }) account: AccountClient | null = null;
  @property() token = '';
  @state() private busy = false;
  @state() private refusal: Refusal | null = null;

  protected override firstUpdated(): void {
    void this.focusFirst();
  }

  private async focusFirst(): Promise<void> {
    const [first] = this.fields;
    await first?.updateComplete;
    first?.focus();
  }

  private get fields(): readonly TextField[] {
    return [...this.renderRoot.querySelectorAll('attune-text-field')];
  }

  private textOf(name: string): string {
    return this.fields.find((field) => field.name === name)?.value ?? '';
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { account } = this;
    if (!account || this.busy || this.isIncomplete()) return;
    this.busy = true;
    const refusal = await account.setUp({
      token: this.token,
      name: this.textOf('name').trim(),
      email: this.textOf('email').trim(),
      password: this.textOf('password'),
    });
    this.busy = false;
    if (refusal === null) this.dispatchEvent(new SignedIn(paths.inbox));
    else this.show(refusal);
  }

  private isIncomplete(): boolean {
    for (const field of this.fields) {
      field.problem = field.value.trim() === '' ? 'Please fill this in.' : null;
    }
    const first = this.fields.find(({ problem }) => problem !== null);
    first?.focus();
    return first !== undefined;
  }

  private show(refusal: Refusal): void {
    const field = this.fields.find(({ name }) => name === refusal.field);
    this.refusal = field ? null : refusal;
    if (!field) return;
    field.problem = besideField(refusal);
    field.focus();
  }

  protected override render(): TemplateResult {
    return html`<main>
      <form novalidate @submit=${this.onSubmit}>
        <img src="${import.meta.env.BASE_URL}icon.svg" alt="" />
        <div>
          <h1>Welcome to Attune</h1>
          <p class="lead">This makes you its first admin. The link works once.</p>
        </div>
        <attune-text-field
          name="name"
          label="Name"
          hint="Visitors see it beside your answers."
          autocomplete="name"
        ></attune-text-field>
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
          hint="At least 10 characters."
          autocomplete="new-password"
        ></attune-text-field>
        ${this.refusal === null ? nothing : html`<p class="problem" role="alert">${this.refusal.message}</p>`}
        <button class="primary" ?disabled=${this.busy}>
          ${this.busy ? 'One moment…' : 'Create my account'}
        </button>
        <p class="quiet-text small">Already done? <a href=${paths.login(paths.inbox)}>Sign in</a></p>
      </form>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-setup-screen': SetupScreen;
  }
}
