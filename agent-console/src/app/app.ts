import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { AccountClient } from '../account/account-client.ts';
import '../account/login-screen.ts';
import '../account/join-screen.ts';
import '../account/reset-screen.ts';
import '../account/setup-screen.ts';
import type { SignedIn } from '../account/signed-in.ts';
import '../account/two-factor-screen.ts';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createAttention, type Attention } from '../notifications/attention.ts';
import { desktopNotices } from '../notifications/desktop.ts';
import { softSound } from '../notifications/soft-sound.ts';
import type { Install } from '../pwa/install.ts';
import type { Keeping } from '../state/keeping.ts';
import { Observe } from '../state/observe.ts';
import { createDesk, type Desk } from './desk.ts';
import type { Router } from './router.ts';
import { paths, type Route } from './routes.ts';
import './shell.ts';
import type { ThemeSwitch } from './theme.ts';

/** What the app is joined from; the gallery and tests bring others than the real entry. */
export interface AppParts {
  readonly router: Router;
  readonly theme: ThemeSwitch;
  readonly account: AccountClient;
  readonly keeping: Keeping;
  /** The browser's offer to install the console; left out: it makes none. */
  readonly install?: Install;
  /** A new line to the server, as whoever is signed in now. */
  connect(): AgentConnection;
}

/** The console: shows the screen of the address, and the login whenever nobody is signed in. */
@customElement('attune-app')
export class App extends LitElement {
  @state() private parts: AppParts | null = null;
  @state() private desk: Desk | null = null;
  /** Why somebody is asked to sign in again. */
  @state() private reason: string | null = null;
  private attention: Attention | null = null;
  private readonly route = new Observe(this, () => this.parts?.router.route ?? null);
  private readonly link = new Observe(this, () => this.desk?.connection.link ?? null);

  start(parts: AppParts): void {
    this.parts = parts;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.onWake);
    window.addEventListener('online', this.onWake);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.onWake);
    window.removeEventListener('online', this.onWake);
    this.closeDesk();
  }

  /** The page's own tokens reach in; a root of its own would only stand between. */
  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(): void {
    const screen = this.route.value?.screen;
    if (!this.parts || screen === undefined) return;
    if (isBeforeDesk(screen)) return this.closeDesk();
    const link = this.link.value;
    if (link?.kind === 'ended') return this.askToSignIn(link.reason);
    if (link?.kind === 'second-factor') return this.leadTo(paths.twoFactor);
    if (!this.desk) this.openDesk(this.parts);
  }

  private readonly onWake = (): void => {
    if (document.visibilityState === 'visible') this.desk?.wake();
  };

  private readonly go = (path: string): void => this.parts?.router.go(path);

  private openDesk({ connect, account, keeping, router }: AppParts): void {
    this.reason = null;
    this.desk = createDesk({ connection: connect(), account, keeping, newId: () => crypto.randomUUID() });
    this.attention = createAttention({
      page: window,
      desk: this.desk,
      sound: softSound,
      show: desktopNotices((id) => router.go(id === null ? paths.inbox : paths.conversation(id))),
    });
  }

  private closeDesk(): void {
    this.attention?.close();
    this.attention = null;
    this.desk?.close();
    this.desk = null;
  }

  private askToSignIn(reason: string): void {
    // Somebody who was never let in needs no word about a session that ended.
    this.reason = this.desk?.me.value ? reason : null;
    this.leadTo(paths.login);
  }

  /** @param way to a screen before the desk, which leads back here */
  private leadTo(way: (from: string) => string): void {
    this.closeDesk();
    const router = this.parts?.router;
    // Not while this render runs: the route is one of the things it depends on.
    queueMicrotask(() => router?.go(way(router.path), 'replace'));
  }

  private onSignedIn({ next, wants }: SignedIn): void {
    this.reason = null;
    this.parts?.router.go(wants === 'two-factor' ? paths.twoFactor(next) : next, 'replace');
  }

  private async onSignOut(): Promise<void> {
    const refusal = await this.parts?.account.signOut();
    if (refusal && this.desk) return this.desk.toasts.problem(refusal.message);
    this.reason = null;
    this.desk?.answering.forgetAll();
    this.closeDesk();
    this.parts?.router.go(paths.login(paths.inbox));
  }

  protected override render(): TemplateResult | typeof nothing {
    const route = this.route.value;
    const { parts } = this;
    if (!parts || !route) return nothing;
    if (route.screen === 'login') {
      return html`<attune-login-screen
        .account=${parts.account}
        .next=${route.next}
        .reason=${this.reason}
        @signed-in=${this.onSignedIn}
      ></attune-login-screen>`;
    }
    return this.renderOnTheWay(parts, route) ?? this.renderShell(parts, route);
  }

  /** @returns null for a screen that needs the desk */
  private renderOnTheWay({ account }: AppParts, route: Route): TemplateResult | null {
    switch (route.screen) {
      case 'setup':
        return html`<attune-setup-screen
          .account=${account}
          .token=${route.token}
          @signed-in=${this.onSignedIn}
        ></attune-setup-screen>`;
      case 'join':
        return html`<attune-join-screen
          .account=${account}
          .token=${route.token}
          @signed-in=${this.onSignedIn}
        ></attune-join-screen>`;
      case 'reset':
        return html`<attune-reset-screen .account=${account} .token=${route.token}></attune-reset-screen>`;
      case 'two-factor':
        return html`<attune-two-factor-screen
          .account=${account}
          .next=${route.next}
          .signOut=${() => void this.onSignOut()}
          @signed-in=${this.onSignedIn}
        ></attune-two-factor-screen>`;
      default:
        return null;
    }
  }

  private renderShell(parts: AppParts, route: Route): TemplateResult {
    return html`<attune-shell
      .desk=${this.desk}
      .route=${route}
      .theme=${parts.theme}
      .go=${this.go}
      .install=${parts.install ?? null}
      @sign-out-wanted=${this.onSignOut}
    ></attune-shell>`;
  }
}

function isBeforeDesk(screen: Route['screen']): boolean {
  return ['login', 'setup', 'join', 'reset', 'two-factor'].includes(screen);
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-app': App;
  }
}
