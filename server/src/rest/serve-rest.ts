import { RequestError } from '@attune/protocol';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { ApiCaller, ApiKeys } from '../api-keys/api-keys.ts';
import { addressKey } from '../http/address-key.ts';
import { onlyBy, unknownRoute } from '../http/answer-error.ts';
import type { Limits } from '../http/limits.ts';
import { readBytes, readJson } from '../http/read-json.ts';
import type { AddressOf } from '../realtime/address.ts';
import type { Refusing } from '../realtime/refusal-of.ts';
import { parseInput } from '../realtime/serve.ts';
import { docsPage, docsStyles } from './docs-page.ts';
import { requireScope } from './fields.ts';
import { openApiDocument } from './openapi.ts';
import { answerProblem } from './problem.ts';
import { restRoutes, type RestRoutesDeps } from './rest-routes.ts';
import type { RestRoute } from './rest-route.ts';

export interface RestDeps extends Refusing {
  readonly apiKeys: Pick<ApiKeys, 'callerOf'>;
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly services: RestRoutesDeps;
}

const BASE = '/api/v1';

/**
 * The REST API: key → limit → scope → size → JSON → shape → schema → handle → answer. Cookies open nothing here, so no
 * other page can ask in somebody's name.
 */
export function addRestApi(app: Express, deps: RestDeps): void {
  const router = express.Router();
  const routes = restRoutes(deps.services);
  const document = openApiDocument(routes);
  const page = docsPage(document);
  const documents: RequestHandler = async (request, _response, next) => {
    await deps.limits.take('api', addressKey(deps.addressOf(request)));
    next();
  };
  router.get('/openapi.json', documents, (_request, response) => response.json(document));
  router.get('/docs.css', documents, (_request, response) => response.type('css').send(docsStyles));
  router.get('/docs', documents, (_request, response) => {
    response.set('Content-Security-Policy', DOCS_POLICY).type('html').send(page);
  });
  const paths = new Map<string, RestRoute[]>();
  for (const route of routes) paths.set(route.path, [...(paths.get(route.path) ?? []), route]);
  for (const [path, operations] of paths) {
    const at = router.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    for (const operation of operations) at[operation.method](readBytes, answering(operation, deps));
    at.all(onlyBy(...operations.map(({ method }) => method.toUpperCase())));
  }
  router.use(unknownRoute);
  router.use(answerProblem(deps));
  app.use(BASE, (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.use(BASE, router);
}

const DOCS_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function answering(route: RestRoute, { apiKeys, limits, addressOf }: RestDeps): RequestHandler {
  const name = `${route.method.toUpperCase()} ${route.path}`;
  return async (request, response) => {
    const caller = await callerOf(request, apiKeys, async () => {
      await limits.take('api-key', addressKey(addressOf(request)));
    });
    const taken = await limits.take('rest', caller.keyId);
    response.set({
      'RateLimit-Limit': String(taken.limit),
      'RateLimit-Remaining': String(taken.remaining),
      'RateLimit-Reset': String(Math.ceil(taken.resetMs / 1_000)),
    });
    requireScope(caller, route.scope);
    const asked = {
      params: parseInput(route.params, { ...request.params }, name),
      query: parseInput(route.query, { ...request.query }, name),
      body: route.body === null ? undefined : parseInput(route.body, readJson(request), name),
    };
    const { value, tell } = await route.handle(asked, caller);
    response.status(route.status).json(value);
    await told(response, tell);
  };
}

async function told(response: Response, tell: (() => void | Promise<void>) | undefined): Promise<void> {
  if (tell === undefined) return;
  // Stored, then answered, then told.
  if (!response.writableFinished) await new Promise((resolve) => response.once('close', resolve));
  await tell();
}

/** @throws RequestError `unauthenticated`; `rate-limited` for whoever tries many that open nothing */
async function callerOf(
  { headers: { authorization } }: Request,
  apiKeys: Pick<ApiKeys, 'callerOf'>,
  countFailure: () => Promise<void>,
): Promise<ApiCaller> {
  const [, key] = /^Bearer ([\w-]{1,100})$/i.exec(authorization ?? '') ?? [];
  try {
    if (key === undefined)
      throw new RequestError(
        'unauthenticated',
        'Send a key: "Authorization: Bearer attune_…". Make one in the console.',
      );
    return await apiKeys.callerOf(key);
  } catch (error) {
    if (error instanceof RequestError && error.code === 'unauthenticated') await countFailure();
    throw error;
  }
}
