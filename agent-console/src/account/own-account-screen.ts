import type { AgentStarted, OwnAccount, Refusal, SessionShown } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../app/desk.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import { Observe } from '../state/observe.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import '../check-in/check-in-switch.ts';
import './change-password.ts';
import './two-factor-section.ts';

/** Somebody's own account: password, two-factor, and where they are signed in. */
@customElement('attune-own-account-screen')
export class OwnAccountScreen extends LitElement {
  static override styles = [controls, screenStyles, outsideStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private own: OwnAccount | null = null;
  @state() private refusal: Refusal | null = null;
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private readAs: AgentStarted | null = null;

  /**
   * Each time the server knows us anew: what begins our session anew (two-factor, another password) is over only then, and
   * whatever was asked meanwhile went unanswered.
   */
  protected override willUpdate(): void {
    const me = this.me.value;
    if (!this.desk || me === null || me === this.readAs) return;
    this.readAs = me;
    void this.load();
  }

  private async load(): Promise<void> {
    const reply = await this.desk?.connection.request('account:get', {});
    if (reply === undefined) return;
    if (reply.ok) this.own = reply.value;
    else if (this.own === null) this.refusal = reply.refusal;
  }

  private async end({ id, device }: SessionShown): Promise<void> {
    await this.tell(
      await this.desk?.connection.request('session:end', { sessionId: id }),
      `${device} is signed out.`,
    );
  }

  private async endOthers(): Promise<void> {
    await this.tell(
      await this.desk?.connection.request('session:end-others', {}),
      'You are signed in here alone.',
    );
  }

  private async tell(
    reply: { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal } | undefined,
    done: string,
  ): Promise<void> {
    if (reply?.ok === true) this.desk?.toasts.say(done);
    else if (reply) this.desk?.toasts.problem(reply.refusal.message);
    await this.load();
  }

  protected override render(): TemplateResult {
    const me = this.me.value?.agent;
    return html`<div class="page">
      <h1>Your account</h1>
      <p class="lead">${me ? `${me.name}, ${me.email}` : nothing}</p>
      ${this.renderBody()}
    </div>`;
  }

  private renderBody(): TemplateResult | TemplateResult[] {
    const { own, refusal, desk } = this;
    if (refusal !== null) return html`<p role="status">${refusal.message}</p>`;
    if (own === null || !desk) return html`<div class="bones" aria-hidden="true"></div>`;
    return [
      html`<attune-two-factor-section
        .desk=${desk}
        .twoFactor=${own.twoFactor}
        @account-changed=${this.load}
      ></attune-two-factor-section>`,
      html`<attune-change-password .desk=${desk} @account-changed=${this.load}></attune-change-password>`,
      html`<attune-check-in-switch .desk=${desk}></attune-check-in-switch>`,
      this.renderSessions(own.sessions),
    ];
  }

  private renderSessions(sessions: readonly SessionShown[]): TemplateResult {
    const now = this.desk?.clock.now() ?? 0;
    return html`<section class="card" aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <ul role="list" class="rows">
        ${repeat(
          sessions,
          ({ id }) => id,
          (session) =>
            html`<li>
              <div>
                <b>${session.device}</b>${session.isThis ? ' · this one' : nothing}
                <p class="about">
                  ${session.address === null ? nothing : `${session.address} · `}since
                  ${whenText(session.signedInAt, now)}
                </p>
              </div>
              ${
                session.isThis
                  ? nothing
                  : html`<button
                      type="button"
                      aria-label="Sign out ${session.device}"
                      @click=${() => this.end(session)}
                    >
                      Sign out
                    </button>`
              }
            </li>`,
        )}
      </ul>
      ${
        sessions.length > 1
          ? html`<div class="acts">
              <button type="button" @click=${this.endOthers}>Sign out everywhere else</button>
            </div>`
          : nothing
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-own-account-screen': OwnAccountScreen;
  }
}
