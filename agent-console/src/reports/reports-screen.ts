import {
  isNarrowedBy,
  reportDays,
  reportNames,
  reports,
  type Report,
  type ReportFilterName,
  type ReportName,
  type ReportQuery,
  type ReportSettings,
} from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { paths } from '../app/routes.ts';
import { SiteAsking } from '../outside/site-asking.ts';
import { Observe } from '../state/observe.ts';
import { noWork } from '../teams/team-work.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { saveFile } from '../ui/save-file.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import './report-view.ts';
import { reportsScreenStyles } from './reports-screen.styles.ts';

const narrowings: readonly {
  readonly name: ReportFilterName;
  readonly label: string;
  readonly all: string;
}[] = [
  { name: 'teamId', label: 'Team', all: 'All teams' },
  { name: 'agentId', label: 'Assigned to', all: 'Everybody' },
  { name: 'labelId', label: 'Label', all: 'Any label' },
];

/** How it went on a site, one report at a time. For leads and admins. */
@customElement('attune-reports-screen')
export class ReportsScreen extends LitElement {
  static override styles = [controls, screenStyles, reportsScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  /** Which report; what is none is the first one. */
  @property() wanted = '';
  @state() private query: ReportQuery = { days: 30 };
  @state() private report: Report | null = null;
  @state() private settings: ReportSettings | null = null;
  @state() private refused = false;
  @state() private isDated = false;
  private readonly site = new SiteAsking(this, () => this.begin());
  private readonly work = new Observe(this, () => this.desk?.teamWork.state ?? null);
  private asked = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('wanted') && this.site.siteId !== null) void this.load();
  }

  /** On a phone the names of reports stand in one line that scrolls. */
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('wanted'))
      this.renderRoot
        .querySelector('nav [aria-current="page"]')
        ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  private get name(): ReportName {
    return reportNames.find((name) => name === this.wanted) ?? 'volume';
  }

  private async begin(): Promise<void> {
    if (this.site.siteId !== null) void this.desk?.teamWork.loadPeople(this.site.siteId);
    const [, answer] = await Promise.all([this.load(), this.site.ask('report-settings:get', {})]);
    this.settings = answer?.settings ?? null;
  }

  private async load(): Promise<void> {
    const asked = ++this.asked;
    const answer = await this.site.ask('report:get', { name: this.name, ...this.narrowed() });
    // Somebody who clicks on has the last answer.
    if (asked !== this.asked) return;
    this.refused = answer === null;
    if (answer !== null) this.report = answer.report;
  }

  /** What this report can be narrowed by; the rest is kept for the next one. */
  private narrowed(): ReportQuery {
    const entries = Object.entries(this.query).filter(
      ([key]) =>
        !narrowings.some(({ name }) => name === key) || isNarrowedBy(this.name, key as ReportFilterName),
    );
    return Object.fromEntries(entries);
  }

  private ask(change: ReportQuery): void {
    const next = { ...this.query, ...change };
    this.query = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
    void this.load();
  }

  private onDate(event: Event): void {
    const form = (event.currentTarget as HTMLElement).closest('.asked');
    const [from, to] = [...(form?.querySelectorAll<HTMLInputElement>('input[type="date"]') ?? [])].map(
      ({ value }) => value,
    );
    if (from && to && from <= to) this.ask({ days: undefined, from, to });
  }

  private async download(): Promise<void> {
    const answer = await this.site.ask('report:csv', { name: this.name, ...this.narrowed() });
    if (answer) saveFile(answer.fileName, 'text/csv;charset=utf-8', answer.csv);
  }

  private async saveTarget(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const input = (event.currentTarget as HTMLFormElement).elements.namedItem('minutes');
    if (!(input instanceof HTMLInputElement)) return;
    await this.setTarget(input.valueAsNumber, this.settings?.answerWithinMinutes);
  }

  private async setTarget(answerWithinMinutes: number, before?: number): Promise<void> {
    const answer = await this.site.ask('report-settings:save', { settings: { answerWithinMinutes } });
    if (answer === null) return;
    this.settings = answer.settings;
    const undo = before === undefined ? undefined : () => void this.setTarget(before);
    this.desk?.toasts.say(`Answers within ${answerWithinMinutes} min are in time now.`, undo);
    await this.load();
  }

  protected override render(): TemplateResult {
    const { report, name } = this;
    const isOld = report !== null && report.name !== name;
    return html`<div class="page">
      <h1>Reports</h1>
      <nav aria-label="Reports">
        ${reportNames.map(
          (each) =>
            html`<a href=${paths.report(each)} aria-current=${each === name ? 'page' : 'false'}
              >${reports[each].title}</a
            >`,
        )}
      </nav>
      ${this.renderAsked()}
      <h2>${reports[name].title}</h2>
      ${
        report === null || isOld
          ? this.refused
            ? html`<p class="definition" role="status">This report could not be read.</p>`
            : html`<div class="bones" aria-hidden="true"></div>`
          : html`<p class="definition">${report.definition} Days are those of ${report.timeZone}.</p>
              ${name === 'sla' ? this.renderTarget() : nothing}
              <attune-report .report=${report}></attune-report>`
      }
    </div>`;
  }

  private renderAsked(): TemplateResult {
    const { days, from = '', to = '' } = this.query;
    return html`<div class="asked">
      <div class="spans" role="group" aria-label="Stretch of time">
        ${reportDays.map(
          (each) =>
            html`<button
              type="button"
              aria-pressed=${each === days}
              @click=${() => {
                this.isDated = false;
                this.ask({ days: each, from: undefined, to: undefined });
              }}
            >
              ${each} days
            </button>`,
        )}
        <button type="button" aria-pressed=${this.isDated} @click=${() => (this.isDated = true)}>
          Dates
        </button>
      </div>
      ${
        this.isDated
          ? html`<label>From<input type="date" .value=${from} @change=${this.onDate} /></label
              ><label>To<input type="date" .value=${to} @change=${this.onDate} /></label>`
          : nothing
      }
      ${narrowings.map((narrowing) => this.renderNarrowing(narrowing))}
      <button type="button" class="save" @click=${this.download}>
        <attune-icon name="download"></attune-icon>Table (CSV)
      </button>
    </div>`;
  }

  private renderNarrowing({
    name,
    label,
    all,
  }: (typeof narrowings)[number]): TemplateResult | typeof nothing {
    const choices = this.choicesFor(name);
    if (!isNarrowedBy(this.name, name) || choices.length === 0) return nothing;
    const chosen = this.query[name] ?? '';
    return html`<label
      >${label}<select
        @change=${(event: Event) => {
          const { value } = event.currentTarget as HTMLSelectElement;
          this.ask({ [name]: value === '' ? undefined : value });
        }}
      >
        <option value="" ?selected=${chosen === ''}>${all}</option>
        ${choices.map(({ id, text }) => html`<option value=${id} ?selected=${id === chosen}>${text}</option>`)}
      </select></label
    >`;
  }

  private choicesFor(name: ReportFilterName): readonly { readonly id: string; readonly text: string }[] {
    const { teams, people, labels } = this.work.value?.get(this.site.siteId ?? '') ?? noWork;
    if (name === 'agentId') return people.map(({ agentId, name: text }) => ({ id: agentId, text }));
    return (name === 'teamId' ? teams : labels).map(({ id, name: text }) => ({ id, text }));
  }

  private renderTarget(): TemplateResult | typeof nothing {
    if (!this.site.isAdmin || this.settings === null) return nothing;
    return html`<form class="target" @submit=${this.saveTarget}>
      <label for="minutes">In time is within</label>
      <input
        id="minutes"
        name="minutes"
        type="number"
        required
        min="1"
        max="1440"
        step="1"
        .value=${String(this.settings.answerWithinMinutes)}
      />
      <span>minutes</span>
      <button type="submit">Save</button>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-reports-screen': ReportsScreen;
  }
}
