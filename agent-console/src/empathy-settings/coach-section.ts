import { describeRules, type RuleDescription } from '@attune/empathy/coach';
import type { CoachRuleReport, EmpathySettings } from '@attune/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import '../ui/switch.ts';
import type { SwitchTurned } from '../ui/switch.ts';
import { SettingsSection } from './settings-section.ts';
import { settingsStyles } from './settings.styles.ts';

type Coach = EmpathySettings['coach'];

/** Fewer chips than this say nothing about a rule. */
const ENOUGH = 30;

/** The coach and each of its rules, with how agents fared with it; a rule that is mostly wrong can be quieted. */
@customElement('attune-coach-section')
export class CoachSection extends SettingsSection<Coach> {
  static override styles = [controls, settingsStyles];

  @property({ attribute: false }) report: readonly CoachRuleReport[] = [];

  protected read({ coach }: EmpathySettings): Coach {
    return coach;
  }

  protected write(coach: Coach): Partial<EmpathySettings> {
    return { coach };
  }

  /** Switches hold at once. */
  private turn(coach: Coach): void {
    this.change(coach);
    void this.keep();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { value } = this;
    if (!value) return nothing;
    return html`<section aria-labelledby="title">
      <div class="line">
        <span>
          <h2 id="title">Coach</h2>
          <p class="why">
            Reads an answer in the agent’s own browser before it is sent. No draft ever reaches you; the
            figures count chips, not people.
          </p>
        </span>
        <attune-switch
          label="Coach"
          ?checked=${value.enabled}
          @switch-turned=${({ checked }: SwitchTurned) => this.turn({ ...value, enabled: checked })}
        ></attune-switch>
      </div>
      ${this.refusal ? html`<p class="problem" role="alert">${this.refusal.message}</p>` : nothing}
      ${
        value.enabled
          ? html`<div class="rules">${describeRules().map((rule) => this.renderRule(rule, value))}</div>`
          : nothing
      }
    </section>`;
  }

  private renderRule({ name, label, explanation }: RuleDescription, coach: Coach): TemplateResult {
    const report = this.report.find(({ rule }) => rule === name);
    const isOn = !coach.silenced.includes(name);
    const others = coach.silenced.filter((each) => each !== name);
    return html`<div class="rule">
      <span>${label}</span>
      <span class="about">${explanation}</span>
      <span class="figures">${figures(report)}</span>
      <attune-switch
        label=${label}
        ?checked=${isOn}
        @switch-turned=${({ checked }: SwitchTurned) =>
          this.turn({ ...coach, silenced: checked ? others : [...others, name] })}
      ></attune-switch>
      ${report && report.cases.length > 0 ? renderCases(report) : nothing}
    </div>`;
  }
}

function figures(report: CoachRuleReport | undefined): string {
  if (!report || report.shown === 0) return 'not shown yet';
  const shown = `shown ${report.shown} ×`;
  if (report.shown < ENOUGH) return `${shown}, not enough to judge`;
  const share = (count: number): string => `${Math.round((count / report.shown) * 100)} %`;
  return `${shown} · taken ${share(report.fixed)} · wrong ${share(report.wrong)}`;
}

function renderCases({ cases }: CoachRuleReport): TemplateResult {
  return html`<details>
    <summary>
      ${cases.length === 1 ? '1 sentence' : `${cases.length} sentences`} called wrongly judged
    </summary>
    ${cases.map(({ sentence, by }) => html`<blockquote>${sentence} <span class="quiet-text">${by}</span></blockquote>`)}
  </details>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-coach-section': CoachSection;
  }
}
