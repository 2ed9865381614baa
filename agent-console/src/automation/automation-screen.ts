import { automationTriggers, type AutomationRule, type AutomationRun } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { paths } from '../app/routes.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import { SiteAsking } from '../outside/site-asking.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import '../ui/icon.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import '../ui/switch.ts';
import type { SwitchTurned } from '../ui/switch.ts';
import './rule-editor.ts';
import type { RuleSaved } from './rule-editor.ts';

/** What is done by itself when something happens. For admins. */
@customElement('attune-automation-screen')
export class AutomationScreen extends LitElement {
  static override styles = [controls, screenStyles, outsideStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private rules: readonly AutomationRule[] | null = null;
  /** The rule being edited; `new` for one to come. */
  @state() private editing: string | null = null;
  @state() private runsOf: string | null = null;
  @state() private runs: readonly AutomationRun[] | null = null;
  private readonly filter = new Filtering(this, { label: 'Find rules' });
  private readonly site = new SiteAsking(this, () => this.load());

  private async load(): Promise<void> {
    this.rules = (await this.site.ask('automation:list', {}))?.rules ?? this.rules ?? [];
  }

  private async save({ rule }: RuleSaved): Promise<void> {
    const known = this.rules?.find(({ id }) => id === this.editing);
    const saved =
      known === undefined
        ? await this.site.ask('automation:create', { rule })
        : await this.site.ask('automation:update', { ruleId: known.id, baseVersion: known.version, rule });
    if (saved === null) return;
    this.editing = null;
    await this.load();
  }

  private async turn({ id, version }: AutomationRule, enabled: boolean): Promise<void> {
    await this.site.ask('automation:update', { ruleId: id, baseVersion: version, enabled });
    await this.load();
  }

  /** Removed at once; a press on “Undo” makes it anew. */
  private async drop({ id, rule }: AutomationRule): Promise<void> {
    if ((await this.site.ask('automation:remove', { ruleId: id })) === null) return;
    await this.load();
    this.desk?.toasts.say(`“${rule.name}” is gone.`, () => {
      void this.site.ask('automation:create', { rule }).then(() => this.load());
    });
  }

  private async showRuns(ruleId: string): Promise<void> {
    this.runsOf = this.runsOf === ruleId ? null : ruleId;
    this.runs = null;
    if (this.runsOf === null) return;
    const answer = await this.site.ask('automation:runs', { ruleId });
    if (answer !== null && this.runsOf === ruleId) this.runs = answer.runs;
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="title">
        <h1>Automation</h1>
        <button
          type="button"
          class="primary"
          ?disabled=${this.rules === null}
          @click=${() => (this.editing = 'new')}
        >
          <attune-icon name="plus"></attune-icon>New rule
        </button>
      </div>
      <p class="lead">
        When this happens, and if that holds, do so. Every run says why. What a rule does starts no other
        rule.
      </p>
      ${this.editing === 'new' ? this.renderEditor(null) : nothing} ${this.renderRules()}
    </div>`;
  }

  private renderEditor(rule: AutomationRule | null): TemplateResult {
    return html`<attune-rule-editor
      class="wide"
      .site=${this.site}
      .start=${rule?.rule ?? null}
      @rule-saved=${this.save}
      @rule-left=${() => (this.editing = null)}
    ></attune-rule-editor>`;
  }

  private renderRules(): TemplateResult {
    if (this.rules === null) return html`<div class="bones" aria-hidden="true"></div>`;
    if (this.rules.length === 0)
      return html`<p class="quiet-text">
        No rules yet. One might give every conversation about an invoice to billing, or tell a visitor who has
        waited for five minutes that somebody is on the way.
      </p>`;
    const fitting = this.filter.fitting(this.rules, ({ rule, savedByName, enabled }) => [
      rule.name,
      automationTriggers[rule.on],
      savedByName,
      enabled ? null : 'switched off',
    ]);
    return html`${this.filter.line(fitting.length, this.rules.length)}
      <ul role="list" class="rows">
        ${fitting.map((rule) => this.renderRule(rule))}
      </ul>`;
  }

  private renderRule(entry: AutomationRule): TemplateResult {
    const { id, enabled, rule, runs, savedByName, savedAt } = entry;
    const isShown = this.runsOf === id;
    return html`<li>
      <div>
        <b>${rule.name}</b>
        <p class="about">
          ${automationTriggers[rule.on]} · ran ${runs} times in 30 days · saved by ${savedByName}
          ${whenText(savedAt, this.site.now)}
        </p>
      </div>
      <attune-switch
        label="Use ${rule.name}"
        ?checked=${enabled}
        @switch-turned=${({ checked }: SwitchTurned) => this.turn(entry, checked)}
      ></attune-switch>
      <div class="acts wide">
        <button type="button" @click=${() => (this.editing = id)}>Edit</button>
        <button type="button" aria-expanded=${isShown} @click=${() => this.showRuns(id)}>Runs</button>
        <button type="button" class="quiet" aria-label="Remove ${rule.name}" @click=${() => this.drop(entry)}>
          Remove
        </button>
      </div>
      ${this.editing === id ? this.renderEditor(entry) : nothing} ${isShown ? this.renderRuns() : nothing}
    </li>`;
  }

  private renderRuns(): TemplateResult {
    if (this.runs === null) return html`<p class="about wide">Looking…</p>`;
    if (this.runs.length === 0) return html`<p class="about wide">It has not run yet.</p>`;
    return html`<ul role="list" class="rows wide">
      ${this.runs.map(
        ({ conversationId, at, why, acts }) =>
          html`<li>
            <div>
              <p>${why.length === 0 ? 'Always' : `Because the visitor ${why.join(', ')}`}</p>
              <p class="about">
                ${acts.map(({ done, words }) => (done ? words : `not done: ${words}`)).join(' · ')}
              </p>
            </div>
            <span class="about"
              >${whenText(at, this.site.now)} · <a href=${paths.conversation(conversationId)}>Open</a></span
            >
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-automation-screen': AutomationScreen;
  }
}
