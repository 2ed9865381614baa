import {
  automationTriggerNames,
  automationTriggers,
  type AutomationAct,
  type AutomationCondition,
  type AutomationRuleInput,
  type AutomationTrial,
} from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import type { SiteAsking } from '../outside/site-asking.ts';
import { controls } from '../ui/controls.styles.ts';
import { actLine, conditionLine, isNaming, makeAct, replaced, type Line } from './rule-lines.ts';
import { ruleEditorStyles } from './rule-editor.styles.ts';
import { actParts, conditionParts, namingParts, type Named, type NamingAct } from './rule-parts.ts';

/** A rule is to be saved. */
export class RuleSaved extends Event {
  static readonly type = 'rule-saved';
  constructor(readonly rule: AutomationRuleInput) {
    super(RuleSaved.type, { bubbles: true, composed: true });
  }
}

/** The editor is to be closed without saving. */
export class RuleLeft extends Event {
  static readonly type = 'rule-left';
  constructor() {
    super(RuleLeft.type, { bubbles: true, composed: true });
  }
}

/** When, if and then of one rule, with what it would have found before it is saved. */
@customElement('attune-rule-editor')
export class RuleEditor extends LitElement {
  static override styles = [controls, outsideStyles, ruleEditorStyles];

  @property({ attribute: false }) site: SiteAsking | null = null;
  /** Null: a new rule. */
  @property({ attribute: false }) start: AutomationRuleInput | null = null;
  @state() private name = '';
  @state() private on: AutomationRuleInput['on'] = 'message.created';
  @state() private match: AutomationRuleInput['match'] = 'all';
  @state() private conditions: readonly Line<AutomationCondition>[] = [];
  @state() private acts: readonly Line<AutomationAct>[] = [];
  @state() private named: Readonly<Record<NamingAct, readonly Named[]>> = {
    assign: [],
    'assign-team': [],
    label: [],
    webhook: [],
  };
  @state() private trial: AutomationTrial | null = null;
  @state() private problem: string | null = null;
  private began = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('start') && this.began) return;
    const { start } = this;
    this.name = start?.name ?? '';
    this.on = start?.on ?? 'message.created';
    this.match = start?.match ?? 'all';
    this.conditions = start?.conditions.map(conditionLine) ?? [{ part: 'words', text: '', kept: null }];
    this.acts = start?.acts.map(actLine) ?? [{ part: 'send', text: '', kept: null }];
    if (!this.began) void this.loadNamed();
    this.began = true;
  }

  private async loadNamed(): Promise<void> {
    const { site } = this;
    if (site === null) return;
    const [colleagues, teams, labels, webhooks] = await Promise.all([
      site.ask('colleagues:list', {}),
      site.ask('teams:list', {}),
      site.ask('labels:list', {}),
      site.ask('webhook:list', {}),
    ]);
    this.named = {
      assign: colleagues?.colleagues ?? [],
      'assign-team': teams?.teams ?? [],
      label: labels?.labels ?? [],
      webhook: webhooks?.webhooks ?? [],
    };
  }

  /** @returns null when a line does not say enough; which one is told */
  private made(): AutomationRuleInput | null {
    const conditions = this.conditions.map(
      (line) => line.kept ?? conditionParts[line.part]?.make(line.text) ?? null,
    );
    const acts = this.acts.map((line) => line.kept ?? makeAct(line));
    const missing = [...conditions, ...acts].indexOf(null);
    if (this.name.trim() === '' || missing !== -1) {
      this.problem =
        this.name.trim() === ''
          ? 'Give the rule a name.'
          : missing < conditions.length
            ? `The condition in line ${missing + 1} does not say enough.`
            : `What is to be done in line ${missing - conditions.length + 1} does not say enough.`;
      return null;
    }
    this.problem = null;
    return {
      name: this.name.trim(),
      on: this.on,
      match: this.match,
      conditions: conditions.filter((one) => one !== null),
      acts: acts.filter((one) => one !== null),
    };
  }

  private save(event: SubmitEvent): void {
    event.preventDefault();
    const rule = this.made();
    if (rule !== null) this.dispatchEvent(new RuleSaved(rule));
  }

  private async tryOut(): Promise<void> {
    const rule = this.made();
    if (rule !== null) this.trial = (await this.site?.ask('automation:try', { rule })) ?? null;
  }

  protected override render(): TemplateResult {
    return html`<form class="card" @submit=${this.save}>
      <div class="field">
        <label for="name">Name</label>
        <input
          id="name"
          maxlength="80"
          autocomplete="off"
          .value=${this.name}
          @input=${(event: InputEvent) => (this.name = textOf(event))}
        />
      </div>
      <div class="field">
        <label for="on">When</label>
        <select id="on" @change=${this.onTrigger}>
          ${automationTriggerNames.map(
            (each) =>
              html`<option value=${each} ?selected=${each === this.on}>${automationTriggers[each]}</option>`,
          )}
        </select>
      </div>
      ${this.renderConditions()} ${this.renderActs()}
      ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      ${this.renderTrial()}
      <div class="acts">
        <button class="primary">Save</button>
        <button type="button" @click=${this.tryOut}>What would it have found?</button>
        <button type="button" class="quiet" @click=${() => this.dispatchEvent(new RuleLeft())}>Cancel</button>
      </div>
    </form>`;
  }

  private onTrigger(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    this.on = automationTriggerNames.find((each) => each === chosen) ?? this.on;
  }

  private renderConditions(): TemplateResult {
    const put = (conditions: readonly Line<AutomationCondition>[]) => (this.conditions = conditions);
    return html`<fieldset>
      <legend>If the visitor …</legend>
      ${
        this.conditions.length < 2
          ? nothing
          : html`<select
              aria-label="All or any"
              @change=${(event: Event) => (this.match = (event.target as HTMLSelectElement).value === 'any' ? 'any' : 'all')}
            >
              <option value="all" ?selected=${this.match === 'all'}>all of these hold</option>
              <option value="any" ?selected=${this.match === 'any'}>any of these holds</option>
            </select>`
      }
      ${this.conditions.map((line, at) => this.renderLine(line, `Condition ${at + 1}`, conditionParts, (next) => put(replaced(this.conditions, at, next))))}
      <button
        type="button"
        class="link"
        @click=${() => put([...this.conditions, { part: 'path', text: '', kept: null }])}
      >
        Another condition
      </button>
    </fieldset>`;
  }

  private renderActs(): TemplateResult {
    const put = (acts: readonly Line<AutomationAct>[]) => (this.acts = acts);
    const all = { ...actParts, ...namingParts };
    return html`<fieldset>
      <legend>Then</legend>
      ${this.acts.map((line, at) => this.renderLine(line, `Act ${at + 1}`, all, (next) => put(replaced(this.acts, at, next))))}
      <button
        type="button"
        class="link"
        @click=${() => put([...this.acts, { part: 'note', text: '', kept: null }])}
      >
        Another act
      </button>
    </fieldset>`;
  }

  private renderLine<Made>(
    line: Line<Made>,
    label: string,
    parts: Readonly<Record<string, { readonly words: string }>>,
    put: (next: Line<Made> | null) => void,
  ): TemplateResult {
    return html`<div class="line">
      ${
        line.kept === null
          ? html`<select
                aria-label=${label}
                @change=${(event: Event) => put({ part: (event.target as HTMLSelectElement).value, text: '', kept: null })}
              >
                ${Object.entries(parts).map(
                  ([part, { words }]) =>
                    html`<option value=${part} ?selected=${part === line.part}>${words}</option>`,
                )}
              </select>
              ${this.renderValue(line, label, (text) => put({ ...line, text }))}`
          : html`<span class="about">Kept as it was saved</span>`
      }
      <button type="button" class="quiet" aria-label="Remove ${label}" @click=${() => put(null)}>
        Remove
      </button>
    </div>`;
  }

  private renderValue(
    { part, text }: { readonly part: string; readonly text: string },
    label: string,
    put: (text: string) => void,
  ): TemplateResult | typeof nothing {
    const ask = isNaming(part) ? this.named[part] : ((actParts[part] ?? conditionParts[part])?.ask ?? null);
    if (ask === null) return nothing;
    if (typeof ask === 'string')
      return html`<input
        aria-label="${label}: what exactly"
        placeholder=${ask}
        .value=${text}
        @input=${(event: InputEvent) => put(textOf(event))}
      />`;
    return html`<select
      aria-label="${label}: which"
      @change=${(event: Event) => put((event.target as HTMLSelectElement).value)}
    >
      <option value="" ?selected=${text === ''}>Choose</option>
      ${ask.map((one) => {
        const { id, name } = typeof one === 'string' ? { id: one, name: one } : one;
        return html`<option value=${id} ?selected=${id === text}>${name}</option>`;
      })}
    </select>`;
  }

  private renderTrial(): TemplateResult | typeof nothing {
    if (this.trial === null) return nothing;
    const { matched, looked, examples } = this.trial;
    return html`<div role="status">
      <p>It would have matched ${matched} of the last ${looked} conversations.</p>
      <ul role="list">
        ${examples.map(
          ({ conversationId, visitorLabel, why }) =>
            html`<li class="about">
              <a href=${paths.conversation(conversationId)}>${visitorLabel}</a> ${why.join(', ')}
            </li>`,
        )}
      </ul>
    </div>`;
  }
}

const textOf = (event: InputEvent): string => (event.target as HTMLInputElement).value;

declare global {
  interface HTMLElementTagNameMap {
    'attune-rule-editor': RuleEditor;
  }
  interface HTMLElementEventMap {
    'rule-saved': RuleSaved;
    'rule-left': RuleLeft;
  }
}
