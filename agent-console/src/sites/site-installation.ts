import type { AgentAnswers, SiteSighting } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import { controls } from '../ui/controls.styles.ts';
import { agoText } from '../ui/duration.ts';
import '../ui/icon.ts';

type Installation = AgentAnswers['site:installation'];

/** Often enough that it seems to turn by itself, and seldom enough to be left open. */
const LOOK_EVERY_MS = 3_000;

/** The tag of one site, and whether it was seen on a page: looks by itself as long as it is shown. */
@customElement('attune-site-installation')
export class SiteInstallation extends LitElement {
  static override styles = [
    controls,
    outsideStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-12);
      }
      .seen {
        display: flex;
        align-items: start;
        gap: var(--space-8);
      }
      .seen[data-tone='good'] attune-icon {
        color: var(--good);
      }
      .seen[data-tone='problem'] attune-icon {
        color: var(--urgent-text);
      }
      ul {
        display: grid;
        gap: var(--space-8);
        margin: 0;
        padding: 0;
        list-style: none;
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @property() siteId = '';
  @state() private installation: Installation | null = null;
  @state() private copied = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  private async look(): Promise<void> {
    await this.updateComplete;
    const { desk, siteId } = this;
    const reply =
      desk === null || siteId === '' ? null : await desk.connection.request('site:installation', { siteId });
    // Without a connection what was seen last stays, and the next look tells.
    if (reply?.ok === true) this.installation = reply.value;
    if (this.isConnected) this.timer = setTimeout(() => void this.look(), LOOK_EVERY_MS);
  }

  private async copy(tag: string): Promise<void> {
    await navigator.clipboard.writeText(tag);
    this.copied = true;
  }

  protected override render(): TemplateResult {
    const { installation } = this;
    if (installation === null) return html`<div class="bones" aria-hidden="true"></div>`;
    const { tag, serverOrigin, sightings, tier } = installation;
    const socketOrigin = serverOrigin.replace(/^http/, 'ws');
    return html`<p>Put this into every page, best into its head:</p>
      <div class="secret">
        <code>${tag}</code>
        <button type="button" @click=${() => this.copy(tag)}>${this.copied ? 'Copied' : 'Copy'}</button>
      </div>
      <p class="about">
        A page with a strict content security policy names ${serverOrigin} under script-src and
        ${serverOrigin} ${socketOrigin} under connect-src.
        ${tier === 'after-consent' ? 'Signals begin once the page says that the visitor has agreed.' : nothing}
      </p>
      <div role="status">${this.renderSeen(sightings, installation.now)}</div>`;
  }

  private renderSeen(sightings: readonly SiteSighting[], now: number): TemplateResult {
    if (sightings.length === 0)
      return html`<p class="seen">
        <attune-icon name="circle-dashed"></attune-icon
        ><span>Not seen yet. Open a page that has the tag; this turns by itself.</span>
      </p>`;
    return html`<ul>
      ${sightings.map((sighting) => this.renderSighting(sighting, now))}
    </ul>`;
  }

  private renderSighting(sighting: SiteSighting, now: number): TemplateResult {
    const { tone, words } = sightingWords(sighting, now);
    return html`<li class="seen" data-tone=${tone}>
      <attune-icon
        name=${tone === 'good' ? 'check' : tone === 'problem' ? 'circle-alert' : 'circle-dashed'}
      ></attune-icon>
      <span><b>${sighting.origin}</b><br /><span class="about">${words}</span></span>
    </li>`;
  }
}

/** What it means that a page was seen so. */
function sightingWords(
  { loadedAt, connectedAt, refusedAt }: SiteSighting,
  now: number,
): { readonly tone: 'good' | 'problem' | 'open'; readonly words: string } {
  if (refusedAt !== null && refusedAt > (connectedAt ?? 0))
    return {
      tone: 'problem',
      words: `Turned away ${agoText(now - refusedAt)}: this address is not on the list of the site. Add it above if it is yours.`,
    };
  if (connectedAt !== null)
    return {
      tone: 'good',
      words: `It works. A chat connected ${agoText(now - connectedAt)}${loadedAt === null ? '' : `, the tag was loaded ${agoText(now - loadedAt)}`}.`,
    };
  return {
    tone: 'open',
    words: `The tag was loaded ${agoText(now - (loadedAt ?? now))}. Open the chat on the page once: that shows whether its content security policy lets it connect.`,
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-site-installation': SiteInstallation;
  }
}
