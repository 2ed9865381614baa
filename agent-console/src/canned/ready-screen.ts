import type { CannedResponse, Macro, MacroStep, Refusal, SharedWith } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { noWork, type SiteWork } from '../teams/team-work.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import '../ui/icon.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import './ready-dialog.ts';
import type { ReadyDialog, ReadyKept } from './ready-dialog.ts';
import { readyScreenStyles } from './ready-screen.styles.ts';

const sharedWords: Readonly<Record<SharedWith, string>> = {
  mine: 'mine',
  team: 'my team’s',
  site: 'everybody’s',
};

const stepWords: Readonly<Record<MacroStep['act'], string>> = {
  reply: 'answer',
  note: 'note',
  label: 'label',
  priority: 'priority',
  team: 'to a team',
  assign: 'assign',
  snooze: 'put off',
  status: 'status',
};

/** What is kept ready: canned responses, taken with a slash, and macros, run from the command bar. */
@customElement('attune-ready-screen')
export class ReadyScreen extends LitElement {
  static override styles = [controls, screenStyles, readyScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @query('attune-ready-dialog') private readonly dialog!: ReadyDialog | null;
  private readonly canned = new Observe(this, () => this.desk?.ready.canned ?? null);
  private readonly macros = new Observe(this, () => this.desk?.ready.macros ?? null);
  private readonly work = new Observe(this, () => this.desk?.teamWork.state ?? null);
  private readonly site = new Observe(this, () => this.desk?.site.chosen ?? null);
  private readonly me = new Observe(this, () => this.desk?.me ?? null);

  private readonly cannedFilter = new Filtering(this, { label: 'Find responses' });
  private readonly macroFilter = new Filtering(this, { label: 'Find macros', fewest: 6 });

  private askedFor: string | null = null;

  protected override willUpdate(): void {
    const id = this.site.value?.id ?? null;
    if (id === null || id === this.askedFor) return;
    this.askedFor = id;
    // What is held is followed by news.
    if (this.canned.value === null) void this.desk?.ready.load();
  }

  private get siteWork(): SiteWork {
    return this.work.value?.get(this.site.value?.id ?? '') ?? noWork;
  }

  private sharedWords({ sharedWith, teamId }: CannedResponse | Macro): string {
    const team = this.siteWork.teams.find(({ id }) => id === teamId);
    return sharedWith === 'team' && team ? `the team ${team.name}` : sharedWords[sharedWith];
  }

  private readonly keep = async (kept: ReadyKept): Promise<Refusal | null> => {
    const ready = this.desk?.ready;
    if (!ready) return null;
    const refusal =
      'canned' in kept ? await ready.saveCanned(kept.canned) : await ready.saveMacro(kept.macro);
    if (refusal === null) this.desk?.toasts.say('Saved.');
    return refusal;
  };

  private async removeCanned(canned: CannedResponse): Promise<void> {
    const { desk } = this;
    const refusal = await desk?.ready.removeCanned(canned.id);
    if (refusal) return desk?.toasts.problem(refusal.message);
    const { id, sharedWith, teamId, shortcut, title, body } = canned;
    const again = { id, sharedWith, shortcut, title, body, ...(teamId === null ? {} : { teamId }) };
    desk?.toasts.say(`“/${shortcut}” is removed.`, () => void this.keep({ canned: again }));
  }

  private async removeMacro(macro: Macro): Promise<void> {
    const { desk } = this;
    const refusal = await desk?.ready.removeMacro(macro.id);
    if (refusal) return desk?.toasts.problem(refusal.message);
    const { id, sharedWith, teamId, name, steps } = macro;
    const again = { id, sharedWith, name, steps: [...steps], ...(teamId === null ? {} : { teamId }) };
    desk?.toasts.say(`“${name}” is removed.`, () => void this.keep({ macro: again }));
  }

  protected override render(): TemplateResult {
    const role = this.me.value?.agent.role;
    return html`<div class="page">
        <h1>Ready answers and macros</h1>
        <p class="lead">
          Write <kbd>/</kbd> and a word in an answer to take one. What stands in braces is filled with what is
          known, such as <code>{visitor-name}</code>; the rest you fill before it can be sent.
        </p>
        <div class="title">
          <h2>Canned responses</h2>
          <button type="button" class="primary" @click=${() => this.dialog?.showCanned(null)}>
            <attune-icon name="plus"></attune-icon>Add a response
          </button>
        </div>
        ${this.renderCanned()}
        <div class="title">
          <h2>Macros</h2>
          <button type="button" @click=${() => this.dialog?.showMacro(null)}>
            <attune-icon name="plus"></attune-icon>Add a macro
          </button>
        </div>
        ${this.renderMacros()}
      </div>
      <attune-ready-dialog
        .keep=${this.keep}
        .work=${this.siteWork}
        .agentId=${this.me.value?.agent.id ?? ''}
        ?may-share=${role === 'lead' || role === 'admin'}
      ></attune-ready-dialog>`;
  }

  private renderCanned(): TemplateResult {
    const all = this.canned.value;
    if (!all) return html`<div class="bones" aria-hidden="true"></div>`;
    if (all.length === 0) {
      return html`<p class="quiet-text">None yet. A good first one is what you typed twice today.</p>`;
    }
    const fitting = this.cannedFilter.fitting(all, (canned) => [
      `/${canned.shortcut}`,
      canned.title,
      canned.body,
      this.sharedWords(canned),
    ]);
    return html`${this.cannedFilter.line(fitting.length, all.length)}
      <ul role="list">
        ${fitting.map(
          (canned) =>
            html`<li>
              <span class="word">/${canned.shortcut}</span>
              <span class="what"><span>${canned.title}</span><small>${canned.body}</small></span>
              <span class="small quiet-text">${this.sharedWords(canned)}</span>
              ${this.renderActs(
                canned.title,
                canned.isYours,
                () => this.dialog?.showCanned(canned),
                () => void this.removeCanned(canned),
              )}
            </li>`,
        )}
      </ul>`;
  }

  private renderMacros(): TemplateResult {
    const all = this.macros.value;
    if (!all) return html`<div class="bones" aria-hidden="true"></div>`;
    if (all.length === 0) {
      return html`<p class="quiet-text">
        None yet. A macro does several things at once: answers, takes the conversation, puts it off, resolves
        it.
      </p>`;
    }
    const fitting = this.macroFilter.fitting(all, (macro) => [
      macro.name,
      this.sharedWords(macro),
      ...macro.steps.map(({ act }) => stepWords[act]),
    ]);
    return html`${this.macroFilter.line(fitting.length, all.length)}
      <ul role="list">
        ${fitting.map(
          (macro) =>
            html`<li>
              <span class="word">${macro.name}</span>
              <span class="what"
                ><small>${macro.steps.map(({ act }) => stepWords[act]).join(' → ')}</small></span
              >
              <span class="small quiet-text">${this.sharedWords(macro)}</span>
              ${this.renderActs(
                macro.name,
                macro.isYours,
                () => this.dialog?.showMacro(macro),
                () => void this.removeMacro(macro),
              )}
            </li>`,
        )}
      </ul>`;
  }

  private renderActs(
    name: string,
    isYours: boolean,
    change: () => void,
    remove: () => void,
  ): TemplateResult | typeof nothing {
    if (!isYours) return nothing;
    return html`<span class="acts">
      <button type="button" class="quiet icon" aria-label="Change ${name}" title="Change" @click=${change}>
        <attune-icon name="pencil"></attune-icon>
      </button>
      <button type="button" class="quiet icon" aria-label="Remove ${name}" title="Remove" @click=${remove}>
        <attune-icon name="x"></attune-icon>
      </button>
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-ready-screen': ReadyScreen;
  }
}
