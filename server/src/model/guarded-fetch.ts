import { createOutbound, type Outbound } from '../outbound/outbound.ts';
import { outboundFetch } from '../outbound/outbound-fetch.ts';
import { assertModelAddress, isOwnMachine } from './model-address.ts';

/** Bytes of an answer that are read: ten times what the schema allows. */
const MAX_ANSWER_BYTES = 256 * 1024;
/** The caller gives up long before; this only ends what nobody waits for. */
const LONGEST_MS = 60_000;

/** `fetch` for the one address an admin gave: a model may run on this very machine, and nowhere else inside. */
export function guardedFetch(outbound: Outbound = createOutbound({ allowInner: false })): typeof fetch {
  return outboundFetch(outbound, {
    timeoutMs: LONGEST_MS,
    maxBytes: MAX_ANSWER_BYTES,
    check(url) {
      const bare = new URL(url);
      bare.search = '';
      return { innerIsMeant: isOwnMachine(assertModelAddress(bare.href)) };
    },
  });
}
