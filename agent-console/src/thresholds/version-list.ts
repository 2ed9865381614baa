import type { DetectorDescription, ThresholdVersion } from '@attune/protocol';
import { defaultSettings } from '@attune/signals';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import './difference-list.ts';
import { differencesBetween } from './differences.ts';

/** An earlier version is to hold again. */
export class RestoreWanted extends Event {
  static readonly type = 'restore-wanted';
  constructor(readonly version: number) {
    super(RestoreWanted.type, { bubbles: true, composed: true });
  }
}

/** What holds before anybody saves: the version everything is compared with in the end. */
const DEFAULTS: ThresholdVersion = {
  version: 0,
  settings: { ...defaultSettings, version: 0, savedAt: null, savedBy: null },
};

/** Every saved version: who and when, what differs between any two, and the way back. */
@customElement('attune-version-list')
export class VersionList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-12);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-4) var(--space-12);
        min-block-size: 40px;
        padding-block: 4px;
        border-block-start: 1px solid var(--line);
      }
      .name {
        flex: 1 1 200px;
      }
      .name b {
        font-weight: 550;
      }
      .now {
        color: var(--good);
        font-weight: 500;
      }
      .compare {
        display: grid;
        gap: var(--space-12);
        padding: var(--space-12) var(--space-16);
        border: 1px solid var(--line);
        border-radius: var(--radius-card);
      }
      .pick {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-8);
        font: var(--type-13);
      }
      select {
        inline-size: auto;
        min-block-size: 32px;
        padding-inline: var(--space-8);
      }
    `,
  ];

  /** Newest first; the defaults are added below them. */
  @property({ attribute: false }) versions: readonly ThresholdVersion[] = [];
  @property({ attribute: false }) detectors: readonly DetectorDescription[] = [];
  @property({ type: Boolean }) busy = false;
  @property({ attribute: false }) now: () => number = Date.now;
  @state() private from: number | null = null;
  @state() private to: number | null = null;

  private get all(): readonly ThresholdVersion[] {
    return [...this.versions, DEFAULTS];
  }

  private compare(version: number): void {
    const place = this.all.findIndex((each) => each.version === version);
    this.to = version;
    this.from = this.all[place + 1]?.version ?? this.all[0]?.version ?? 0;
  }

  protected override render(): TemplateResult {
    const current = this.versions[0]?.version ?? 0;
    return html`${this.renderComparison()}
      <ul role="list">
        ${this.all.map((version) => this.renderVersion(version, current))}
      </ul>`;
  }

  private renderVersion({ version, settings }: ThresholdVersion, current: number): TemplateResult {
    const name = nameOf(version);
    return html`<li>
      <span class="name"
        ><b>${name}</b> ${
          settings.savedAt === null
            ? nothing
            : html`<span class="quiet-text"
                >${settings.savedBy ?? 'somebody who has left'},
                ${whenText(settings.savedAt, this.now())}</span
              >`
        }</span
      >
      ${version === current ? html`<span class="now">holds now</span>` : nothing}
      <button type="button" class="quiet" aria-label="Compare ${name}" @click=${() => this.compare(version)}>
        Compare
      </button>
      ${
        version === current
          ? nothing
          : html`<button
              type="button"
              aria-label="Restore ${name}"
              ?disabled=${this.busy}
              @click=${() => this.dispatchEvent(new RestoreWanted(version))}
            >
              Restore
            </button>`
      }
    </li>`;
  }

  private renderComparison(): TemplateResult | typeof nothing {
    const one = this.all.find(({ version }) => version === this.from);
    const other = this.all.find(({ version }) => version === this.to);
    if (!one || !other) return nothing;
    return html`<div class="compare">
      <div class="pick">
        <span>From</span> ${this.renderPick('From version', one.version, (version) => (this.from = version))}
        <span>to</span> ${this.renderPick('To version', other.version, (version) => (this.to = version))}
        <button type="button" class="quiet" @click=${() => (this.from = null)}>Close</button>
      </div>
      <attune-difference-list
        .differences=${differencesBetween(one.settings, other.settings, this.detectors)}
        none="These two are the same."
      ></attune-difference-list>
    </div>`;
  }

  private renderPick(label: string, value: number, pick: (version: number) => void): TemplateResult {
    return html`<select
      aria-label=${label}
      @change=${({ target }: Event) => pick(Number((target as HTMLSelectElement).value))}
    >
      ${this.all.map(
        ({ version }) =>
          html`<option value=${version} ?selected=${version === value}>${nameOf(version)}</option>`,
      )}
    </select>`;
  }
}

function nameOf(version: number): string {
  return version === 0 ? 'Defaults' : `Version ${version}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-version-list': VersionList;
  }
  interface HTMLElementEventMap {
    'restore-wanted': RestoreWanted;
  }
}
