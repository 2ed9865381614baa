import {
  mailKinds,
  mailSecurities,
  mailStates,
  type MailAnswers,
  type MailSecurity,
  type MailSettings,
  type MailSettingsInput,
} from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import { SiteAsking } from '../outside/site-asking.ts';
import { textIn } from '../outside/text-in.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import { showOlder } from '../ui/show-older.ts';
import { mailScreenStyles } from './mail-screen.styles.ts';

const securityWords: Readonly<Record<MailSecurity, string>> = {
  tls: 'TLS, mostly port 465',
  starttls: 'STARTTLS, mostly port 587',
  none: 'No encryption, only within your own network',
};

const withoutServer = html`<div class="card" role="note" aria-label="No mail server is set up">
  <p><b>No mail server is set up, so nothing is mailed.</b></p>
  <p class="about">
    Visitors who ask for a transcript or a link are told so, and can save the conversation as a file. Answers
    they have not seen wait in the chat. For colleagues you get links to hand over, for their invitation and
    for a new password.
  </p>
</div>`;

/** Through which server mails go, whether it works, and what was sent lately. For admins. */
@customElement('attune-mail-screen')
export class MailScreen extends LitElement {
  static override styles = [controls, screenStyles, outsideStyles, mailScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private answer: MailAnswers['mail:get'] | null = null;
  @state() private trial: MailAnswers['mail:try'] | null = null;
  @state() private busy: 'trying' | 'saving' | null = null;
  private readonly filter = new Filtering(this, { label: 'Find mails', ask: () => this.seek() });
  private readonly site = new SiteAsking(this, () => this.load());

  private async load(): Promise<void> {
    this.answer = (await this.site.ask('mail:get', {})) ?? this.answer;
  }

  /** The form is left as it is: somebody may be writing in it. */
  private async seek(cursor?: string): Promise<void> {
    const { sought } = this.filter;
    const found = await this.site.ask('mail:get', { ...sought, ...(cursor === undefined ? {} : { cursor }) });
    if (found === null || this.answer === null || sought.words !== this.filter.sought.words) return;
    const log = cursor === undefined ? found.log : [...this.answer.log, ...found.log];
    this.answer = { ...this.answer, log, next: found.next };
  }

  private get form(): HTMLFormElement | null {
    return this.renderRoot.querySelector('form');
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { form } = this;
    if (form === null || this.busy !== null) return;
    this.busy = 'saving';
    const saved = await this.site.ask('mail:save', inputIn(form));
    this.busy = null;
    if (saved === null) return;
    this.desk?.toasts.say('The mail settings are saved.');
    await this.load();
  }

  private async tryOut(): Promise<void> {
    const { form } = this;
    if (form === null || this.busy !== null || !form.reportValidity()) return;
    this.busy = 'trying';
    this.trial = null;
    this.trial = await this.site.ask('mail:try', inputIn(form));
    this.busy = null;
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <h1>Mail</h1>
      <p class="lead">
        Transcripts, links to go on elsewhere, answers that were not seen, and invitations of colleagues go
        out through your mail server.
      </p>
      ${
        this.answer === null
          ? html`<div class="bones" aria-hidden="true"></div>`
          : [
              this.answer.settings === null ? withoutServer : nothing,
              this.renderForm(this.answer.settings),
              this.renderLog(this.answer),
            ]
      }
    </div>`;
  }

  private renderForm(saved: MailSettings | null): TemplateResult {
    const settings: Partial<MailSettings> = saved ?? {};
    return html`<form class="card" @submit=${this.save}>
      <div class="pair">
        <div class="field">
          <label for="host">Mail server</label>
          <input
            id="host"
            name="host"
            required
            autocomplete="off"
            placeholder="smtp.example.com"
            .value=${settings.host ?? ''}
          />
        </div>
        <div class="field narrow">
          <label for="port">Port</label>
          <input
            id="port"
            name="port"
            type="number"
            required
            min="1"
            max="65535"
            .value=${String(settings.port ?? 587)}
          />
        </div>
      </div>
      <div class="field">
        <label for="security">Encryption</label>
        <select id="security" name="security">
          ${mailSecurities.map(
            (each) =>
              html`<option value=${each} ?selected=${each === (settings.security ?? 'starttls')}>
                ${securityWords[each]}
              </option>`,
          )}
        </select>
      </div>
      <div class="pair">
        <div class="field">
          <label for="user">User name</label>
          <input id="user" name="userName" autocomplete="off" .value=${settings.userName ?? ''} />
        </div>
        <div class="field">
          <label for="password">Password</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="new-password"
            aria-describedby="about-password"
          />
          <p class="about" id="about-password">
            ${settings.hasPassword === true ? 'One is kept. Leave this empty to keep it.' : 'Kept encrypted, and never shown again.'}
          </p>
        </div>
      </div>
      <div class="field">
        <label for="from">Mails come from</label>
        <input
          id="from"
          name="fromAddress"
          type="email"
          required
          autocomplete="off"
          placeholder="chat@example.com"
          .value=${settings.fromAddress ?? ''}
        />
      </div>
      <div class="field">
        <label for="continuity">Mail an answer that was not seen after, minutes</label>
        <input
          id="continuity"
          name="continuity"
          type="number"
          min="1"
          max="1440"
          placeholder="never"
          aria-describedby="about-continuity"
          .value=${settings.continuityAfterMinutes === null ? '' : String(settings.continuityAfterMinutes ?? 10)}
        />
        <p class="about" id="about-continuity">
          To visitors who gave an address: once for all that was written, with a way back into the chat and a
          way to stop these mails. Empty: never.
        </p>
      </div>
      ${this.renderTrial()}
      <div class="acts">
        <button class="primary" ?disabled=${this.busy !== null}>Save</button>
        <button type="button" ?disabled=${this.busy !== null} @click=${this.tryOut}>
          ${this.busy === 'trying' ? 'Sending…' : 'Send me a trial'}
        </button>
      </div>
    </form>`;
  }

  private renderTrial(): TemplateResult {
    return html`<div role="status">
      ${
        this.trial === null
          ? nothing
          : this.trial.problem === null
            ? html`<p class="good">
                The mail server took it. Look into the letter box of ${this.trial.sentTo}.
              </p>`
            : html`<p class="problem">${this.trial.problem}</p>`
      }
    </div>`;
  }

  private renderLog({ log, next }: MailAnswers['mail:get']): TemplateResult {
    return html`<section aria-labelledby="lately">
      <h2 id="lately">Lately</h2>
      ${
        log.length === 0 && this.filter.words === ''
          ? html`<p class="quiet-text">
              No mails yet. When a visitor asks for a transcript, it stands here with whether it arrived at
              your mail server.
            </p>`
          : html`${this.filter.lineOfServer(log.length, { of: null, more: next !== null })}
              <ul role="list" class="rows">
                ${log.map(
                  ({ kind, to, state: how, createdAt, problem }) =>
                    html`<li>
                      <div>
                        <b>${mailKinds[kind]}</b>
                        <p class="about">${to} · ${whenText(createdAt, this.site.now)}</p>
                        ${problem === null ? nothing : html`<p class="problem">${problem}</p>`}
                      </div>
                      <span class="about">${mailStates[how]}</span>
                    </li>`,
                )}
              </ul>
              ${showOlder(next, (cursor) => this.seek(cursor))}`
      }
    </section>`;
  }
}

/** What stands in the form. A password that is left empty is the one that is kept. */
function inputIn(form: HTMLFormElement): MailSettingsInput {
  const given = new FormData(form);
  const security = textIn(given, 'security');
  const userName = textIn(given, 'userName').trim();
  const password = textIn(given, 'password');
  const continuity = textIn(given, 'continuity').trim();
  return {
    host: textIn(given, 'host').trim(),
    port: Number(textIn(given, 'port')),
    security: mailSecurities.find((each) => each === security) ?? 'starttls',
    userName: userName === '' ? null : userName,
    ...(password === '' ? {} : { password }),
    fromAddress: textIn(given, 'fromAddress').trim(),
    continuityAfterMinutes: continuity === '' ? null : Number(continuity),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-mail-screen': MailScreen;
  }
}
