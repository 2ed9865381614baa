import type { Person } from '@attune/protocol';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import './add-person.ts';
import type { AddPerson, AddPersonTo } from './add-person.ts';
import './person-row.ts';
import { roleWords, type PersonChanged } from './person-row.ts';

/** Who may sign in, and as what. For admins. */
@customElement('attune-people-screen')
export class PeopleScreen extends LitElement {
  static override styles = [controls, screenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @query('attune-add-person') private readonly dialog!: AddPerson | null;
  private readonly people = new Observe(this, () => this.desk?.people.state ?? null);
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private asked = false;

  protected override willUpdate(): void {
    if (this.asked || !this.desk || this.me.value === null) return;
    this.asked = true;
    void this.desk.people.load();
  }

  private readonly add: AddPersonTo = async (person) => {
    const refusal = (await this.desk?.people.add(person)) ?? null;
    if (refusal === null) this.desk?.toasts.say(`${person.name.trim()} can sign in now.`);
    return refusal;
  };

  private onChanged({ person, change }: PersonChanged): void {
    void this.change(person, change, true);
  }

  private async change(person: Person, change: PersonChanged['change'], canUndo: boolean): Promise<void> {
    const { desk } = this;
    const refusal = await desk?.people.update({ personId: person.id, ...change });
    if (refusal) {
      desk?.toasts.problem(refusal.message);
      // The control shows what was chosen; draw it as it is.
      this.requestUpdate();
      return;
    }
    if (!canUndo) return;
    const back = 'role' in change ? { role: person.role } : { disabled: person.disabled };
    desk?.toasts.say(doneWords(person, change), () => void this.change(person, back, false));
  }

  protected override render(): TemplateResult {
    const isAdmin = this.me.value?.agent.role === 'admin';
    return html`<div class="page">
        <div class="title">
          <h1>People</h1>
          ${
            isAdmin
              ? html`<button type="button" class="primary" @click=${() => this.dialog?.show()}>
                  <attune-icon name="plus"></attune-icon>Add somebody
                </button>`
              : ''
          }
        </div>
        <p class="lead">Who may sign in to this console, and as what.</p>
        ${this.renderBody()}
      </div>
      <attune-add-person .add=${this.add}></attune-add-person>`;
  }

  private renderBody(): TemplateResult {
    const state = this.people.value;
    if (state?.phase === 'refused') return html`<p role="status">${state.refusal.message}</p>`;
    if (state?.phase !== 'loaded') return html`<div class="bones" aria-hidden="true"></div>`;
    return html`<ul role="list" @person-changed=${this.onChanged}>
      ${repeat(
        state.people,
        ({ id }) => id,
        (person) =>
          html`<li>
            <attune-person-row
              .person=${person}
              ?is-self=${person.id === this.me.value?.agent.id}
            ></attune-person-row>
          </li>`,
      )}
    </ul>`;
  }
}

function doneWords({ name }: Person, change: PersonChanged['change']): string {
  if ('role' in change) return `${name} is ${roleWords[change.role].toLowerCase()} now.`;
  return change.disabled ? `${name} is switched off and signed out.` : `${name} can sign in again.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-people-screen': PeopleScreen;
  }
}
