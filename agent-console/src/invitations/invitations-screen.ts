import {
  invitationTroubles,
  type ConsentTier,
  type ConversationSettings,
  type Invitation,
  type InvitationRule,
  type InvitationSettings,
} from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import { invitationsScreenStyles } from './invitations-screen.styles.ts';
import { labelledNumber, labelledText } from './labelled-fields.ts';
import { kindWords, troubleWords } from './words.ts';
import { renderTranslations } from './render-translations.ts';
import { troubleReach } from './trouble-reach.ts';

/** What a site says before anybody asks, and what can be done once they do. For admins; each part is saved by itself. */
@customElement('attune-invitations-screen')
export class InvitationsScreen extends LitElement {
  static override styles = [controls, screenStyles, invitationsScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private invitations: InvitationSettings | null = null;
  @state() private settings: ConversationSettings | null = null;
  /** What the site lets be watched; null while nobody has said. */
  @state() private tier: ConsentTier | null = null;
  @state() private problem: string | null = null;
  private readonly site = new Observe(this, () => this.desk?.site.chosen ?? null);
  private asked = false;

  private get siteId(): string | null {
    return this.site.value?.id ?? null;
  }

  protected override willUpdate(): void {
    if (this.asked || this.siteId === null) return;
    this.asked = true;
    void this.load(this.siteId);
  }

  private async load(siteId: string): Promise<void> {
    const { connection } = this.desk ?? {};
    if (!connection) return;
    const [invitations, settings, signals] = await Promise.all([
      connection.request('invitations:get', { siteId }),
      connection.request('conversation-settings:get', { siteId }),
      connection.request('signal-policy:get', { siteId }),
    ]);
    if (signals.ok) this.tier = signals.value.policy.tier;
    if (invitations.ok) this.invitations = invitations.value.settings;
    else this.problem = invitations.refusal.message;
    if (settings.ok) this.settings = settings.value.settings;
  }

  private async saveInvitations(): Promise<void> {
    const { desk, siteId, invitations } = this;
    if (!desk || siteId === null || !invitations) return;
    const reply = await desk.connection.request('invitations:save', { siteId, settings: invitations });
    if (reply.ok) desk.toasts.say('Saved. Pages have it within a minute.');
    else desk.toasts.problem(reply.refusal.message);
  }

  private async saveSettings(): Promise<void> {
    const { desk, siteId, settings } = this;
    if (!desk || siteId === null || !settings) return;
    const reply = await desk.connection.request('conversation-settings:save', { siteId, settings });
    if (reply.ok) desk.toasts.say('Saved. Conversations that begin now keep to it.');
    else desk.toasts.problem(reply.refusal.message);
  }

  private change(id: string, change: Partial<Invitation>): void {
    if (!this.invitations) return;
    const invitations = this.invitations.invitations.map((each) =>
      each.id === id ? { ...each, ...change } : each,
    );
    this.invitations = { ...this.invitations, invitations };
  }

  private add(): void {
    if (!this.invitations) return;
    const begun: Invitation = {
      id: crypto.randomUUID(),
      on: false,
      text: 'Something does not work? We are here.',
      button: 'Ask us',
      rule: { trouble: 'rage-click' },
    };
    this.invitations = { ...this.invitations, invitations: [...this.invitations.invitations, begun] };
  }

  private drop(id: string): void {
    const before = this.invitations;
    if (!before) return;
    this.invitations = { ...before, invitations: before.invitations.filter((each) => each.id !== id) };
    this.desk?.toasts.say('Removed; save to make it so.', () => (this.invitations = before));
  }

  protected override render(): TemplateResult {
    return html`<div class="scroll">
      <div class="page">
        <h1>Invitations and files</h1>
        <p class="lead">
          A quiet word beside the chat button, at most once on a visit and never while the chat is open. Rules
          are looked at in the visitor’s browser; nothing is sent for them, not even what trouble they had.
          Whoever has neither opened the chat nor consented is remembered for this visit alone: nothing is
          kept in their browser, so days of rest count for the others.
        </p>
        ${this.problem === null ? nothing : html`<p role="status">${this.problem}</p>`}
        ${
          this.invitations
            ? this.renderInvitations(this.invitations)
            : this.problem === null
              ? html`<div class="bones" aria-hidden="true"></div>`
              : nothing
        }
        ${this.settings ? this.renderSettings(this.settings) : nothing}
      </div>
    </div>`;
  }

  private renderInvitations(all: InvitationSettings): TemplateResult {
    return html`<section>
      <h2>Invitations</h2>
      ${
        all.invitations.length === 0
          ? html`<p class="quiet-text">
              There is none yet. A good first one: where visitors click a button again and again, ask whether
              you can help.
            </p>`
          : all.invitations.map((each) => this.renderInvitation(each))
      }
      <div class="pair">
        ${labelledNumber('Days of rest after one was shown', all.restDays, 0, (restDays) => {
          this.invitations = { ...all, restDays: restDays ?? 0 };
        })}
        ${labelledNumber('Days of rest after one was sent away', all.restDaysAfterDismissal, 1, (days) => {
          this.invitations = { ...all, restDaysAfterDismissal: days ?? 1 };
        })}
      </div>
      <p class="row">
        <button type="button" @click=${this.add}>
          <attune-icon name="plus"></attune-icon>Add an invitation
        </button>
        <button type="button" class="primary end" @click=${this.saveInvitations}>Save invitations</button>
      </p>
    </section>`;
  }

  private renderInvitation({ id, on, text, button, translations = [], rule }: Invitation): TemplateResult {
    const set = (change: InvitationRule): void => {
      const kept = Object.entries({ ...rule, ...change }).filter(([, value]) => value !== undefined);
      this.change(id, { rule: Object.fromEntries(kept) as InvitationRule });
    };
    const list = (words: string): string[] | undefined => {
      const all = words.split(/[\s,]+/).filter((each) => each !== '');
      return all.length === 0 ? undefined : all;
    };
    return html`<div class="invitation" role="group" aria-label=${text}>
      <div class="row">
        <label class="check"
          ><input
            type="checkbox"
            .checked=${on}
            @change=${({ target }: Event) => this.change(id, { on: (target as HTMLInputElement).checked })}
          />Shown to visitors</label
        >
        <button type="button" class="quiet end" @click=${() => this.drop(id)}>Remove</button>
      </div>
      <div class="pair">
        ${labelledText('Words', text, 200, (words) => this.change(id, { text: words }))}
        ${labelledText('Words on the button', button, 40, (words) => this.change(id, { button: words }))}
        ${labelledText('Only on these pages', rule.paths?.join(' ') ?? '', 2_000, (words) =>
          set({ paths: list(words) }),
        )}
        ${labelledText('Only in these languages', rule.languages?.join(' ') ?? '', 200, (words) =>
          set({ languages: list(words) }),
        )}
        ${labelledNumber('After seconds on the page', rule.afterSeconds ?? null, 1, (afterSeconds) =>
          set({ afterSeconds }),
        )}
        ${labelledNumber('Scrolled so far, percent', rule.scrolledPercent ?? null, 1, (scrolledPercent) =>
          set({ scrolledPercent }),
        )}
        <label
          >Visitors<select
            @change=${({ target }: Event) => {
              const { value } = target as HTMLSelectElement;
              set({ visitor: value === '' ? undefined : value } as InvitationRule);
            }}
          >
            ${[
              ['', 'all'],
              ['new', 'here for the first time'],
              ['returning', 'who come back'],
            ].map(
              ([value = '', words = '']) =>
                html`<option value=${value} ?selected=${(rule.visitor ?? '') === value}>${words}</option>`,
            )}
          </select></label
        >
        <label
          >When there is trouble<select
            @change=${({ target }: Event) => {
              const { value } = target as HTMLSelectElement;
              set({ trouble: value === '' ? undefined : value } as InvitationRule);
            }}
          >
            <option value="" ?selected=${rule.trouble === undefined}>does not matter</option>
            ${invitationTroubles.map(
              (trouble) =>
                html`<option value=${trouble} ?selected=${rule.trouble === trouble}>
                  ${troubleWords[trouble]}
                </option>`,
            )}
          </select></label
        >
      </div>
      ${this.renderReach(rule)}
      ${renderTranslations(translations, (all) => this.change(id, { translations: all }))}
      <div class="preview" aria-label="How it looks">${text}<b>${button}</b></div>
    </div>`;
  }

  private renderReach({ trouble }: InvitationRule): TemplateResult | typeof nothing {
    const reach = trouble === undefined || this.tier === null ? null : troubleReach(this.tier);
    return reach === null ? nothing : html`<p class="quiet-text" role="note">${reach}</p>`;
  }

  private renderSettings(settings: ConversationSettings): TemplateResult {
    const { attachments, rating, queue } = settings;
    const check = (words: string, checked: boolean, changed: (on: boolean) => void): TemplateResult =>
      html`<label class="check"
        ><input
          type="checkbox"
          .checked=${checked}
          @change=${({ target }: Event) => changed((target as HTMLInputElement).checked)}
        />${words}</label
      >`;
    return html`<section>
      <h2>Inside conversations</h2>
      ${check('Files can be sent', attachments.on, (on) => {
        this.settings = { ...settings, attachments: { ...attachments, on } };
      })}
      <div class="short">
        ${labelledNumber('Largest file, MB', attachments.maxMegabytes, 1, (maxMegabytes = 1) => {
          this.settings = { ...settings, attachments: { ...attachments, maxMegabytes } };
        })}
      </div>
      <div class="kinds" role="group" aria-label="Kinds of files">
        ${(Object.keys(kindWords) as (keyof typeof kindWords)[]).map((kind) =>
          check(kindWords[kind], attachments.kinds.includes(kind), (on) => {
            const others = attachments.kinds.filter((each) => each !== kind);
            const kinds = on ? [...others, kind] : others;
            this.settings = { ...settings, attachments: { ...attachments, kinds } };
          }),
        )}
      </div>
      ${check('Ask for a rating once a conversation was resolved', rating.on, (on) => {
        this.settings = { ...settings, rating: { on } };
      })}
      ${check('Tell waiting visitors their place and the usual wait', queue.on, (on) => {
        this.settings = { ...settings, queue: { on } };
      })}
      <p class="row"><button type="button" class="primary end" @click=${this.saveSettings}>Save</button></p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-invitations-screen': InvitationsScreen;
  }
}
