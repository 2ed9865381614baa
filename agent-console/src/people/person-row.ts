import { roles, type Person, type Role } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { controls } from '../ui/controls.styles.ts';
import { personRowStyles } from './person-row.styles.ts';

/** A person's role or access is to change. */
export class PersonChanged extends Event {
  static readonly type = 'person-changed';
  constructor(
    readonly person: Person,
    readonly change: { readonly role: Role } | { readonly disabled: boolean },
  ) {
    super(PersonChanged.type, { bubbles: true, composed: true });
  }
}

export const roleWords: Readonly<Record<Role, string>> = { agent: 'Agent', lead: 'Lead', admin: 'Admin' };

/** One person who may sign in. */
@customElement('attune-person-row')
export class PersonRow extends LitElement {
  static override styles = [controls, personRowStyles];

  @property({ attribute: false }) person: Person | null = null;
  /** One cannot lock oneself out. */
  @property({ type: Boolean, attribute: 'is-self' }) isSelf = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('person')) this.toggleAttribute('disabled', this.person?.disabled ?? false);
  }

  private onRole(event: Event, person: Person): void {
    const role = roles.find((each) => each === (event.target as HTMLSelectElement).value);
    if (role) this.dispatchEvent(new PersonChanged(person, { role }));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { person } = this;
    if (!person) return nothing;
    const { name, email, role, disabled } = person;
    return html`<div class="who">
        <p class="name">${name}${this.isSelf ? ' (you)' : ''}${disabled ? ' · switched off' : ''}</p>
        <p class="email">${email}</p>
      </div>
      <select
        aria-label="Role of ${name}"
        .value=${live(role)}
        ?disabled=${this.isSelf || disabled}
        @change=${(event: Event) => this.onRole(event, person)}
      >
        ${roles.map((each) => html`<option value=${each} ?selected=${each === role}>${roleWords[each]}</option>`)}
      </select>
      <button
        type="button"
        ?disabled=${this.isSelf}
        @click=${() => this.dispatchEvent(new PersonChanged(person, { disabled: !disabled }))}
      >
        ${disabled ? 'Switch on' : 'Switch off'}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-person-row': PersonRow;
  }
  interface HTMLElementEventMap {
    'person-changed': PersonChanged;
  }
}
