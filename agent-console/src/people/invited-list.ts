import type { PersonInvitation } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { outsideStyles } from '../outside/outside.styles.ts';
import '../outside/shown-secret.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import { roleWords } from './role-words.ts';

/** An invitation is to be sent once more, or taken back. */
export class InvitationActed extends Event {
  static readonly type = 'invitation-acted';
  constructor(
    readonly invitation: PersonInvitation,
    readonly act: 'again' | 'take-back',
  ) {
    super(InvitationActed.type, { bubbles: true, composed: true });
  }
}

/** A link to hand over, and whose it is. */
export interface LinkToHandOver {
  readonly url: string;
  readonly about: string;
}

/** Who was invited and has not come yet. */
@customElement('attune-invited-list')
export class InvitedList extends LitElement {
  static override styles = [
    controls,
    outsideStyles,
    css`
      h2 {
        margin-block-end: var(--space-8);
        font: var(--type-14);
        font-weight: 500;
      }
      @media (max-width: 599px) {
        .rows > li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) invitations: readonly PersonInvitation[] = [];
  @property({ type: Boolean, attribute: 'can-mail' }) canMail = false;
  @property({ attribute: false }) link: LinkToHandOver | null = null;
  @property({ type: Number }) now = 0;

  private readonly filter = new Filtering(this, { label: 'Find invitations', fewest: 6 });

  protected override render(): TemplateResult {
    const { link, invitations } = this;
    const fitting = this.filter.fitting(invitations, ({ email, role, byName }) => [
      email,
      roleWords[role],
      byName,
    ]);
    return html`${
      link === null
        ? nothing
        : html`<attune-shown-secret .secret=${link.url} .about=${link.about}></attune-shown-secret>`
    }
    ${
      invitations.length === 0
        ? nothing
        : html`<section aria-labelledby="invited">
            <h2 id="invited">Invited, and not here yet</h2>
            ${this.filter.line(fitting.length, invitations.length)}
            <ul role="list" class="rows" aria-labelledby="invited">
              ${repeat(
                fitting,
                ({ id }) => id,
                (invitation) => this.renderInvitation(invitation),
              )}
            </ul>
          </section>`
    }`;
  }

  private renderInvitation(invitation: PersonInvitation): TemplateResult {
    const { email, role, byName, createdAt, expiresAt } = invitation;
    const act = (how: InvitationActed['act']) => (): void => {
      this.dispatchEvent(new InvitationActed(invitation, how));
    };
    return html`<li>
      <div>
        <b>${email}</b>
        <p class="about">
          ${roleWords[role]} · invited by ${byName}, ${whenText(createdAt, this.now)}
          ${expiresAt <= this.now ? ' · the link is older than 7 days' : nothing}
        </p>
      </div>
      <div class="acts">
        <button
          type="button"
          aria-label="${this.canMail ? 'Send again' : 'New link'}: ${email}"
          @click=${act('again')}
        >
          ${this.canMail ? 'Send again' : 'New link'}
        </button>
        <button type="button" aria-label="Take back: ${email}" @click=${act('take-back')}>Take back</button>
      </div>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-invited-list': InvitedList;
  }
  interface HTMLElementEventMap {
    'invitation-acted': InvitationActed;
  }
}
