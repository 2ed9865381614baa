import { identityAlgorithms, type IdentityAlgorithm, type IdentityKey } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import '../outside/shown-secret.ts';
import { SiteAsking } from '../outside/site-asking.ts';
import { textIn } from '../outside/text-in.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import './identity-snippet.ts';

const algorithmWords: Readonly<Record<IdentityAlgorithm, string>> = {
  HS256: 'A secret that both sides keep (HS256)',
  ES256: 'Your own key pair, elliptic curve (ES256)',
  RS256: 'Your own key pair, RSA (RS256)',
};

/** Keys by which the site vouches for its visitors: make one, replace it, end it. */
@customElement('attune-identity-screen')
export class IdentityScreen extends LitElement {
  static override styles = [controls, screenStyles, outsideStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private keys: readonly IdentityKey[] | null = null;
  @state() private isMaking = false;
  @state() private algorithm: IdentityAlgorithm = 'HS256';
  @state() private secret: string | null = null;
  /** The key whose snippet is shown. */
  @state() private made: IdentityKey | null = null;
  /** The key that is about to be revoked. */
  @state() private ending: string | null = null;
  private readonly site = new SiteAsking(this, () => this.load());

  private async load(): Promise<void> {
    this.keys = (await this.site.ask('identity-key:list', {}))?.keys ?? this.keys ?? [];
    this.made ??= this.keys.find(({ revokedAt }) => revokedAt === null) ?? null;
  }

  private async make(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const publicKey = textIn(form, 'publicKey');
    const made = await this.site.ask('identity-key:create', {
      name: textIn(form, 'name'),
      algorithm: this.algorithm,
      ...(this.algorithm === 'HS256' ? {} : { publicKey }),
    });
    if (made === null) return;
    this.secret = made.secret;
    this.made = made.key;
    this.isMaking = false;
    await this.load();
  }

  private async revoke(keyId: string): Promise<void> {
    this.ending = null;
    if ((await this.site.ask('identity-key:revoke', { keyId })) === null) return;
    if (this.made?.id === keyId) this.made = null;
    await this.load();
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="title">
        <h1>Identity</h1>
        <button type="button" class="primary" @click=${() => (this.isMaking = !this.isMaking)}>
          <attune-icon name="plus"></attune-icon>New key
        </button>
      </div>
      <p class="lead">
        Your server signs who is signed in on your site. Their conversation is then found again on every
        device, nobody can pose as them, and their name and details show as verified beside the conversation.
      </p>
      ${
        this.secret === null
          ? nothing
          : html`<attune-shown-secret
              .secret=${this.secret}
              about="This is the secret. It is shown this once; keep it on your server, never in a page."
            ></attune-shown-secret>`
      }
      ${this.isMaking ? this.renderForm() : nothing} ${this.renderKeys()} ${this.renderSnippet()}
    </div>`;
  }

  private renderForm(): TemplateResult {
    return html`<form class="card" @submit=${this.make}>
      <div class="field">
        <label for="name">What it is for</label>
        <input id="name" name="name" required maxlength="60" autocomplete="off" placeholder="Web shop" />
      </div>
      <div class="field">
        <label for="algorithm">How your server signs</label>
        <select
          id="algorithm"
          @change=${(event: Event) =>
            (this.algorithm = algorithmNamed((event.target as HTMLSelectElement).value))}
        >
          ${identityAlgorithms.map(
            (name) =>
              html`<option value=${name} ?selected=${name === this.algorithm}>
                ${algorithmWords[name]}
              </option>`,
          )}
        </select>
      </div>
      ${
        this.algorithm === 'HS256'
          ? nothing
          : html`<div class="field">
              <label for="publicKey">Its public key</label>
              <textarea
                id="publicKey"
                name="publicKey"
                required
                rows="6"
                maxlength="4096"
                spellcheck="false"
                placeholder="-----BEGIN PUBLIC KEY-----"
              ></textarea>
            </div>`
      }
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
        No keys yet. Until there is one, everybody is anonymous, and what a page says of its visitor shows as
        unverified.
      </p>`;
    return html`<ul role="list" class="rows">
        ${this.keys.map((key) => this.renderKey(key))}
      </ul>
      <p class="quiet-text">
        To replace a key, make a new one, let your server sign with it, and revoke the old one once it is no
        longer used.
      </p>`;
  }

  private renderKey(key: IdentityKey): TemplateResult {
    const { now } = this.site;
    return html`<li>
      <div>
        <b>${key.name}</b>
        <p class="about">
          <code>${key.id}</code> · ${key.algorithm} · by ${key.createdByName}, ${whenText(key.createdAt, now)}
          ·
          ${
            key.revokedAt !== null
              ? `revoked ${whenText(key.revokedAt, now)}`
              : key.lastUsedAt === null
                ? 'never used'
                : `last used ${whenText(key.lastUsedAt, now)}`
          }
        </p>
      </div>
      ${key.revokedAt === null ? this.renderActs(key) : nothing}
    </li>`;
  }

  private renderActs(key: IdentityKey): TemplateResult {
    if (this.ending !== key.id)
      return html`<div class="acts">
        <button type="button" aria-label="Code for ${key.name}" @click=${() => (this.made = key)}>
          Code
        </button>
        <button type="button" aria-label="Revoke ${key.name}" @click=${() => (this.ending = key.id)}>
          Revoke
        </button>
      </div>`;
    return html`<div class="acts">
      <span class="about">Visitors it vouched for are asked anew, at once.</span>
      <button type="button" @click=${() => this.revoke(key.id)}>Revoke it</button>
      <button type="button" class="quiet" @click=${() => (this.ending = null)}>Keep it</button>
    </div>`;
  }

  private renderSnippet(): TemplateResult | typeof nothing {
    const site = this.site.site;
    if (this.made === null || site === null) return nothing;
    return html`<attune-identity-snippet
      .of=${{ siteKey: site.publicKey, kid: this.made.id, algorithm: this.made.algorithm }}
      .name=${this.made.name}
    ></attune-identity-snippet>`;
  }
}

const algorithmNamed = (name: string): IdentityAlgorithm =>
  identityAlgorithms.find((each) => each === name) ?? 'HS256';

declare global {
  interface HTMLElementTagNameMap {
    'attune-identity-screen': IdentityScreen;
  }
}
