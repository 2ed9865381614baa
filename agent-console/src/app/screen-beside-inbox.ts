import { html, type TemplateResult } from 'lit';
import '../settings/settings-frame.ts';
import { perSite } from '../sites/per-site.ts';
import '../sites/site-chooser.ts';
import type { Desk } from './desk.ts';
import { deskScreen } from './desk-screens.ts';
import type { Route } from './routes.ts';

/** The screen a route leads to; null: the inbox, which stands for everything else. */
export function screenBesideInbox(route: Route, desk: Desk, siteId: string | null): TemplateResult | null {
  switch (route.screen) {
    case 'settings':
      return html`<attune-settings-frame .desk=${desk} .place=${route.place}></attune-settings-frame>`;
    case 'search':
      // What is typed there is asked again on another site, so it stays.
      return onSite(desk, deskScreen('search', desk, 'query' in route ? route.query : undefined));
    case 'reports':
      return onSite(desk, perSite(siteId, deskScreen('reports', desk, route.report)));
    case 'visitors':
    case 'ready':
    case 'notifications':
      return onSite(desk, perSite(siteId, deskScreen(route.screen, desk)));
    default:
      return null;
  }
}

/** A screen that is about one site, under the choice of which. */
const onSite = (desk: Desk, screen: unknown): TemplateResult =>
  html`<div class="on-site">
    <attune-site-chooser .desk=${desk}></attune-site-chooser>
    ${screen}
  </div>`;
