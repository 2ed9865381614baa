import type { IncomingHttpHeaders } from 'node:http';
import { ADDRESS_HEADER } from './login-library.ts';

/** What the login needs to know of the request that asks. */
export interface Asking {
  readonly headers: IncomingHttpHeaders;
  /** Of the client, as far as our proxies can be believed. */
  readonly address: string;
}

/** Only what the library needs: a forwarded address or host that a client made up must not reach it. */
export function toHeaders({ headers: { cookie, 'user-agent': userAgent }, address }: Asking): Headers {
  const headers = new Headers();
  if (cookie !== undefined) headers.set('cookie', cookie);
  if (userAgent !== undefined) headers.set('user-agent', userAgent.slice(0, 300));
  if (address !== '') headers.set(ADDRESS_HEADER, address);
  return headers;
}

/** The same request as from a browser where nobody is signed in yet. */
export function withoutSession({ headers, address }: Asking, cookiePrefix: string): Asking {
  const cookie = (headers.cookie ?? '')
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith(`${cookiePrefix}.session_token=`))
    .join('; ');
  return { headers: { ...headers, cookie }, address };
}
