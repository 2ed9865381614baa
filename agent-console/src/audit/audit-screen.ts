import type { AuditEntry } from '@attune/protocol';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import { SiteAsking } from '../outside/site-asking.ts';
import { fullTimeText, whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import { showOlder } from '../ui/show-older.ts';

/** What can be filtered by; the first word of an action. */
const kinds = {
  '': 'Everything',
  person: 'People',
  'api-key': 'API keys',
  webhook: 'Webhooks',
  automation: 'Automation',
  thresholds: 'Thresholds',
  'signal-policy': 'What is recorded',
  'empathy-settings': 'How we speak',
  audit: 'The log itself',
} as const;

/** Who did what, when, to which. For admins; nobody can change it. */
@customElement('attune-audit-screen')
export class AuditScreen extends LitElement {
  static override styles = [
    controls,
    screenStyles,
    outsideStyles,
    css`
      .kind {
        max-inline-size: 320px;
        margin-block-end: var(--space-16);
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private entries: readonly AuditEntry[] | null = null;
  @state() private next: string | null = null;
  @state() private kind = '';
  private readonly filter = new Filtering(this, { label: 'Find entries', ask: () => this.load() });
  private readonly site = new SiteAsking(this, () => this.load());

  private get asked(): { action?: string; words?: string } {
    return { ...this.filter.sought, ...(this.kind === '' ? {} : { action: this.kind }) };
  }

  private async load(cursor?: string): Promise<void> {
    const { asked } = this;
    const page = await this.site.ask('audit:list', { ...asked, ...(cursor === undefined ? {} : { cursor }) });
    const isAskedFor = asked.words === this.asked.words && asked.action === this.asked.action;
    if (page === null || !isAskedFor) return;
    this.entries = cursor === undefined ? page.entries : [...(this.entries ?? []), ...page.entries];
    this.next = page.next;
  }

  private async export(): Promise<void> {
    const answer = await this.site.ask('audit:export', this.asked);
    if (answer === null) return;
    const url = URL.createObjectURL(new Blob([answer.csv], { type: 'text/csv;charset=utf-8' }));
    const link = Object.assign(document.createElement('a'), { href: url, download: 'audit.csv' });
    link.click();
    URL.revokeObjectURL(url);
    this.desk?.toasts.say(
      answer.more
        ? `The latest ${answer.lines} lines are in the file.`
        : `${answer.lines} lines are in the file.`,
    );
  }

  private async choose(event: Event): Promise<void> {
    this.kind = (event.target as HTMLSelectElement).value;
    this.entries = null;
    await this.load();
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="title">
        <h1>Audit log</h1>
        <button type="button" @click=${this.export}>Download as CSV</button>
      </div>
      <p class="lead">Who did what, when, to which. Lines are added and never changed.</p>
      <div class="field kind">
        <label for="kind">Show</label>
        <select id="kind" @change=${this.choose}>
          ${Object.entries(kinds).map(([kind, words]) => html`<option value=${kind}>${words}</option>`)}
        </select>
      </div>
      ${this.renderEntries()} ${showOlder(this.next, (cursor) => this.load(cursor))}
    </div>`;
  }

  private renderEntries(): TemplateResult {
    if (this.entries === null) return html`<div class="bones" aria-hidden="true"></div>`;
    if (this.entries.length === 0 && this.filter.words === '')
      return html`<p class="quiet-text">Nothing of this kind was done yet.</p>`;
    return html`${this.filter.lineOfServer(this.entries.length, { of: null, more: this.next !== null })}
      <ul role="list" class="rows">
        ${this.entries.map(
          ({ at, actor, action, subject, details }) =>
            html`<li>
              <div>
                <b>${actor.name}</b> <span>${wordsOf(action)} ${subject.name ?? ''}</span>
                <p class="about">${detailsOf(details)}</p>
              </div>
              <time class="about figures" title=${fullTimeText(at)}>${whenText(at, Date.now())}</time>
            </li>`,
        )}
      </ul>`;
  }
}

/** "webhook.secret-seen" → "webhook: secret seen". */
const wordsOf = (action: string): string => action.replaceAll('-', ' ').replace('.', ': ');

const detailsOf = (details: AuditEntry['details']): string =>
  Object.entries(details)
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ');

declare global {
  interface HTMLElementTagNameMap {
    'attune-audit-screen': AuditScreen;
  }
}
