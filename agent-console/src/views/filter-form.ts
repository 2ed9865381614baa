import { priorities, type FrictionLevel, type Priority, type Team, type ViewFilter } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { priorityLooks } from '../assignment/priorities.ts';
import { levelWords } from '../friction/levels.ts';
import '../labels/label-mark.ts';
import { Observe } from '../state/observe.ts';
import { noWork } from '../teams/team-work.ts';
import { formText } from '../ui/form-text.ts';
import { controls } from '../ui/controls.styles.ts';
import { menuStyles } from '../ui/menu.styles.ts';

const levels = ['urgent', 'flag', 'watch', 'calm'] as const satisfies readonly FrictionLevel[];

/** Narrows the inbox down, part by part, and keeps the result as a view. */
@customElement('attune-filter-form')
export class FilterForm extends LitElement {
  static override styles = [
    controls,
    menuStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        inline-size: 300px;
        max-inline-size: 100%;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin: 0;
        padding: var(--space-4) var(--space-8);
        border: 0;
      }
      legend {
        padding: 0 0 4px;
        font: var(--type-12);
        color: var(--text-quiet);
      }
      fieldset button {
        min-block-size: 26px;
        padding-inline: 10px;
        border-radius: 13px;
        font: var(--type-12);
      }
      fieldset button[aria-pressed='true'] {
        border-color: var(--accent);
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      .keep {
        display: grid;
        gap: var(--space-8);
        padding: var(--space-8);
        border-block-start: 1px solid var(--line);
      }
      .keep .acts {
        display: flex;
        gap: var(--space-8);
      }
      .keep .acts button {
        flex: 1;
      }
      .problem {
        font: var(--type-12);
        color: var(--urgent);
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private problem: string | null = null;
  private readonly views = new Observe(this, () => this.desk?.views.state ?? null);
  private readonly work = new Observe(this, () => this.desk?.teamWork.state ?? null);
  private readonly me = new Observe(this, () => this.desk?.me ?? null);

  private get filter(): ViewFilter {
    return this.views.value?.filter ?? {};
  }

  /** Puts a value into one part or takes it out; an empty part is left out, and narrows nothing. */
  private toggle<Part extends 'siteIds' | 'assignees' | 'teamIds' | 'labelIds' | 'priorities' | 'levels'>(
    part: Part,
    value: NonNullable<ViewFilter[Part]>[number],
  ): void {
    const { [part]: held, ...others } = this.filter;
    const values: readonly unknown[] = held ?? [];
    const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
    this.desk?.views.filterBy(next.length === 0 ? others : { ...others, [part]: next });
  }

  private has(part: keyof ViewFilter, value: string): boolean {
    const held = this.filter[part];
    return Array.isArray(held) && (held as readonly string[]).includes(value);
  }

  private setPath(value: string): void {
    const { path: _before, ...others } = this.filter;
    const path = value.trim();
    if (path !== '' && !path.startsWith('/')) {
      this.problem = 'A page begins with "/", as in /checkout.';
      return;
    }
    this.problem = null;
    this.desk?.views.filterBy(path === '' ? others : { ...others, path });
  }

  private get siteToShareOn(): string | null {
    return this.filter.siteIds?.[0] ?? this.desk?.site.chosen.value?.id ?? null;
  }

  private async keep(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const data = new FormData(form);
    const name = formText(data, 'name');
    const scope = formText(data, 'for');
    const team = this.teams.find(({ id }) => scope === `team ${id}`);
    const refusal =
      (await this.desk?.views.save({
        name,
        sharedOn: scope === 'mine' ? null : (team?.siteId ?? this.siteToShareOn),
        teamId: team?.id ?? null,
      })) ?? null;
    this.problem = refusal?.message ?? null;
    if (refusal !== null) return;
    form.reset();
    const whoseWords = team ? `The team ${team.name}` : 'Everybody';
    this.desk?.toasts.say(
      scope === 'mine' ? `Kept as “${name}”.` : `${whoseWords} has the view “${name}” now.`,
    );
  }

  /** Those a view may be given to: one's own teams; leads, all of them. */
  private get teams(): readonly (Team & { readonly siteId: string })[] {
    const me = this.me.value;
    if (!me) return [];
    const { id: agentId, role } = me.agent;
    return me.sites.flatMap(({ id: siteId }) =>
      (this.work.value?.get(siteId) ?? noWork).teams
        .filter(({ memberIds }) => role !== 'agent' || memberIds.includes(agentId))
        .map((team) => ({ ...team, siteId })),
    );
  }

  protected override render(): TemplateResult | typeof nothing {
    const me = this.me.value;
    if (!me) return nothing;
    const work = me.sites.map(({ id }) => this.work.value?.get(id) ?? noWork);
    const labels = work.flatMap((site) => site.labels);
    const teams = work.flatMap((site) => site.teams);
    const people = new Map(work.flatMap((site) => site.people).map((one) => [one.agentId, one.name]));
    people.delete(me.agent.id);
    return html`${
        me.sites.length < 2
          ? nothing
          : this.renderPart(
              'Site',
              me.sites.map(({ id, name }) => this.renderChoice('siteIds', id, name)),
            )
      }
      ${this.renderPart('Who has it', [
        this.renderChoice('assignees', 'me', 'You'),
        this.renderChoice('assignees', 'nobody', 'Nobody'),
        ...[...people].map(([id, name]) => this.renderChoice('assignees', id, name)),
      ])}
      ${
        teams.length === 0
          ? nothing
          : this.renderPart(
              'Team',
              teams.map(({ id, name }) => this.renderChoice('teamIds', id, name)),
            )
      }
      ${
        labels.length === 0
          ? nothing
          : this.renderPart(
              'Label',
              labels.map((label) =>
                this.renderChoice(
                  'labelIds',
                  label.id,
                  html`<attune-label-mark .label=${label}></attune-label-mark>`,
                ),
              ),
            )
      }
      ${this.renderPart(
        'Priority',
        priorities
          .toReversed()
          .map((one: Priority) => this.renderChoice('priorities', one, priorityLooks[one].word)),
      )}
      ${this.renderPart(
        'Friction',
        levels.map((level) => this.renderChoice('levels', level, levelWords[level])),
      )}
      <div class="menu">
        <label>
          On pages that begin with
          <input
            placeholder="/checkout"
            maxlength="120"
            .value=${this.filter.path ?? ''}
            @change=${(event: Event) => this.setPath((event.target as HTMLInputElement).value)}
          />
        </label>
      </div>
      ${this.renderKeep()}`;
  }

  private renderPart(name: string, choices: readonly TemplateResult[]): TemplateResult {
    return html`<fieldset>
      <legend>${name}</legend>
      ${choices}
    </fieldset>`;
  }

  private renderChoice<
    Part extends 'siteIds' | 'assignees' | 'teamIds' | 'labelIds' | 'priorities' | 'levels',
  >(part: Part, value: NonNullable<ViewFilter[Part]>[number], face: string | TemplateResult): TemplateResult {
    return html`<button
      type="button"
      aria-pressed=${this.has(part, value)}
      @click=${() => this.toggle(part, value)}
    >
      ${face}
    </button>`;
  }

  private renderKeep(): TemplateResult {
    return html`<form class="keep" @submit=${this.keep}>
      <label
        >Keep it as a view <input name="name" required maxlength="40" placeholder="Refunds, urgent"
      /></label>
      ${this.problem === null ? nothing : html`<p class="problem" role="status">${this.problem}</p>`}
      <div class="acts">
        <select name="for" aria-label="For whom">
          <option value="mine">For me</option>
          ${this.teams.map(({ id, name }) => html`<option value="team ${id}">For the team ${name}</option>`)}
          <option value="site">For everybody</option>
        </select>
        <button type="submit">Keep</button>
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-filter-form': FilterForm;
  }
}
