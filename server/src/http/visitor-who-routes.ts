import { whoField } from '@attune/protocol';
import type { Express, Request, RequestHandler } from 'express';
import type { Identity } from '../identity/identity.ts';
import type { AddressOf } from '../realtime/address.ts';
import { parseInput } from '../realtime/serve.ts';
import { addressKey } from './address-key.ts';
import { onlyBy } from './answer-error.ts';
import { pageOfSite, preflight, type CrossOriginDeps } from './cross-origin.ts';
import type { Limits } from './limits.ts';
import { readBytes, readJson } from './read-json.ts';

export interface VisitorWhoDeps extends CrossOriginDeps {
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly identity: Pick<Identity, 'tell' | 'leave'>;
  /** Ends a visitor's connections; those who may come back come back by themselves. */
  disconnectVisitor(siteId: string, visitorId: string): void;
}

/**
 * `/api/visitor/who?site=KEY`: a page says who its visitor is (POST), or that they have gone (DELETE). The bearer is what
 * the browser keeps of an earlier visit. No cookie is looked at, so pages of other sites gain nothing by asking.
 */
export function addVisitorWhoRoutes(app: Express, deps: VisitorWhoDeps): void {
  app
    .route('/api/visitor/who')
    .options(preflight(deps, 'POST, DELETE'))
    .post(readBytes, tell(deps))
    .delete(leave(deps))
    .all(onlyBy('POST', 'DELETE'));
}

function tell(deps: VisitorWhoDeps): RequestHandler {
  return async (request, response) => {
    const { site, origin } = await pageOfSite(deps, request, response);
    await deps.limits.take('api', addressKey(deps.addressOf(request)));
    const who = parseInput(whoField, readJson(request), 'who');
    const told = await deps.identity.tell({ site, origin, bearer: bearerOf(request) }, who);
    // Their connection stands for somebody who has no conversation any more.
    if (told.leftVisitorId !== null) deps.disconnectVisitor(site.id, told.leftVisitorId);
    response.json({ ok: true, value: told.answer });
  };
}

function leave(deps: VisitorWhoDeps): RequestHandler {
  return async (request, response) => {
    const { site } = await pageOfSite(deps, request, response);
    await deps.limits.take('api', addressKey(deps.addressOf(request)));
    const bearer = bearerOf(request);
    const visitorId = bearer === undefined ? null : await deps.identity.leave(site.id, bearer);
    if (visitorId !== null) deps.disconnectVisitor(site.id, visitorId);
    response.json({ ok: true, value: null });
  };
}

const bearerOf = ({ headers }: Request): string | undefined =>
  /^Bearer ([\w-]{1,128})$/.exec(headers.authorization ?? '')?.[1];
