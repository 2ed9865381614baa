import type { Team } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { formText } from '../ui/form-text.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import '../ui/icon.ts';
import { teamScreenStyles } from './team-screen.styles.ts';
import { noWork, type SiteWork } from './team-work.ts';

const newTeam: Omit<Team, 'siteId'> = { id: '', name: '', memberIds: [], sharesOut: true };

/** The teams of a site: who is in each, and whether its conversations go round. */
@customElement('attune-teams-section')
export class TeamsSection extends LitElement {
  static override styles = [controls, teamScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) siteId = '';
  @property({ attribute: false }) work: SiteWork = noWork;
  @property({ type: Boolean }) fixed = false;
  /** The team in the form; null: the form is shut. */
  @state() private edited: Omit<Team, 'siteId'> | null = null;
  @state() private problem: string | null = null;

  private readonly filter = new Filtering(this, { label: 'Find teams', fewest: 6 });

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { desk, edited, siteId } = this;
    const form = event.target;
    if (!desk || !edited || !(form instanceof HTMLFormElement)) return;
    const given = new FormData(form);
    const reply = await desk.connection.request('team:save', {
      siteId,
      ...(edited.id === '' ? {} : { teamId: edited.id }),
      name: formText(given, 'name'),
      memberIds: given.getAll('member').filter((id) => typeof id === 'string'),
      sharesOut: given.get('sharesOut') !== null,
    });
    this.problem = reply.ok ? null : reply.refusal.message;
    if (!reply.ok) return;
    this.edited = null;
    desk.toasts.say('Saved.');
    await desk.teamWork.load();
  }

  private async drop({ id, name, ...team }: Team): Promise<void> {
    const { desk, siteId } = this;
    const reply = await desk?.connection.request('team:remove', { siteId, teamId: id });
    if (!reply?.ok) return desk?.toasts.problem(reply?.refusal.message ?? 'There is no connection.');
    desk?.toasts.say(`The team ${name} is gone; its conversations stay with whoever has them.`, () => {
      void desk.connection.request('team:save', {
        siteId,
        name,
        memberIds: [...team.memberIds],
        sharesOut: team.sharesOut,
      });
    });
    await desk?.teamWork.load();
  }

  protected override render(): TemplateResult {
    const { teams } = this.work;
    const fitting = this.filter.fitting(teams, (team) => [team.name, ...this.namesIn(team)]);
    return html`<section aria-labelledby="teams">
      <h2 id="teams">Teams</h2>
      ${
        teams.length === 0
          ? html`<p class="quiet-text">
              No teams yet. Make one for people who answer the same kind of question; conversations can then
              be given to all of them at once.
            </p>`
          : html`${this.filter.line(fitting.length, teams.length)}
              <ul role="list">
                ${fitting.map((team) => this.renderTeam(team))}
              </ul>`
      }
      ${this.fixed ? nothing : this.renderForm()}
    </section>`;
  }

  private namesIn({ memberIds }: Team): readonly string[] {
    return this.work.people.filter(({ agentId }) => memberIds.includes(agentId)).map(({ name }) => name);
  }

  private renderTeam(team: Team): TemplateResult {
    return html`<li>
      <attune-icon name="users"></attune-icon>
      <span
        >${team.name}
        <small
          >${this.namesIn(team).join(', ') || 'Nobody in it yet'}${
            team.sharesOut ? ' · in turn' : ' · taken by hand'
          }</small
        ></span
      >
      ${
        this.fixed
          ? nothing
          : html`<span class="end"
              ><button type="button" class="quiet" @click=${() => (this.edited = team)}>Change</button
              ><button
                type="button"
                class="quiet icon"
                aria-label="Remove the team ${team.name}"
                @click=${() => void this.drop(team)}
              >
                <attune-icon name="trash"></attune-icon></button
            ></span>`
      }
    </li>`;
  }

  private renderForm(): TemplateResult {
    const { edited } = this;
    if (edited === null) {
      return html`<div>
        <button type="button" @click=${() => (this.edited = newTeam)}>
          <attune-icon name="plus"></attune-icon>Make a team
        </button>
      </div>`;
    }
    return html`<form @submit=${this.save}>
      <label
        >Name <input name="name" required maxlength="40" .value=${edited.name} placeholder="Payments"
      /></label>
      <fieldset>
        <legend>In it</legend>
        ${this.work.people.map(
          ({ agentId, name }) =>
            html`<label
              ><input
                type="checkbox"
                name="member"
                value=${agentId}
                .checked=${edited.memberIds.includes(agentId)}
              />${name}</label
            >`,
        )}
      </fieldset>
      <fieldset>
        <legend>Its conversations</legend>
        <label
          ><input type="checkbox" name="sharesOut" .checked=${edited.sharesOut} />go to its members in
          turn</label
        >
      </fieldset>
      ${this.problem === null ? nothing : html`<p class="problem" role="status">${this.problem}</p>`}
      <button type="submit" class="primary">Save</button>
      <button type="button" @click=${() => (this.edited = null)}>Leave it</button>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-teams-section': TeamsSection;
  }
}
