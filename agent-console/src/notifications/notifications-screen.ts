import type { CalledFor, NotificationRules } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { paths } from '../app/routes.ts';
import { Observe } from '../state/observe.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import { askForDesktop, desktopPermission } from './desktop.ts';
import { rulesOn } from './notifications.ts';

const calledForWords: Readonly<Record<CalledFor, string>> = {
  all: 'All conversations',
  'mine-and-unassigned': 'Mine and nobody’s',
  mine: 'Mine alone',
  none: 'None',
};
const DEFAULT_QUIET = { from: 20 * 60, until: 8 * 60 };

/** What an agent wants to be called for, and the notes that called them by name. */
@customElement('attune-notifications-screen')
export class NotificationsScreen extends LitElement {
  static override styles = [
    controls,
    screenStyles,
    css`
      h2 {
        margin-block: var(--space-24) var(--space-8);
        font: var(--type-14);
        font-weight: 600;
      }
      .rule {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-16);
        min-block-size: 48px;
        border-block-end: 1px solid var(--line);
      }
      .rule label {
        flex: 1;
        padding-block: 4px;
      }
      .rule select,
      .rule input[type='time'] {
        inline-size: auto;
        border-color: var(--line);
      }
      .rule input[type='checkbox'] {
        inline-size: 18px;
        min-block-size: 18px;
        accent-color: var(--accent);
      }
      .rule small {
        display: block;
        font: var(--type-12);
        color: var(--text-quiet);
      }
      .hours {
        display: inline-flex;
        align-items: center;
        gap: var(--space-8);
      }
      .mention {
        display: grid;
        gap: 2px;
        padding: var(--space-8);
        border-radius: var(--radius-control);
        color: inherit;
        text-decoration: none;
      }
      .mention:hover {
        background: var(--surface-2);
      }
      .mention[data-new] .by {
        font-weight: 600;
      }
      .mention .said {
        font: var(--type-13);
        color: var(--text-quiet);
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private permission = desktopPermission();
  private readonly bySite = new Observe(this, () => this.desk?.notifications.rules ?? null);
  private readonly site = new Observe(this, () => this.desk?.site.chosen ?? null);
  private readonly mentions = new Observe(this, () => this.desk?.notifications.mentions ?? null);

  private get rules(): NotificationRules | null {
    const site = this.site.value;
    return site && this.bySite.value ? rulesOn(this.bySite.value, site.id) : null;
  }

  private async change(change: Partial<NotificationRules>): Promise<void> {
    const { rules } = this;
    const site = this.site.value;
    if (!this.desk || !rules || !site) return;
    const refusal = await this.desk.notifications.save(site.id, { ...rules, ...change });
    if (refusal) this.desk.toasts.problem(refusal.message);
    this.requestUpdate();
  }

  private async onDesktop(isWanted: boolean): Promise<void> {
    if (isWanted) this.permission = await askForDesktop();
    await this.change({ desktop: isWanted && this.permission === 'granted' });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { rules } = this;
    if (!rules) return nothing;
    return html`<div class="page">
      <h1>Notifications</h1>
      <p class="lead">
        What calls you while you look elsewhere. Several at once are told as one. The rules go with you to
        every machine${this.hasSites ? `, and are ${this.site.value?.name ?? ''}’s alone` : nothing}.
      </p>
      <h2>Call me for</h2>
      ${this.renderChoice('Messages of visitors', 'messages', rules.messages)}
      ${this.renderChoice('Somebody in trouble', 'flags', rules.flags)}
      ${this.renderSwitch('My name in a note', '', rules.mentions, (mentions) => this.change({ mentions }))}
      <h2>How</h2>
      ${this.renderSwitch('A soft sound', '', rules.sound, (sound) => this.change({ sound }))}
      ${this.renderSwitch('On the desktop', this.permissionWords, rules.desktop, (on) => this.onDesktop(on))}
      ${this.renderSwitch(
        'Show what was written',
        'Whoever looks at your screen can read it then.',
        rules.preview,
        (preview) => this.change({ preview }),
      )}
      <h2>Quiet hours</h2>
      ${this.renderQuiet(rules)}
      <h2>Who called you</h2>
      ${this.renderMentions()}
    </div>`;
  }

  private get hasSites(): boolean {
    return (this.desk?.me.value?.sites.length ?? 0) > 1;
  }

  private get permissionWords(): string {
    if (this.permission === 'denied') return 'This browser does not let us. Allow it beside the address.';
    return this.permission === 'missing' ? 'This browser has no desktop notifications.' : '';
  }

  private renderChoice(label: string, name: 'messages' | 'flags', chosen: CalledFor): TemplateResult {
    return html`<div class="rule">
      <label for=${name}>${label}</label>
      <select
        id=${name}
        @change=${(event: Event) => this.change({ [name]: (event.target as HTMLSelectElement).value as CalledFor })}
      >
        ${Object.entries(calledForWords).map(
          ([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  private renderSwitch(
    label: string,
    hint: string,
    isOn: boolean,
    change: (isOn: boolean) => Promise<void>,
  ): TemplateResult {
    const id = label.toLowerCase().replaceAll(' ', '-');
    return html`<div class="rule">
      <label for=${id}>${label}${hint === '' ? nothing : html`<small>${hint}</small>`}</label>
      <input
        type="checkbox"
        id=${id}
        .checked=${isOn}
        @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
      />
    </div>`;
  }

  private renderQuiet({ quiet }: NotificationRules): TemplateResult {
    const set = (edge: 'from' | 'until') => (event: Event) => {
      const minute = minuteOf((event.target as HTMLInputElement).value);
      if (quiet && minute !== null) void this.change({ quiet: { ...quiet, [edge]: minute } });
    };
    return html`${this.renderSwitch('Nothing calls me in my quiet hours', '', quiet !== null, (isOn) =>
      this.change({ quiet: isOn ? DEFAULT_QUIET : null }),
    )}
    ${
      quiet === null
        ? nothing
        : html`<div class="rule">
            <span>Every day</span>
            <span class="hours"
              ><input type="time" aria-label="From" .value=${timeOf(quiet.from)} @change=${set('from')} /> to
              <input type="time" aria-label="Until" .value=${timeOf(quiet.until)} @change=${set('until')}
            /></span>
          </div>`
    }`;
  }

  private renderMentions(): TemplateResult {
    const mentions = this.mentions.value;
    if (!mentions) return html`<div class="bones" aria-hidden="true"></div>`;
    if (mentions.length === 0) {
      return html`<p class="quiet-text">
        Nobody yet. Write @ and a name in a note, and that person is told.
      </p>`;
    }
    const now = this.desk?.clock.now() ?? 0;
    return html`<ul role="list">
      ${mentions.map(
        ({ conversationId, byName, visitorName, visitorLabel, excerpt, at, seenAt }) =>
          html`<li>
            <a class="mention" href=${paths.conversation(conversationId)} ?data-new=${seenAt === null}>
              <span class="by"
                >${byName} about ${visitorName ?? visitorLabel},
                ${whenText(at, now)}${
                  seenAt === null ? html`<span class="sr-only">, new</span>` : nothing
                }</span
              >
              <span class="said">${excerpt}</span>
            </a>
          </li>`,
      )}
    </ul>`;
  }
}

const timeOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(time) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-notifications-screen': NotificationsScreen;
  }
}
