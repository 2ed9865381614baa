import type { Person, Refusal } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import '../ui/icon.ts';
import type { SwitchTurned } from '../ui/switch.ts';
import '../ui/switch.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import { peopleScreenStyles } from './people-screen.styles.ts';
import './add-person.ts';
import type { AddPerson, AddPersonTo } from './add-person.ts';
import './person-row.ts';
import type { PersonChanged, PersonHelped } from './person-row.ts';
import './invite-person.ts';
import type { InvitePerson, InviteTo } from './invite-person.ts';
import { createInvited, type Invited } from './invited.ts';
import './invited-list.ts';
import type { InvitationActed } from './invited-list.ts';
import { roleWords } from './role-words.ts';

/** Who may sign in, and as what. For admins. */
@customElement('attune-people-screen')
export class PeopleScreen extends LitElement {
  static override styles = [controls, screenStyles, peopleScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @query('attune-add-person') private readonly dialog!: AddPerson | null;
  @query('attune-invite-person') private readonly inviting!: InvitePerson | null;
  private invited: Invited | null = null;
  private readonly ways = new Observe(this, () => this.invited?.state ?? null);
  private readonly people = new Observe(this, () => this.desk?.people.state ?? null);
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private readonly filter = new Filtering(this, { label: 'Find people' });
  private asked = false;

  protected override willUpdate(): void {
    if (this.asked || !this.desk || this.me.value === null) return;
    this.asked = true;
    void this.desk.people.load();
    if (!this.isAdmin) return;
    this.invited = createInvited(this.desk.connection);
    void this.invited.load();
  }

  private get isAdmin(): boolean {
    return this.me.value?.agent.role === 'admin';
  }

  private readonly invite: InviteTo = async (input) => {
    const refusal = (await this.invited?.invite(input)) ?? null;
    if (refusal === null && this.ways.value?.canMail === true)
      this.desk?.toasts.say(`A letter with a link goes to ${input.email}.`);
    return refusal;
  };

  private async onInvitation({ invitation: { id, email }, act }: InvitationActed): Promise<void> {
    const { invited } = this;
    if (!invited) return;
    const isMailed = this.ways.value?.canMail === true;
    if (act === 'again')
      this.tell(await invited.inviteAgain(id, email), isMailed ? `Another letter goes to ${email}.` : null);
    else this.tell(await invited.takeBack(id), `The link ${email} has leads nowhere now.`);
  }

  private async onHelped({ person, by }: PersonHelped): Promise<void> {
    const { invited, desk } = this;
    if (!invited || !desk) return;
    if (by === 'new-password') {
      const isMailed = this.ways.value?.canMail === true;
      this.tell(
        await invited.giveNewPassword(person),
        isMailed ? `A letter with a link goes to ${person.email}.` : null,
      );
      return;
    }
    const reply = await desk.connection.request('people:lift-two-factor', { personId: person.id });
    if (reply.ok) desk.people.put(reply.value.person);
    this.tell(reply.ok ? null : reply.refusal, `${person.name} signs in with the password alone now.`);
  }

  private async onRule({ checked }: SwitchTurned): Promise<void> {
    const refusal = (await this.invited?.requireTwoFactor(checked)) ?? null;
    this.tell(
      refusal,
      checked ? 'Everybody is asked for a code now.' : 'Everybody decides for themselves now.',
    );
  }

  private tell(refusal: Refusal | null, done: string | null): void {
    if (refusal) this.desk?.toasts.problem(refusal.message);
    else if (done !== null) this.desk?.toasts.say(done);
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
    const { isAdmin } = this;
    return html`<div class="page">
        <div class="title">
          <h1>People</h1>
          ${
            isAdmin
              ? html`<div class="ways">
                  <button type="button" @click=${() => this.dialog?.show()}>Add somebody</button>
                  <button type="button" class="primary" @click=${() => void this.inviting?.show()}>
                    <attune-icon name="plus"></attune-icon>Invite somebody
                  </button>
                </div>`
              : ''
          }
        </div>
        <p class="lead">Who may sign in to this console, and as what.</p>
        ${this.renderBody()} ${this.renderWays()}
      </div>
      <attune-invite-person
        .invite=${this.invite}
        ?can-mail=${this.ways.value?.canMail ?? false}
      ></attune-invite-person>
      <attune-add-person .add=${this.add}></attune-add-person>`;
  }

  private renderWays(): TemplateResult | typeof nothing {
    const ways = this.ways.value;
    if (ways === null) return nothing;
    return html`<attune-invited-list
        .invitations=${ways.invitations}
        .link=${ways.link}
        .now=${this.desk?.clock.now() ?? 0}
        ?can-mail=${ways.canMail}
        @invitation-acted=${this.onInvitation}
      ></attune-invited-list>
      <section class="rule" aria-labelledby="rule">
        <div>
          <h2 id="rule">Everybody signs in with a code</h2>
          <p class="small quiet-text">
            Whoever has not set up an authenticator app is led to it, and can do nothing else before.
          </p>
        </div>
        <attune-switch
          label="Everybody signs in with a code"
          ?checked=${ways.twoFactorRequired}
          @switch-turned=${this.onRule}
        ></attune-switch>
      </section>`;
  }

  private renderBody(): TemplateResult {
    const state = this.people.value;
    if (state?.phase === 'refused') return html`<p role="status">${state.refusal.message}</p>`;
    if (state?.phase !== 'loaded') return html`<div class="bones" aria-hidden="true"></div>`;
    const { people } = state;
    const fitting = this.filter.fitting(people, ({ name, email, role, disabled, hasTwoFactor }) => [
      name,
      email,
      roleWords[role],
      disabled ? 'switched off' : null,
      hasTwoFactor ? 'signs in with a code' : null,
    ]);
    return html`${this.filter.line(fitting.length, people.length)}
      <ul role="list" @person-changed=${this.onChanged} @person-helped=${this.onHelped}>
        ${repeat(
          fitting,
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
