import { apiScopeNames, apiScopes, isAdminScope, type ApiKey, type ApiScope } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import '../outside/shown-secret.ts';
import { SiteAsking } from '../outside/site-asking.ts';
import { textIn } from '../outside/text-in.ts';
import { dateText, whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import '../ui/icon.ts';
import { screenStyles } from '../ui/screen.styles.ts';

const DAY_MS = 86_400_000;
const lengths = { 30: '30 days', 90: '90 days', 365: 'a year', 0: 'until it is revoked' } as const;

/** Keys that let other programs in over REST: one's own, and for admins the site's. */
@customElement('attune-api-keys-screen')
export class ApiKeysScreen extends LitElement {
  static override styles = [controls, screenStyles, outsideStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private keys: readonly ApiKey[] | null = null;
  @state() private isMaking = false;
  @state() private secret: string | null = null;
  /** The key that is about to be revoked. */
  @state() private ending: string | null = null;
  private readonly filter = new Filtering(this, { label: 'Find keys' });
  private readonly site = new SiteAsking(this, () => this.load());

  private async load(): Promise<void> {
    this.keys = (await this.site.ask('api-key:list', {}))?.keys ?? this.keys ?? [];
  }

  private async make(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const days = Number(form.get('days'));
    const made = await this.site.ask('api-key:create', {
      kind: form.get('kind') === 'site' ? 'site' : 'personal',
      name: textIn(form, 'name'),
      scopes: form
        .getAll('scope')
        .filter((scope): scope is ApiScope => apiScopeNames.some((name) => name === scope)),
      ...(days === 0 ? {} : { expiresAt: this.site.now + days * DAY_MS }),
    });
    if (made === null) return;
    this.secret = made.secret;
    this.isMaking = false;
    await this.load();
  }

  private async revoke(keyId: string): Promise<void> {
    this.ending = null;
    if ((await this.site.ask('api-key:revoke', { keyId })) !== null) await this.load();
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="title">
        <h1>API keys</h1>
        <button type="button" class="primary" @click=${() => (this.isMaking = !this.isMaking)}>
          <attune-icon name="plus"></attune-icon>New key
        </button>
      </div>
      <p class="lead">
        A key lets another program do what its scopes say.
        <a href="/api/v1/docs" target="_blank" rel="noopener">What the API can do</a>
      </p>
      ${
        this.secret === null
          ? nothing
          : html`<attune-shown-secret
              .secret=${this.secret}
              about="This is the key. It is shown this once; keep it where other passwords are."
            ></attune-shown-secret>`
      }
      ${this.isMaking ? this.renderForm() : nothing} ${this.renderKeys()}
    </div>`;
  }

  private renderForm(): TemplateResult {
    return html`<form class="card" @submit=${this.make}>
      <div class="field">
        <label for="name">What it is for</label>
        <input id="name" name="name" required maxlength="60" autocomplete="off" />
      </div>
      <div class="field">
        <label for="kind">Whose it is</label>
        <select id="kind" name="kind">
          <option value="personal">Mine: it does what I may do, in my name</option>
          ${this.site.isAdmin ? html`<option value="site">The site’s: visitors read its name</option>` : nothing}
        </select>
      </div>
      <fieldset>
        <legend>What it may do</legend>
        ${apiScopeNames
          .filter((scope) => this.site.isAdmin || !isAdminScope(scope))
          .map(
            (scope) =>
              html`<label class="choice"
                ><input type="checkbox" name="scope" value=${scope} /><span>${apiScopes[scope]}</span></label
              >`,
          )}
      </fieldset>
      <div class="field">
        <label for="days">For how long</label>
        <select id="days" name="days">
          ${Object.entries(lengths).map(
            ([days, words]) => html`<option value=${days} ?selected=${days === '90'}>${words}</option>`,
          )}
        </select>
      </div>
      <div class="acts">
        <button class="primary">Make the key</button>
        <button type="button" class="quiet" @click=${() => (this.isMaking = false)}>Cancel</button>
      </div>
    </form>`;
  }

  private renderKeys(): TemplateResult {
    if (this.keys === null) return html`<div class="bones" aria-hidden="true"></div>`;
    if (this.keys.length === 0)
      return html`<p class="quiet-text">
        No keys yet. Make one to read conversations, answer from your own tools, or add webhooks by program.
      </p>`;
    const { now } = this.site;
    const fitting = this.filter.fitting(this.keys, (key) => [
      key.name,
      key.hint,
      key.personName ?? 'the site’s',
      stateOf(key, now),
      ...key.scopes.map((scope) => apiScopes[scope]),
    ]);
    return html`${this.filter.line(fitting.length, this.keys.length)}
      <ul role="list" class="rows">
        ${fitting.map((key) => this.renderKey(key))}
      </ul>`;
  }

  private renderKey(key: ApiKey): TemplateResult {
    const { now } = this.site;
    const ended = key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now);
    return html`<li>
      <div>
        <b>${key.name}</b>
        <p class="about">
          <code>${key.hint}…</code> · ${key.personName ?? 'the site’s'} · ${stateOf(key, now)} ·
          ${key.lastUsedAt === null ? 'never used' : `last used ${whenText(key.lastUsedAt, now)}`}
        </p>
        <p class="about">${key.scopes.map((scope) => apiScopes[scope]).join(' · ')}</p>
      </div>
      ${ended ? nothing : this.renderActs(key)}
    </li>`;
  }

  private renderActs({ id, name }: ApiKey): TemplateResult {
    if (this.ending !== id)
      return html`<button type="button" aria-label="Revoke ${name}" @click=${() => (this.ending = id)}>
        Revoke
      </button>`;
    return html`<div class="acts">
      <span class="about">It stops working at once.</span>
      <button type="button" @click=${() => this.revoke(id)}>Revoke it</button>
      <button type="button" class="quiet" @click=${() => (this.ending = null)}>Keep it</button>
    </div>`;
  }
}

function stateOf({ revokedAt, expiresAt }: ApiKey, now: number): string {
  if (revokedAt !== null) return `revoked ${whenText(revokedAt, now)}`;
  if (expiresAt === null) return 'does not expire';
  return `${expiresAt <= now ? 'expired' : 'until'} ${dateText(expiresAt)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-api-keys-screen': ApiKeysScreen;
  }
}
