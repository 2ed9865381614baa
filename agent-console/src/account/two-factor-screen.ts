import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import { controls } from '../ui/controls.styles.ts';
import type { AccountClient } from './account-client.ts';
import { accountScreenStyles } from './account-screen.styles.ts';
import { SignedIn } from './signed-in.ts';
import './two-factor-setup.ts';

/** Where everybody has to have two-factor and somebody has not: they set it up here, and go on. */
@customElement('attune-two-factor-screen')
export class TwoFactorScreen extends LitElement {
  static override styles = [controls, accountScreenStyles];

  @property({ attribute: false }) account: AccountClient | null = null;
  @property() next: string = paths.inbox;
  @property({ attribute: false }) signOut: () => void = () => {};

  protected override render(): TemplateResult {
    return html`<main>
      <div class="form">
        <img src="${import.meta.env.BASE_URL}icon.svg" alt="" />
        <div>
          <h1>Sign in with a code</h1>
          <p class="lead">
            Your team asks everybody for a code beside the password. It takes two minutes, once.
          </p>
        </div>
        <attune-two-factor-setup
          .account=${this.account}
          @two-factor-settled=${() => this.dispatchEvent(new SignedIn(this.next))}
        ></attune-two-factor-setup>
        <p class="small"><button type="button" class="link" @click=${this.signOut}>Sign out</button></p>
      </div>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-two-factor-screen': TwoFactorScreen;
  }
}
