import { roles, type Role } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { paths } from '../app/routes.ts';
import { perSite } from '../sites/per-site.ts';
import '../sites/site-chooser.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { stoppedWords } from '../webhooks/stopped-webhooks.ts';
import { groups, placeNamed, places, type Place } from './places.ts';
import { settingsFrameStyles } from './settings-frame.styles.ts';

/** The settings: the list of their screens, and the one that is looked at. */
@customElement('attune-settings-frame')
export class SettingsFrame extends LitElement {
  static override styles = [controls, settingsFrameStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  /** Name of the screen; null: the list alone. */
  @property({ reflect: true }) place: string | null = null;
  private readonly site = new Observe(this, () => this.desk?.site.chosen ?? null);
  private readonly stopped = new Observe(this, () => this.desk?.stoppedWebhooks.state ?? null);
  private readonly me = new Observe(this, () => this.desk?.me ?? null);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('place')) void placeNamed(this.place)?.load();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    if (!desk) return nothing;
    const place = placeNamed(this.place);
    return html`<nav aria-label="Settings">
        <attune-site-chooser .desk=${desk}></attune-site-chooser>
        ${place ? html`<p class="all">Settings</p>` : html`<h1>Settings</h1>`}
        <div class="groups">${groups.map((group) => this.renderGroup(group))}</div>
      </nav>
      ${
        place
          ? html`<div class="back">
                <a href=${paths.settings}><attune-icon name="arrow-left"></attune-icon>Settings</a>
                ${place.isOfAll ? nothing : html`<attune-site-chooser .desk=${desk}></attune-site-chooser>`}
              </div>
              <div class="screen">
                ${perSite(place.isOfAll ? null : (this.site.value?.id ?? null), place.render(desk))}
              </div>`
          : html`<div class="screen choose">
              <attune-icon name="settings" size="20"></attune-icon>
              <p>Pick a part on the left. Each saves by itself, and says so.</p>
              <p>Ctrl K finds a screen by its name.</p>
            </div>`
      }`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The list is longer than a low window: where one is stays in view, and nothing else moves.
    if (changed.has('place'))
      this.renderRoot.querySelector('nav [aria-current="page"]')?.scrollIntoView({ block: 'nearest' });
  }

  private renderGroup(group: Place['group']): TemplateResult | typeof nothing {
    const inGroup = places.filter((place) => place.group === group && this.isFor(place.least));
    if (inGroup.length === 0) return nothing;
    return html`<div class="group">
      <h2 id=${group}>${group}</h2>
      <ul aria-labelledby=${group}>
        ${inGroup.map(
          ({ name, label, icon }) =>
            html`<li>
              <a href=${paths.place(name)} aria-current=${name === this.place ? 'page' : 'false'}
                ><attune-icon name=${icon}></attune-icon
                >${label}${name === 'webhooks' ? this.renderStopped() : nothing}</a
              >
            </li>`,
        )}
      </ul>
    </div>`;
  }

  /** Until somebody resumes or removes it: a notice that fades is missed by whoever is away. */
  private renderStopped(): TemplateResult | typeof nothing {
    const words = stoppedWords(this.stopped.value ?? [], this.me.value?.sites ?? []);
    if (words === null) return nothing;
    return html`<span class="dot" title=${words}><span class="sr-only">: ${words}</span></span>`;
  }

  private isFor(least: Role): boolean {
    const role = this.me.value?.agent.role;
    return role !== undefined && roles.indexOf(role) >= roles.indexOf(least);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-settings-frame': SettingsFrame;
  }
}
