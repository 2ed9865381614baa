import { html, type TemplateResult } from 'lit';
import type { Desk } from './desk.ts';
import type { DeskScreen } from './routes.ts';

const load: Readonly<Record<DeskScreen, () => Promise<unknown>>> = {
  search: () => import('../search/search-screen.ts'),
  reports: () => import('../reports/reports-screen.ts'),
  visitors: () => import('../live-visitors/live-visitors-screen.ts'),
  ready: () => import('../canned/ready-screen.ts'),
  notifications: () => import('../notifications/notifications-screen.ts'),
};

/** A screen of the fast desk. Its code is fetched now; the element stands there empty until it has come. */
export function deskScreen(screen: DeskScreen, desk: Desk, query?: string): TemplateResult {
  void load[screen]();
  switch (screen) {
    case 'search':
      return html`<attune-search-screen .desk=${desk} .wanted=${query ?? ''}></attune-search-screen>`;
    case 'reports':
      return html`<attune-reports-screen .desk=${desk} .wanted=${query ?? ''}></attune-reports-screen>`;
    case 'visitors':
      return html`<attune-live-visitors-screen .desk=${desk}></attune-live-visitors-screen>`;
    case 'ready':
      return html`<attune-ready-screen .desk=${desk}></attune-ready-screen>`;
    default:
      return html`<attune-notifications-screen .desk=${desk}></attune-notifications-screen>`;
  }
}
