import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import '../availability/state-dot.ts';
import { stateWords } from '../availability/state-dot.ts';
import '../labels/labels-section.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import './sharing-section.ts';
import { teamScreenStyles } from './team-screen.styles.ts';
import { noWork } from './team-work.ts';
import './teams-section.ts';

/** How a team shares its work: who is here, teams, whether conversations go round, labels. Leads and admins change it. */
@customElement('attune-team-screen')
export class TeamScreen extends LitElement {
  static override styles = [controls, screenStyles, teamScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  private readonly work = new Observe(this, () => this.desk?.teamWork.state ?? null);
  private readonly site = new Observe(this, () => this.desk?.site.chosen ?? null);
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private askedFor: string | null = null;

  private get siteId(): string | null {
    return this.site.value?.id ?? null;
  }

  protected override updated(): void {
    const { siteId } = this;
    if (siteId === null || siteId === this.askedFor) return;
    this.askedFor = siteId;
    void this.desk?.teamWork.loadPeople(siteId);
  }

  protected override render(): TemplateResult {
    const { siteId } = this;
    const work = siteId === null ? undefined : this.work.value?.get(siteId);
    const role = this.me.value?.agent.role;
    const mayChange = role === 'lead' || role === 'admin';
    return html`<div class="page">
      <div class="title"><h1>Sharing the work</h1></div>
      <p class="lead">Who is here, and how conversations find the person who answers them.</p>
      ${
        work === undefined || siteId === null
          ? html`<div class="bones" aria-hidden="true"></div>`
          : html`<section aria-labelledby="people">
                <h2 id="people">Here now</h2>
                <ul role="list" class="people">
                  ${(work ?? noWork).people.map(
                    ({ name, state, load, capacity }) =>
                      html`<li>
                        <attune-state-dot state=${state}></attune-state-dot>
                        <span class="name">${name}</span>
                        <span class="quiet-text">${stateWords[state]}</span>
                        <span
                          class="end figures"
                          title="Open conversations, and how many they are given at most"
                          >${load} of ${capacity}</span
                        >
                      </li>`,
                  )}
                </ul>
              </section>
              <attune-sharing-section
                .desk=${this.desk}
                .siteId=${siteId}
                .sharing=${work.sharing}
                ?fixed=${!mayChange}
              ></attune-sharing-section>
              <attune-teams-section
                .desk=${this.desk}
                .siteId=${siteId}
                .work=${work}
                ?fixed=${!mayChange}
              ></attune-teams-section>
              <attune-labels-section
                .desk=${this.desk}
                .siteId=${siteId}
                .labels=${work.labels}
                ?fixed=${!mayChange}
              ></attune-labels-section>
              ${mayChange ? nothing : html`<p class="quiet-text">A lead or an admin can change this.</p>`}`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-team-screen': TeamScreen;
  }
}
