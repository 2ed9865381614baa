import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';
import type { TrustProxy } from '../config/fields.ts';

/** Tells where a request comes from. */
export type AddressOf = (request: IncomingMessage) => string;

/**
 * `X-Forwarded-For` is believed as far as TRUST_PROXY says: for a number of hops, or for the named addresses. Without it
 * the header is ignored, since anybody can send one.
 */
export function createAddressOf(trustProxy: TrustProxy | undefined): AddressOf {
  const trust =
    typeof trustProxy === 'object' ? proxyAddr.compile([...trustProxy]) : isNearerThan(trustProxy ?? 0);
  return (request) => proxyAddr(request, trust);
}

const isNearerThan = (hops: number) => (_address: string, distance: number) => distance < hops;
