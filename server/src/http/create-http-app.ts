import express, { type Express, type RequestHandler } from 'express';
import { isUnavailable } from '../db/errors.ts';
import type { Health } from '../health/create-health.ts';
import type { Log } from '../log/create-log.ts';
import type { AddressOf } from '../realtime/address.ts';
import { answerError, unknownRoute } from './answer-error.ts';
import { addAgentFileRoutes, type AgentFileDeps } from './agent-file-routes.ts';
import { addHealthRoutes } from './health-routes.ts';
import { addAccountRoutes, type AccountRoutesDeps } from './account-routes.ts';
import { addLoginRoutes, type LoginRoutesDeps } from './login-routes.ts';
import { addMailRoutes, type MailRoutesDeps } from './mail-routes.ts';
import type { OwnOrigins } from './own-origins.ts';
import { plainAddress } from './plain-address.ts';
import { createRoutes } from './route.ts';
import { sameOriginOnly } from './same-origin.ts';
import { apiHeaders, commonHeaders } from './security-headers.ts';
import { addSiteScriptRoutes, type SiteScriptDeps } from './site-script-routes.ts';
import { addVisitorFileRoutes, type VisitorFileDeps } from './visitor-file-routes.ts';
import { addVisitorWhoRoutes, type VisitorWhoDeps } from './visitor-who-routes.ts';
import { addWidgetRoutes, type WidgetRoutesDeps } from './widget-routes.ts';
import { addRestApi, type RestDeps } from '../rest/serve-rest.ts';
import { addStaticFiles, type StaticFilesDeps } from './static-files.ts';

export interface HttpAppDeps
  extends
    LoginRoutesDeps,
    AccountRoutesDeps,
    WidgetRoutesDeps,
    MailRoutesDeps,
    SiteScriptDeps,
    Omit<AgentFileDeps, 'auth' | 'sites' | 'conversations'>,
    Omit<VisitorFileDeps, 'sites' | 'conversations'>,
    Omit<VisitorWhoDeps, 'sites'>,
    Omit<StaticFilesDeps, 'own'> {
  readonly log: Log;
  readonly sites: WidgetRoutesDeps['sites'] & AgentFileDeps['sites'];
  readonly conversations: AgentFileDeps['conversations'] & VisitorFileDeps['conversations'];
  readonly own: OwnOrigins;
  readonly addressOf: AddressOf;
  readonly health: Health;
  /** Whoever counts and times requests; none by default. */
  readonly observers?: readonly RequestHandler[];
  /** Left out in tests of the rest of it. */
  readonly rest?: Pick<RestDeps, 'apiKeys' | 'services'>;
}

/** Everything the server answers over plain HTTP. */
export function createHttpApp(deps: HttpAppDeps): Express {
  const { log, own, health } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');

  for (const observe of deps.observers ?? []) app.use(observe);
  app.use(commonHeaders(own));
  app.use(plainAddress);
  addHealthRoutes(app, health);
  addVisitorFileRoutes(app, deps);
  addVisitorWhoRoutes(app, deps);
  if (deps.rest !== undefined) addRestApi(app, { ...deps, ...deps.rest, isUnavailable });
  app.use('/api', apiHeaders, sameOriginOnly(own));
  addAgentFileRoutes(app, deps);
  const routes = createRoutes(app, deps);
  addLoginRoutes(routes, deps);
  addAccountRoutes(routes, deps);
  addWidgetRoutes(app, deps);
  app.use('/api', unknownRoute);
  addMailRoutes(app, deps);
  addSiteScriptRoutes(app, deps);
  addStaticFiles(app, deps);
  app.use(unknownRoute);
  app.use(answerError({ log, isUnavailable }));
  return app;
}
