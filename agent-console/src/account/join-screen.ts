import type { InvitationShown, Refusal } from '@attune/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import { roleWords } from '../people/role-words.ts';
import type { AccountClient } from './account-client.ts';
import { FormScreen, newPasswordField } from './form-screen.ts';
import { SignedIn } from './signed-in.ts';

/** An invitation's link leads here: whoever was invited chooses a name and a password. */
@customElement('attune-join-screen')
export class JoinScreen extends FormScreen {
  /** What stands behind the "#" of the link. */
  @property() token = '';
  @state() private invitation: InvitationShown | null = null;
  /** Why the link leads nowhere. */
  @state() private voidReason: string | null = null;

  protected override updated(changed: PropertyValues<this>): void {
    if ((changed.has('token') || changed.has('account')) && this.account) void this.look(this.account);
  }

  private async look(account: AccountClient): Promise<void> {
    this.voidReason = null;
    const reply = await account.lookAtInvitation(this.token);
    if (!reply.ok) {
      this.voidReason = reply.refusal.message;
      return;
    }
    this.invitation = reply.value;
    await this.focusFirst();
  }

  protected override async send(account: AccountClient): Promise<Refusal | null> {
    const reply = await account.join({
      token: this.token,
      name: this.textOf('name').trim(),
      password: this.textOf('password'),
    });
    if (!reply.ok) return reply.refusal;
    // A code cannot be wanted of somebody who has just been made.
    this.dispatchEvent(new SignedIn(paths.inbox, reply.value.next === 'code' ? 'console' : reply.value.next));
    return null;
  }

  protected override render(): TemplateResult {
    const { invitation, voidReason } = this;
    const foot = html`<p class="quiet-text small">
      Joined before? <a href=${paths.login(paths.inbox)}>Sign in</a>
    </p>`;
    if (voidReason !== null)
      return this.renderForm({
        title: 'This link leads nowhere',
        fields: html`<p class="reason" role="alert">${voidReason}</p>`,
        foot,
      });
    if (invitation === null)
      return this.renderForm({
        title: 'Welcome to Attune',
        fields: html`<div class="bones" aria-hidden="true"></div>`,
      });
    const { byName, email, role } = invitation;
    return this.renderForm({
      title: 'Welcome to Attune',
      lead: html`${byName} invites you to answer visitors. You will sign in as <b>${email}</b>${
          role === 'agent' ? nothing : html`, as ${roleWords[role].toLowerCase()}`
        }.`,
      fields: html`<attune-text-field
          name="name"
          label="Name"
          hint="Visitors see it beside your answers."
          autocomplete="name"
        ></attune-text-field>
        ${newPasswordField()}`,
      act: 'Join',
      foot,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-join-screen': JoinScreen;
  }
}
