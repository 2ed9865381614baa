import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../availability/availability-switch.ts';
import '../check-in/check-in-card.ts';
import '../command/command-bar.ts';
import type { CommandBar } from '../command/command-bar.ts';
import { begunActs, deskCommands } from '../command/desk-commands.ts';
import type { Command } from '../command/commands.ts';
import '../inbox/inbox-screen.ts';
import type { InboxScreen } from '../inbox/inbox-screen.ts';
import type { Pane, PaneWanted } from '../inbox/panes.ts';
import { itemsIn } from '../inbox/inbox-state.ts';
import { needsYou } from '../inbox/need.ts';
import '../shortcuts/shortcut-sheet.ts';
import type { ShortcutSheet } from '../shortcuts/shortcut-sheet.ts';
import { shortcutFor, type ShortcutName } from '../shortcuts/shortcuts.ts';
import type { Install } from '../pwa/install.ts';
import { Observe } from '../state/observe.ts';
import { Breakpoints } from '../ui/breakpoints.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import type { IconName } from '../ui/icons.ts';
import '../ui/toast-stack.ts';
import { stoppedWords } from '../webhooks/stopped-webhooks.ts';
import type { Desk } from './desk.ts';
import { paths, type Route } from './routes.ts';
import { screenBesideInbox } from './screen-beside-inbox.ts';
import { shellStyles } from './shell.styles.ts';
import { SignOutWanted } from './sign-out-wanted.ts';
import type { Theme, ThemeSwitch } from './theme.ts';

const themeLooks: Readonly<Record<Theme, { icon: IconName; word: string }>> = {
  system: { icon: 'monitor', word: 'Theme: as this device' },
  light: { icon: 'sun', word: 'Theme: light' },
  dark: { icon: 'moon', word: 'Theme: dark' },
};

/** What stands around every screen: the ways to the others, the keys, the state of the line, quiet words. */
@customElement('attune-shell')
export class Shell extends LitElement {
  static override styles = [controls, shellStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) route: Route = { screen: 'nowhere' };
  @property({ attribute: false }) theme: ThemeSwitch | null = null;
  @property({ attribute: false }) install: Install | null = null;
  @property({ attribute: false }) go: (path: string) => void = () => {};
  @state() private pane: Pane = 'inbox';
  @query('attune-inbox-screen') private readonly inboxScreen!: InboxScreen | null;
  @query('attune-command-bar') private readonly bar!: CommandBar | null;
  @query('attune-shortcut-sheet') private readonly sheet!: ShortcutSheet | null;
  private readonly room = new Breakpoints(this);
  private readonly link = new Observe(this, () => this.desk?.connection.link ?? null);
  private readonly inbox = new Observe(this, () => this.desk?.inbox.state ?? null);
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private readonly site = new Observe(this, () => this.desk?.site.chosen ?? null);
  private readonly mentions = new Observe(this, () => this.desk?.notifications.mentions ?? null);
  private readonly stopped = new Observe(this, () => this.desk?.stoppedWebhooks.state ?? null);
  private readonly look = new Observe(this, () => this.theme?.theme ?? null);

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.onKeyDown);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('route')) return;
    this.pane = this.conversationId === null ? 'inbox' : 'conversation';
  }

  private get conversationId(): string | null {
    return this.route.screen === 'inbox' ? this.route.conversationId : null;
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    const shortcut = shortcutFor(event);
    if (shortcut && this.perform(shortcut.name)) event.preventDefault();
  };

  /** @returns whether it meant something here */
  private perform(name: ShortcutName): boolean {
    if (name === 'sheet') this.sheet?.show();
    else if (name === 'command-bar') this.bar?.show();
    else if (name === 'search') this.go(paths.search);
    else if (name === 'view') this.bar?.show(begunActs.view);
    else if (name === 'assign' || name === 'label' || name === 'snooze') {
      if (this.conversationId === null) return false;
      this.bar?.show(begunActs[name]);
    } else return this.inboxScreen?.perform(name) ?? false;
    return true;
  }

  private readonly commandsFor = (asked: string): readonly Command[] => {
    const { desk, go } = this;
    if (!desk) return [];
    return deskCommands(
      {
        desk,
        go,
        hasConversation: this.conversationId !== null,
        perform: (name) => void this.perform(name),
        nextTheme: () => this.theme?.next(),
        signOut: () => this.signOut(),
        install: this.install?.isOffered.value ? this.install : null,
      },
      asked,
    );
  };

  private onPane({ pane }: PaneWanted): void {
    if (this.conversationId !== null) this.pane = pane;
  }

  private signOut(): void {
    this.dispatchEvent(new SignOutWanted());
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.desk) return nothing;
    return html`${this.renderLine()} ${this.room.hasTwoPanes ? this.renderRail() : this.renderTabs()}
      <main>${this.renderScreen(this.desk)}</main>
      <attune-command-bar .commandsFor=${this.commandsFor} .keeping=${this.desk.keeping}></attune-command-bar>
      <attune-shortcut-sheet></attune-shortcut-sheet>
      <attune-check-in-card .desk=${this.desk}></attune-check-in-card>
      <attune-toast-stack .toasts=${this.desk.toasts}></attune-toast-stack>`;
  }

  private renderLine(): TemplateResult | typeof nothing {
    const link = this.link.value;
    if (link?.kind !== 'lost') return nothing;
    return html`<div class="line-lost" role="status">
      ${link.reason ?? 'No connection to the server.'} What you write is kept and sent when it is back.
    </div>`;
  }

  private renderScreen(desk: Desk): TemplateResult {
    return (
      screenBesideInbox(this.route, desk, this.site.value?.id ?? null) ??
      html`<attune-inbox-screen
        .desk=${desk}
        .conversationId=${this.conversationId}
        .at=${this.route.screen === 'inbox' ? (this.route.at ?? null) : null}
        pane=${this.pane}
        .install=${this.install}
        @pane-wanted=${this.onPane}
      ></attune-inbox-screen>`
    );
  }

  private renderRail(): TemplateResult {
    return html`<nav aria-label="Attune">
      <img class="brand" src="${import.meta.env.BASE_URL}icon.svg" alt="Attune" />
      ${this.renderPlace('inbox', paths.inbox, 'inbox', 'Inbox')}
      ${this.renderPlace('search', paths.search, 'search', 'Search (s)')}
      ${this.renderPlace('visitors', paths.visitors, 'globe', 'On the site now')}
      ${this.renderPlace('ready', paths.ready, 'text-quote', 'Ready answers')}
      ${this.isLead ? this.renderPlace('reports', paths.reports, 'chart', 'Reports') : nothing}
      <span class="gap"></span>
      <attune-availability-switch .desk=${this.desk}></attune-availability-switch>
      ${this.renderPlace('notifications', paths.notifications, 'bell', this.bellWords)}
      ${this.renderPlace('settings', paths.settings, 'settings', this.settingsWords)}
      ${this.renderAct('keyboard', 'Keys (?)', () => this.sheet?.show())}
      ${this.renderAct(this.themeLook.icon, this.themeLook.word, () => this.theme?.next())}
      ${this.renderAct('log-out', `Sign out ${this.me.value?.agent.name ?? ''}`, this.signOut)}
    </nav>`;
  }

  /** Figures of a team are read by whoever answers for it; the server decides. */
  private get isLead(): boolean {
    const role = this.me.value?.agent.role;
    return role === 'lead' || role === 'admin';
  }

  /** Calls by name that were not looked at. */
  private get unseen(): number {
    return (this.mentions.value ?? []).filter(({ seenAt }) => seenAt === null).length;
  }

  private get bellWords(): string {
    return this.unseen === 0 ? 'Notifications' : `Notifications, ${this.unseen} new`;
  }

  private get themeLook(): { icon: IconName; word: string } {
    return themeLooks[this.look.value ?? 'system'];
  }

  private get stoppedWords(): string | null {
    return stoppedWords(this.stopped.value ?? [], this.me.value?.sites ?? []);
  }

  private get settingsWords(): string {
    return this.stoppedWords === null ? 'Settings' : `Settings: ${this.stoppedWords}`;
  }

  private renderPlace(screen: Route['screen'], path: string, icon: IconName, word: string): TemplateResult {
    const isMarked =
      (screen === 'settings' && this.stoppedWords !== null) ||
      (screen === 'notifications' && this.unseen > 0);
    const isHere = this.route.screen === screen;
    return html`<a
      class="place"
      href=${path}
      title=${word}
      aria-label=${word}
      aria-current=${isHere ? 'page' : 'false'}
    >
      <attune-icon name=${icon} size="20"></attune-icon
      >${isMarked ? html`<span class="dot"></span>` : nothing}
    </a>`;
  }

  private renderAct(icon: IconName, word: string, act: () => void): TemplateResult {
    return html`<button type="button" class="place" title=${word} aria-label=${word} @click=${act}>
      <attune-icon name=${icon} size="20"></attune-icon>
    </button>`;
  }

  /** On a phone the three panes are tabs, and everything else is behind the last one. */
  private renderTabs(): TemplateResult {
    const open = this.inbox.value ? itemsIn(this.inbox.value, 'open') : [];
    const now = this.desk?.clock.now() ?? 0;
    const needed = open.filter((item) => needsYou(item, now)).length;
    return html`<nav aria-label="Attune">
        ${
          this.route.screen === 'inbox'
            ? this.renderPane('inbox', 'inbox', 'Inbox', needed)
            : html`<a class="place" href=${paths.inbox}
                ><attune-icon name="inbox" size="20"></attune-icon><span class="word">Inbox</span></a
              >`
        }
        ${this.renderPane('conversation', 'message-square', 'Conversation')}
        ${this.renderPane('beside', 'activity', 'Beside')}
        <attune-availability-switch .desk=${this.desk}></attune-availability-switch>
        <button type="button" class="place" popovertarget="more">
          <attune-icon name="ellipsis" size="20"></attune-icon><span class="word">More</span>
          ${this.renderMoreMark()}
        </button>
      </nav>
      <div id="more" popover @click=${this.closeMore}>
        <a href=${paths.search}><attune-icon name="search"></attune-icon>Search</a>
        <a href=${paths.visitors}><attune-icon name="globe"></attune-icon>On the site now</a>
        <a href=${paths.ready}><attune-icon name="text-quote"></attune-icon>Ready answers</a>
        ${
          this.isLead
            ? html`<a href=${paths.reports}><attune-icon name="chart"></attune-icon>Reports</a>`
            : nothing
        }
        <a href=${paths.notifications}><attune-icon name="bell"></attune-icon>${this.bellWords}</a>
        <a href=${paths.settings}><attune-icon name="settings"></attune-icon>${this.settingsWords}</a>
        <button type="button" @click=${() => this.theme?.next()}>
          <attune-icon name=${this.themeLook.icon}></attune-icon>${this.themeLook.word}
        </button>
        <button type="button" @click=${this.signOut}>
          <attune-icon name="log-out"></attune-icon>Sign out
        </button>
      </div>`;
  }

  private renderMoreMark(): TemplateResult | typeof nothing {
    const words = [this.stoppedWords, this.unseen > 0 ? this.bellWords : null].filter(
      (each) => each !== null,
    );
    return words.length === 0 ? nothing : html`<span class="dot" title=${words.join('. ')}></span>`;
  }

  private renderPane(pane: Pane, icon: IconName, word: string, count = 0): TemplateResult {
    const isHere = this.route.screen === 'inbox' && this.pane === pane;
    return html`<button
      type="button"
      class="place"
      aria-current=${isHere ? 'page' : 'false'}
      ?disabled=${pane !== 'inbox' && this.conversationId === null}
      @click=${() => (this.pane = pane)}
    >
      <attune-icon name=${icon} size="20"></attune-icon><span class="word">${word}</span>
      ${count > 0 ? html`<span class="badge">${count}<span class="sr-only"> need you</span></span>` : nothing}
    </button>`;
  }

  private closeMore(event: Event): void {
    const isLink = event.composedPath().some((each) => each instanceof HTMLAnchorElement);
    if (isLink) (event.currentTarget as HTMLElement).hidePopover();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-shell': Shell;
  }
}
