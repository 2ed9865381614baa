import { RequestError } from '@attune/protocol';
import type { RequestHandler } from 'express';
import type { IncomingHttpHeaders } from 'node:http';
import type { OwnOrigins } from './own-origins.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets requests that change something pass only when a page of ours made them, or no page at all and no cookie. */
export function sameOriginOnly(own: Pick<OwnOrigins, 'has'>): RequestHandler {
  return ({ method, headers }, _response, next) => {
    if (!READING.has(method)) assertOwnOrigin(headers, own);
    next();
  };
}

/**
 * A browser sends our cookie with whatever page asks it to; only Origin and Sec-Fetch-Site, which pages cannot forge, tell
 * whose page it was.
 * @throws RequestError `forbidden`
 */
function assertOwnOrigin(headers: IncomingHttpHeaders, own: Pick<OwnOrigins, 'has'>): void {
  const { origin, cookie } = headers;
  const site = headers['sec-fetch-site'];
  if (origin !== undefined) {
    if (own.has(origin)) return;
    throw new RequestError(
      'forbidden',
      `Requests from pages of ${JSON.stringify(origin.slice(0, 100))} are not taken. If this is where people open the console, set PUBLIC_URL to it.`,
    );
  }
  if (site === 'same-origin' || (site === undefined && cookie === undefined)) return;
  throw new RequestError(
    'forbidden',
    'This request does not say which page it comes from, so it is not taken.',
  );
}
