import type { AgentInput, CoachRuleReport, EmpathySettings, Refusal } from '@attune/protocol';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import './coach-section.ts';
import './glossary-section.ts';
import './manner-section.ts';
import './model-section.ts';
import './policies-section.ts';
import type { SaveSettings } from './settings-section.ts';

/** How this site speaks: words, reasons, what may be given, the coach, and a model for those who want one. */
@customElement('attune-empathy-screen')
export class EmpathyScreen extends LitElement {
  static override styles = [controls, screenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private settings: EmpathySettings | null = null;
  @state() private report: readonly CoachRuleReport[] = [];
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private asked = false;

  protected override willUpdate(): void {
    if (this.asked || !this.desk || this.me.value === null) return;
    this.asked = true;
    void this.load(this.desk);
  }

  private async load(desk: Desk): Promise<void> {
    const { siteId } = this;
    if (siteId === undefined) return;
    const [settings, report] = await Promise.all([
      desk.connection.request('empathy-settings:get', { siteId }),
      desk.connection.request('coach:report', { siteId }),
    ]);
    if (settings.ok) this.settings = settings.value.settings;
    else desk.toasts.problem(settings.refusal.message);
    if (report.ok) this.report = report.value.rules;
  }

  private get siteId(): string | undefined {
    return this.desk?.site.chosen.value?.id;
  }

  private readonly save: SaveSettings = async (change) => {
    const { desk, siteId, settings: now } = this;
    if (!desk || !now || siteId === undefined) return NOT_YET;
    const settings = writable({ ...now, ...change });
    const reply = await desk.connection.request('empathy-settings:save', { siteId, settings });
    if (!reply.ok) return reply.refusal;
    this.settings = reply.value.settings;
    desk.words.take(siteId, reply.value.settings);
    desk.toasts.say('Saved. It holds from now on.');
    return null;
  };

  protected override render(): TemplateResult {
    const { settings } = this;
    const isAdmin = this.me.value?.agent.role === 'admin';
    return html`<div class="page">
      <div class="title"><h1>How we speak</h1></div>
      <p class="lead">What agents are helped with while they write. Each part is saved by itself.</p>
      ${
        settings === null
          ? html`<div class="bones" aria-hidden="true"></div>`
          : isAdmin
            ? this.renderSections(settings)
            : html`<p role="status">Admins set this.</p>`
      }
    </div>`;
  }

  private renderSections(settings: EmpathySettings): TemplateResult {
    const { save } = this;
    return html`<attune-manner-section .settings=${settings} .save=${save}></attune-manner-section>
      <attune-policies-section .settings=${settings} .save=${save}></attune-policies-section>
      <attune-glossary-section .settings=${settings} .save=${save}></attune-glossary-section>
      <attune-coach-section .settings=${settings} .save=${save} .report=${this.report}></attune-coach-section>
      <attune-model-section .settings=${settings} .save=${save}></attune-model-section>`;
  }
}

const NOT_YET: Refusal = {
  code: 'unavailable',
  message: 'The settings are not here yet. Try again in a moment.',
};

/** In lists of its own, as the request takes them. */
function writable(settings: EmpathySettings): AgentInput<'empathy-settings:save'>['settings'] {
  const { glossary, policies, coach } = settings;
  return {
    ...settings,
    glossary: [...glossary],
    policies: [...policies],
    coach: { ...coach, silenced: [...coach.silenced] },
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-empathy-screen': EmpathyScreen;
  }
}
