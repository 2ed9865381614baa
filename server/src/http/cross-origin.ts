import { RequestError } from '@attune/protocol';
import type { Request, RequestHandler, Response } from 'express';
import type { SiteRow } from '../sites/site.repository.ts';
import { isOriginAllowed, type Sites } from '../sites/sites.ts';
import { originOf, type OwnOrigins } from './own-origins.ts';

/** Who asks, as a page of a site. */
export interface SitePage {
  readonly site: SiteRow;
  readonly origin: string;
}

export interface CrossOriginDeps {
  readonly sites: Pick<Sites, 'findByPublicKey'>;
  readonly own: OwnOrigins;
}

/** For how long a browser remembers that it may ask. */
const PREFLIGHT_S = 600;

/**
 * The site named by `?site=KEY`, if pages of the asking origin may talk for it; the answer says so to the browser.
 * @throws RequestError `not-found`, `forbidden`
 */
export async function pageOfSite(
  { sites, own }: CrossOriginDeps,
  request: Request,
  response: Response,
): Promise<SitePage> {
  response.vary('Origin');
  const key = request.query['site'];
  const site = typeof key === 'string' && key.length <= 64 ? await sites.findByPublicKey(key) : null;
  if (site === null)
    throw new RequestError('not-found', 'There is no site with this key.', { field: 'site' });
  const origin = originOf(request.headers, own);
  if (origin === undefined || !isOriginAllowed(site, origin)) {
    throw new RequestError('forbidden', 'Pages of this origin may not open this chat.');
  }
  response.set('Access-Control-Allow-Origin', origin);
  return { site, origin };
}

/** Answers the browser's own question before a page of another origin asks. */
export function preflight(deps: CrossOriginDeps, methods: string): RequestHandler {
  return async (request, response) => {
    await pageOfSite(deps, request, response);
    response.set({
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers': 'authorization, content-type, x-file-name',
      'Access-Control-Max-Age': String(PREFLIGHT_S),
    });
    response.status(204).end();
  };
}
