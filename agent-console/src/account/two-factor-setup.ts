import type { Reply, TwoFactorBegun } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { besideField } from '../connection/refusal-words.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/text-field.ts';
import { textFieldStyles } from '../ui/text-field.styles.ts';
import type { TextField } from '../ui/text-field.ts';
import type { AccountClient } from './account-client.ts';
import './backup-codes.ts';
import './qr-code.ts';

/** Two-factor is on, and the backup codes were seen; or somebody would rather not. */
export class TwoFactorSettled extends Event {
  static readonly type = 'two-factor-settled';
  constructor(readonly isOn: boolean) {
    super(TwoFactorSettled.type, { bubbles: true, composed: true });
  }
}

/** Sets up an authenticator: the password, then the code of the app that took the key, then the backup codes. */
@customElement('attune-two-factor-setup')
export class TwoFactorSetup extends LitElement {
  static override styles = [
    controls,
    textFieldStyles,
    css`
      form,
      .done {
        display: grid;
        gap: var(--space-16);
        justify-items: start;
      }
      attune-text-field {
        inline-size: min(320px, 100%);
      }
      .key {
        padding: var(--space-8) var(--space-12);
        border: 1px solid var(--line);
        border-radius: var(--radius-control);
        background: var(--surface-1);
        overflow-wrap: anywhere;
        user-select: all;
      }
      ol {
        display: grid;
        gap: var(--space-12);
        padding-inline-start: var(--space-24);
        list-style: decimal;
      }
      .problem {
        color: var(--urgent-text);
      }
      .acts {
        display: flex;
        gap: var(--space-8);
      }
    `,
  ];

  @property({ attribute: false }) account: AccountClient | null = null;
  /** Carries out what begins one's session anew, so that the console's line follows it. */
  @property({ attribute: false }) renewing: AgentConnection['renewing'] = (act) => act();
  /** Whether it may be left for later. */
  @property({ type: Boolean, attribute: 'can-wait' }) canWait = false;
  /** Where it stands; the gallery begins anywhere. */
  @property({ attribute: false }) begun: TwoFactorBegun | null = null;
  @property({ type: Boolean }) confirmed = false;
  @state() private busy = false;
  @state() private problem: string | null = null;
  @query('attune-text-field') private readonly field!: TextField | null;

  private async ask<Value>(ask: (account: AccountClient) => Promise<Reply<Value>>): Promise<Value | null> {
    const { account, field } = this;
    if (!account || this.busy) return null;
    if (field?.value.trim() === '') {
      field.problem = 'Please fill this in.';
      field.focus();
      return null;
    }
    this.busy = true;
    this.problem = null;
    const reply = await ask(account);
    this.busy = false;
    if (reply.ok) return reply.value;
    if (field && field.name === reply.refusal.field) field.problem = besideField(reply.refusal);
    else this.problem = reply.refusal.message;
    field?.focus();
    return null;
  }

  private async onPassword(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const password = this.field?.value ?? '';
    this.begun = (await this.ask((account) => account.beginTwoFactor(password))) ?? this.begun;
    await this.updateComplete;
    this.field?.focus();
  }

  private async onCode(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const code = this.field?.value ?? '';
    const done = await this.ask((account) => this.renewing(() => account.confirmTwoFactor(code)));
    if (done !== null) this.confirmed = true;
  }

  private settle(isOn: boolean): void {
    this.dispatchEvent(new TwoFactorSettled(isOn));
  }

  protected override render(): TemplateResult {
    if (this.begun === null) return this.renderPassword();
    return this.confirmed ? this.renderCodes(this.begun) : this.renderKey(this.begun);
  }

  private renderPassword(): TemplateResult {
    return html`<form novalidate @submit=${this.onPassword}>
      <p>You need an authenticator app on your phone: 1Password, Aegis, Google Authenticator, any of them.</p>
      <attune-text-field
        name="password"
        type="password"
        label="Your password, to begin"
        autocomplete="current-password"
      ></attune-text-field>
      ${this.renderEnd('Begin')}
    </form>`;
  }

  private renderKey({ uri, key }: TwoFactorBegun): TemplateResult {
    return html`<form novalidate @submit=${this.onCode}>
      <ol>
        <li>Open the app and have it take this picture.</li>
      </ol>
      <attune-qr-code .text=${uri} label="Picture for the authenticator app"></attune-qr-code>
      <p class="small quiet-text">Or type this key into it:</p>
      <code class="key">${key}</code>
      <ol start="2">
        <li>Enter the code it shows now.</li>
      </ol>
      <attune-text-field
        name="code"
        label="Code"
        hint="Six digits."
        autocomplete="one-time-code"
      ></attune-text-field>
      ${this.renderEnd('Switch on')}
    </form>`;
  }

  private renderEnd(act: string): TemplateResult {
    return html`${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      <div class="acts">
        <button class="primary" ?disabled=${this.busy}>${this.busy ? 'One moment…' : act}</button>
        ${
          this.canWait
            ? html`<button type="button" class="quiet" @click=${() => this.settle(false)}>Not now</button>`
            : nothing
        }
      </div>`;
  }

  private renderCodes({ backupCodes }: TwoFactorBegun): TemplateResult {
    return html`<div class="done">
      <p role="status">It is on. From now on signing in asks for a code.</p>
      <attune-backup-codes .codes=${backupCodes}></attune-backup-codes>
      <button type="button" class="primary" @click=${() => this.settle(true)}>I have kept them</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-two-factor-setup': TwoFactorSetup;
  }
  interface HTMLElementEventMap {
    'two-factor-settled': TwoFactorSettled;
  }
}
