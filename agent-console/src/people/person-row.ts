import { roles, type Person, type Role } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import '../ui/menu-button.ts';
import type { MenuButton } from '../ui/menu-button.ts';
import { menuStyles } from '../ui/menu.styles.ts';
import { personRowStyles } from './person-row.styles.ts';
import { roleWords } from './role-words.ts';

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

/** A way back in is wanted for somebody: a link for a new password, or signing in without a code. */
export class PersonHelped extends Event {
  static readonly type = 'person-helped';
  constructor(
    readonly person: Person,
    readonly by: 'new-password' | 'lift-two-factor',
  ) {
    super(PersonHelped.type, { bubbles: true, composed: true });
  }
}

/** One person who may sign in. */
@customElement('attune-person-row')
export class PersonRow extends LitElement {
  static override styles = [controls, menuStyles, personRowStyles];

  @property({ attribute: false }) person: Person | null = null;
  /** One cannot lock oneself out. */
  @property({ type: Boolean, attribute: 'is-self' }) isSelf = false;
  @query('attune-menu-button') private readonly menu!: MenuButton | null;

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
    const { name, email, role, disabled, hasTwoFactor } = person;
    return html`<div class="who">
        <p class="name">${name}${this.isSelf ? ' (you)' : ''}${disabled ? ' · switched off' : ''}</p>
        <p class="email">${email}${hasTwoFactor ? ' · signs in with a code' : ''}</p>
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
      </button>
      ${this.isSelf || disabled ? html`<span></span>` : this.renderHelp(person)}`;
  }

  private renderHelp(person: Person): TemplateResult {
    const help = (by: PersonHelped['by']): void => {
      this.menu?.hide();
      this.dispatchEvent(new PersonHelped(person, by));
    };
    return html`<attune-menu-button label="Help ${person.name} sign in">
      <attune-icon slot="face" name="ellipsis"></attune-icon>
      <div class="menu">
        <button type="button" class="item" @click=${() => help('new-password')}>
          Link for a new password
        </button>
        ${
          person.hasTwoFactor
            ? html`<button type="button" class="item" @click=${() => help('lift-two-factor')}>
                Ask for no code: the device is lost
              </button>`
            : nothing
        }
      </div>
    </attune-menu-button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-person-row': PersonRow;
  }
  interface HTMLElementEventMap {
    'person-changed': PersonChanged;
    'person-helped': PersonHelped;
  }
}
