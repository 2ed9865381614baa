import type { Refusal } from '@attune/protocol';
import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import type { AccountClient } from './account-client.ts';
import { FormScreen, newPasswordField } from './form-screen.ts';
import { SignedIn } from './signed-in.ts';

/** The first start's one-time link leads here: it makes the first admin, once. */
@customElement('attune-setup-screen')
export class SetupScreen extends FormScreen {
  @property() token = '';

  protected override async send(account: AccountClient): Promise<Refusal | null> {
    const reply = await account.setUp({
      token: this.token,
      name: this.textOf('name').trim(),
      email: this.textOf('email').trim(),
      password: this.textOf('password'),
    });
    if (!reply.ok) return reply.refusal;
    this.dispatchEvent(new SignedIn(paths.inbox));
    return null;
  }

  protected override render(): TemplateResult {
    return this.renderForm({
      title: 'Welcome to Attune',
      lead: 'This makes you its first admin. The link works once.',
      fields: html`<attune-text-field
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
        ${newPasswordField()}`,
      act: 'Create my account',
      foot: html`<p class="quiet-text small">
        Already done? <a href=${paths.login(paths.inbox)}>Sign in</a>
      </p>`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-setup-screen': SetupScreen;
  }
}
