import type { DetectorDescription, IgnoreList, Mute } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import { whenText } from '../ui/calendar.ts';
import '../ui/icon.ts';
import { controlText } from './differences.ts';

/** Other controls and paths are to be left out. */
export class IgnoreListChanged extends Event {
  static readonly type = 'ignore-list-changed';
  constructor(readonly list: IgnoreList) {
    super(IgnoreListChanged.type, { bubbles: true, composed: true });
  }
}

/** A control that agents' votes muted is to count again. */
export class MuteLifted extends Event {
  static readonly type = 'mute-lifted';
  constructor(readonly mute: Mute) {
    super(MuteLifted.type, { bubbles: true, composed: true });
  }
}

/** What is left out of a site's signals: controls, paths, and what agents' votes have muted. */
@customElement('attune-ignore-lists')
export class IgnoreLists extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-16);
      }
      h3 {
        font: var(--type-13);
        font-weight: 600;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--space-12);
        min-block-size: 40px;
        padding-block: 4px;
        border-block-start: 1px solid var(--line);
      }
      li > :first-child {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .about {
        font: var(--type-12);
        color: var(--text-quiet);
      }
      .none {
        padding-block: 6px;
        font: var(--type-13);
        color: var(--text-quiet);
      }
      form {
        display: flex;
        gap: var(--space-8);
        max-inline-size: 420px;
        padding-block-start: var(--space-8);
      }
      .problem {
        padding-block-start: 4px;
        font: var(--type-13);
        color: var(--urgent-text);
      }
    `,
  ];

  @property({ attribute: false }) list: IgnoreList = { controls: [], paths: [] };
  @property({ attribute: false }) mutes: readonly Mute[] = [];
  @property({ attribute: false }) detectors: readonly DetectorDescription[] = [];
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;
  @property({ attribute: false }) now: () => number = Date.now;
  @state() private problem: string | null = null;

  private change(list: Partial<IgnoreList>): void {
    this.dispatchEvent(new IgnoreListChanged({ ...this.list, ...list }));
  }

  private onAdd(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const field = form.elements.namedItem('path') as HTMLInputElement;
    const path = field.value.trim();
    this.problem = problemOfPath(path);
    if (this.problem !== null) return field.focus();
    if (!this.list.paths.includes(path)) this.change({ paths: [...this.list.paths, path] });
    form.reset();
  }

  protected override render(): TemplateResult {
    return html`${this.renderControls()} ${this.renderPaths()} ${this.renderMutes()}`;
  }

  private renderControls(): TemplateResult {
    const { controls: held } = this.list;
    return html`<section aria-labelledby="controls">
      <h3 id="controls">Ignored controls</h3>
      ${held.length === 0 ? html`<p class="none">None. Unfold a signal to ignore a control it was found on.</p>` : nothing}
      <ul role="list">
        ${held.map(
          (control) =>
            html`<li>
              <span>${controlText(control, this.detectors)}</span>
              ${this.renderRemove(control.name, () => this.change({ controls: held.filter((each) => each !== control) }))}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderPaths(): TemplateResult {
    const { paths } = this.list;
    return html`<section aria-labelledby="paths">
      <h3 id="paths">Ignored pages</h3>
      ${paths.length === 0 ? html`<p class="none">None.</p>` : nothing}
      <ul role="list">
        ${paths.map(
          (path) =>
            html`<li>
              <span>${path}</span>
              ${this.renderRemove(path, () => this.change({ paths: paths.filter((each) => each !== path) }))}
            </li>`,
        )}
      </ul>
      ${
        this.readOnly
          ? nothing
          : html`<form @submit=${this.onAdd} novalidate>
                <input
                  name="path"
                  placeholder="/admin/*"
                  autocomplete="off"
                  aria-label="Page to ignore; a * at the end stands for anything"
                  aria-invalid=${this.problem === null ? 'false' : 'true'}
                  aria-describedby="problem"
                  @input=${() => (this.problem = null)}
                />
                <button>Ignore</button>
              </form>
              <p class="problem" id="problem" role="alert">${this.problem}</p>`
      }
    </section>`;
  }

  private renderMutes(): TemplateResult {
    return html`<section aria-labelledby="mutes">
      <h3 id="mutes">Muted by agents’ votes</h3>
      ${
        this.mutes.length === 0
          ? html`<p class="none">
              None. Three “not frustrated” among the last five votes, by two agents, mute a control.
            </p>`
          : nothing
      }
      <ul role="list">
        ${this.mutes.map((mute) => this.renderMute(mute))}
      </ul>
    </section>`;
  }

  private renderMute(mute: Mute): TemplateResult {
    const against = mute.votes.filter(({ verdict }) => verdict === 'not-frustrated');
    const voters = [...new Set(against.map(({ by }) => by))].join(' and ');
    const name = controlText({ ...mute, kinds: [mute.kind] }, this.detectors);
    return html`<li>
      <div>
        ${name}
        <div class="about">
          ${against.length} of ${mute.votes.length} votes said not frustrated: ${voters}; muted
          ${whenText(mute.mutedAt, this.now())}
        </div>
      </div>
      ${
        this.readOnly
          ? nothing
          : html`<button
              type="button"
              aria-label="Count again: ${name}"
              @click=${() => this.dispatchEvent(new MuteLifted(mute))}
            >
              Count again
            </button>`
      }
    </li>`;
  }

  private renderRemove(name: string, remove: () => void): TemplateResult | typeof nothing {
    if (this.readOnly) return nothing;
    return html`<button
      type="button"
      class="quiet icon"
      aria-label="Stop ignoring ${name}"
      title="Stop ignoring"
      @click=${remove}
    >
      <attune-icon name="x"></attune-icon>
    </button>`;
  }
}

/** The same rule as the server's, said before anything is sent. */
export function problemOfPath(path: string): string | null {
  if (!path.startsWith('/')) return 'A page begins with “/”.';
  if (path.length > 120) return 'At most 120 characters.';
  if (/[?#]/.test(path)) return 'Without “?” and “#”: only the path counts.';
  return path.slice(0, -1).includes('*') ? 'A “*” may only stand at the end.' : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-ignore-lists': IgnoreLists;
  }
  interface HTMLElementEventMap {
    'ignore-list-changed': IgnoreListChanged;
    'mute-lifted': MuteLifted;
  }
}
