import type { OwnAccount } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { besideField } from '../connection/refusal-words.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import { controls } from '../ui/controls.styles.ts';
import { textFieldStyles } from '../ui/text-field.styles.ts';
import '../ui/text-field.ts';
import type { TextField } from '../ui/text-field.ts';
import { AccountChanged } from './account-changed.ts';
import './backup-codes.ts';
import './two-factor-setup.ts';

/** What somebody is in the middle of. */
type Doing = 'setting-up' | 'new-codes' | 'ending' | null;

/** Whether a code is asked for beside the password, and everything that is done about it. */
@customElement('attune-two-factor-section')
export class TwoFactorSection extends LitElement {
  static override styles = [
    controls,
    outsideStyles,
    textFieldStyles,
    css`
      form {
        display: grid;
        gap: var(--space-12);
      }
      attune-text-field {
        inline-size: min(320px, 100%);
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) twoFactor: OwnAccount['twoFactor'] | null = null;
  @state() private doing: Doing = null;
  @state() private newCodes: readonly string[] | null = null;
  @state() private busy = false;
  @state() private problem: string | null = null;
  @query('attune-text-field') private readonly field!: TextField | null;

  private async turnTo(doing: Doing): Promise<void> {
    this.doing = doing;
    this.problem = null;
    await this.updateComplete;
    await this.field?.updateComplete;
    this.field?.focus();
  }

  private settled(): void {
    this.doing = null;
    this.newCodes = null;
    this.dispatchEvent(new AccountChanged());
  }

  private async onPassword(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { desk, field, doing } = this;
    const account = desk?.account;
    if (!account || !field || this.busy) return;
    this.busy = true;
    const reply =
      doing === 'ending'
        ? await desk.connection.renewing(() => account.endTwoFactor(field.value))
        : await account.renewBackupCodes(field.value);
    this.busy = false;
    if (!reply.ok) {
      if (field.name === reply.refusal.field) field.problem = besideField(reply.refusal);
      else this.problem = reply.refusal.message;
      field.focus();
      return;
    }
    if (reply.value !== null) {
      this.newCodes = reply.value.backupCodes;
      return;
    }
    desk.toasts.say('Signing in asks for your password alone now.');
    this.settled();
  }

  protected override render(): TemplateResult {
    return html`<section class="card" aria-labelledby="two-factor">
      <h2 id="two-factor">Signing in with a code</h2>
      ${this.renderBody()}
    </section>`;
  }

  private renderBody(): TemplateResult | typeof nothing {
    const { doing, newCodes, twoFactor, desk } = this;
    if (!desk || !twoFactor) return nothing;
    if (doing === 'setting-up')
      return html`<attune-two-factor-setup
        can-wait
        .account=${desk.account}
        .renewing=${desk.connection.renewing}
        @two-factor-settled=${this.settled}
      ></attune-two-factor-setup>`;
    if (newCodes !== null)
      return html`<attune-backup-codes .codes=${newCodes}></attune-backup-codes>
        <div class="acts">
          <button type="button" class="primary" @click=${this.settled}>I have kept them</button>
        </div>`;
    if (doing !== null) return this.renderPassword(doing);
    return twoFactor.enabled ? this.renderOn(twoFactor) : this.renderOff();
  }

  private renderOff(): TemplateResult {
    return html`<p>
        Your password alone opens your account. With a code from your phone beside it, somebody who learns the
        password cannot come in.
      </p>
      <div class="acts">
        <button type="button" class="primary" @click=${() => this.turnTo('setting-up')}>Set it up</button>
      </div>`;
  }

  private renderOn({ backupCodesLeft, required }: OwnAccount['twoFactor']): TemplateResult {
    return html`<p>
        It is on: signing in asks for a code of your authenticator app.
        ${backupCodesLeft === 1 ? '1 backup code is left.' : `${backupCodesLeft} backup codes are left.`}
      </p>
      <div class="acts">
        <button type="button" @click=${() => this.turnTo('new-codes')}>New backup codes</button>
        ${
          required
            ? html`<span class="about">Your team asks everybody for a code, so it stays on.</span>`
            : html`<button type="button" @click=${() => this.turnTo('ending')}>Switch off</button>`
        }
      </div>`;
  }

  private renderPassword(doing: 'new-codes' | 'ending'): TemplateResult {
    return html`<form novalidate @submit=${this.onPassword}>
      <p>
        ${
          doing === 'ending'
            ? 'Signing in will ask for your password alone.'
            : 'New codes take the place of those you have.'
        }
      </p>
      <attune-text-field
        name="password"
        type="password"
        label="Your password"
        autocomplete="current-password"
      ></attune-text-field>
      ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      <div class="acts">
        <button class="primary" ?disabled=${this.busy}>
          ${doing === 'ending' ? 'Switch off' : 'Make new codes'}
        </button>
        <button type="button" class="quiet" @click=${() => this.turnTo(null)}>Cancel</button>
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-two-factor-section': TwoFactorSection;
  }
}
