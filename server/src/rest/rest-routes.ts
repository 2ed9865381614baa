import { adminRoutes, type AdminRoutesDeps } from './routes/admin-routes.ts';
import { contactRoutes, type ContactRoutesDeps } from './routes/contact-routes.ts';
import { conversationRoutes, type ConversationRoutesDeps } from './routes/conversation-routes.ts';
import { privacyRoutes, type PrivacyRoutesDeps } from './routes/privacy-routes.ts';
import { reportRoutes, type ReportRoutesDeps } from './routes/report-routes.ts';
import { siteRoutes, type SiteRoutesDeps } from './routes/site-routes.ts';
import type { RestRoute } from './rest-route.ts';

export type RestRoutesDeps = SiteRoutesDeps &
  ConversationRoutesDeps &
  ContactRoutesDeps &
  PrivacyRoutesDeps &
  ReportRoutesDeps &
  AdminRoutesDeps;

/** Every operation of the API, in the order the page shows them. */
export function restRoutes(deps: RestRoutesDeps): readonly RestRoute[] {
  return [
    ...siteRoutes(deps),
    ...conversationRoutes(deps),
    ...contactRoutes(deps),
    ...privacyRoutes(deps),
    ...reportRoutes(deps),
    ...adminRoutes(deps),
  ];
}
