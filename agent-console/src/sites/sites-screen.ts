import type { SiteDetails } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import { SiteAsking } from '../outside/site-asking.ts';
import { textIn } from '../outside/text-in.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import '../ui/icon.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import './site-installation.ts';

/** The websites: what they are called, whose pages may open the chat, and whether the tag is there. For admins. */
@customElement('attune-sites-screen')
export class SitesScreen extends LitElement {
  static override styles = [controls, screenStyles, outsideStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private sites: readonly SiteDetails[] | null = null;
  @state() private openId: string | null = null;
  @state() private isAdding = false;

  private readonly filter = new Filtering(this, { label: 'Find websites' });

  constructor() {
    super();
    // Only once somebody is known there is anybody to answer.
    this.addController(new SiteAsking(this, () => this.load()));
  }

  private async load(): Promise<void> {
    const reply = await this.desk?.connection.request('site:list', {});
    if (reply === undefined) return;
    if (!reply.ok) {
      this.desk?.toasts.problem(reply.refusal.message);
      return;
    }
    this.sites = reply.value.sites;
    this.openId ??= this.sites[0]?.id ?? null;
  }

  private async add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const name = textIn(new FormData(event.target as HTMLFormElement), 'name').trim();
    const reply = await this.desk?.connection.request('site:create', { name });
    if (reply === undefined) return;
    if (!reply.ok) {
      this.desk?.toasts.problem(reply.refusal.message);
      return;
    }
    this.isAdding = false;
    this.openId = reply.value.site.id;
    await this.load();
  }

  private async save(event: SubmitEvent, siteId: string): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const reply = await this.desk?.connection.request('site:update', {
      siteId,
      name: textIn(form, 'name').trim(),
      allowedOrigins: textIn(form, 'origins')
        .split(/\s+/)
        .filter((each) => each !== ''),
    });
    if (reply === undefined) return;
    if (!reply.ok) {
      this.desk?.toasts.problem(reply.refusal.message);
      return;
    }
    this.desk?.toasts.say('The site is saved.');
    await this.load();
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="title">
        <h1>Websites</h1>
        <button type="button" class="primary" @click=${() => (this.isAdding = !this.isAdding)}>
          <attune-icon name="plus"></attune-icon>New website
        </button>
      </div>
      <p class="lead">Each has a tag of its own, and settings of its own behind it.</p>
      ${this.isAdding ? this.renderAdding() : nothing}
      ${
        this.sites === null
          ? html`<div class="bones" aria-hidden="true"></div>`
          : this.renderSites(this.sites)
      }
    </div>`;
  }

  private renderSites(sites: readonly SiteDetails[]): TemplateResult {
    const fitting = this.filter.fitting(sites, ({ name, allowedOrigins }) => [name, ...allowedOrigins]);
    return html`${this.filter.line(fitting.length, sites.length)}
      <ul role="list" class="rows">
        ${fitting.map((each) => this.renderSite(each))}
      </ul>`;
  }

  private renderAdding(): TemplateResult {
    return html`<form class="card" @submit=${this.add}>
      <div class="field">
        <label for="new-name">What it is called</label>
        <input id="new-name" name="name" required maxlength="80" autocomplete="off" />
      </div>
      <div class="acts">
        <button class="primary">Add it</button>
        <button type="button" class="quiet" @click=${() => (this.isAdding = false)}>Cancel</button>
      </div>
    </form>`;
  }

  private renderSite(site: SiteDetails): TemplateResult {
    const { id, name, allowedOrigins } = site;
    const isOpen = this.openId === id;
    return html`<li>
      <div>
        <b>${name}</b>
        <p class="about">
          ${allowedOrigins.length === 0 ? 'Pages of any website may open it' : allowedOrigins.join(' · ')}
        </p>
      </div>
      <button type="button" aria-expanded=${isOpen} @click=${() => (this.openId = isOpen ? null : id)}>
        ${isOpen ? 'Close' : 'Install and change'}
      </button>
      ${isOpen ? this.renderOpen(site) : nothing}
    </li>`;
  }

  private renderOpen({ id, name, allowedOrigins }: SiteDetails): TemplateResult {
    return html`<div class="wide card">
      <form class="field" @submit=${(event: SubmitEvent) => this.save(event, id)}>
        <div class="field">
          <label for="name-${id}">Name</label>
          <input id="name-${id}" name="name" required maxlength="80" autocomplete="off" .value=${name} />
        </div>
        <div class="field">
          <label for="origins-${id}">Pages that may open the chat</label>
          <textarea
            id="origins-${id}"
            name="origins"
            rows="3"
            spellcheck="false"
            placeholder="https://shop.example.com"
            aria-describedby="about-${id}"
            .value=${allowedOrigins.join('\n')}
          ></textarea>
          <p class="about" id="about-${id}">One address a line, without a path. Empty: any website.</p>
        </div>
        <div class="acts"><button class="primary">Save</button></div>
      </form>
      <attune-site-installation .desk=${this.desk} siteId=${id}></attune-site-installation>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-sites-screen': SitesScreen;
  }
}
