import { RequestError } from '@attune/protocol';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'socket.io';
import { addressKey } from '../http/address-key.ts';
import type { AddressOf } from './address.ts';

type Connection = Socket['conn'];

/** A connection too many is told so in words, and closed after this time whether it listened or not. */
const STAYS_MS = 5_000;
/** So many of an address are told in words at once; further ones are not let in at all. */
const TOLD_AT_ONCE = 50;
const RETRY_AFTER_MS = 30_000;

/** Bounds how many connections one address has to this process at a time, so that nobody takes everybody's. */
export interface BoundedAddresses {
  /** Whether one more from there would not even be told why. */
  isBarred(request: IncomingMessage): boolean;
  /** Counts a connection until it closes. */
  count(connection: Connection): void;
  /** @throws RequestError `rate-limited` when the connection is one too many */
  check(connection: Connection): void;
}

/**
 * @param most connections of one address; of IPv6, one /64
 * @param staysMs how long one too many is kept for its answer
 */
export function createBoundedAddresses(
  addressOf: AddressOf,
  most: number,
  staysMs: number = STAYS_MS,
): BoundedAddresses {
  const counts = new Map<string, number>();
  const excess = new WeakSet<Connection>();
  const keyOf = (request: IncomingMessage) => addressKey(addressOf(request));
  return {
    isBarred: (request) => (counts.get(keyOf(request)) ?? 0) >= most + TOLD_AT_ONCE,
    count(connection) {
      const key = keyOf(connection.request);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      connection.once('close', () => {
        const left = (counts.get(key) ?? 1) - 1;
        if (left === 0) counts.delete(key);
        else counts.set(key, left);
      });
      if (count <= most) return;
      excess.add(connection);
      const closing = setTimeout(() => connection.close(true), staysMs);
      connection.once('close', () => clearTimeout(closing));
    },
    check(connection) {
      if (!excess.has(connection)) return;
      throw new RequestError(
        'rate-limited',
        `There are ${most} connections from your address already; try again in ${RETRY_AFTER_MS / 1_000} s.`,
        { retryAfterMs: RETRY_AFTER_MS },
      );
    },
  };
}
