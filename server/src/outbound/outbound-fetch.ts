import type { Outbound, OutboundRequest } from './outbound.ts';

export type OutboundFetchOptions = Pick<OutboundRequest, 'timeoutMs' | 'maxBytes'> & {
  /** Called before anything is asked; throws when the address is not to be asked at all. */
  check(url: URL): { readonly innerIsMeant: boolean };
};

/** `fetch` through the guard, for libraries that want one: text bodies only, whole answers. */
export function outboundFetch(outbound: Outbound, { check, ...bounds }: OutboundFetchOptions): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const body = request.body === null ? undefined : await request.text();
    const answer = await outbound.ask({
      ...bounds,
      url: url.href,
      method: request.method === 'GET' ? 'GET' : 'POST',
      headers: Object.fromEntries(request.headers),
      body,
      innerIsMeant: check(url).innerIsMeant,
      signal: init?.signal ?? undefined,
    });
    return new Response(new Uint8Array(answer.body), { status: answer.status, headers: answer.headers });
  };
}
