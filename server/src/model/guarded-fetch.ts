import { lookup } from 'node:dns/promises';
import { assertModelAddress, isInnerAddress } from './model-address.ts';

/** Bytes of an answer that are read: ten times what the schema allows. */
const MAX_ANSWER_BYTES = 256 * 1024;

/**
 * `fetch` for the one address an admin gave: looks where its name leads, follows no redirect, and stops reading an answer
 * that does not end.
 */
export const guardedFetch: typeof fetch = async (input, init) => {
  const address = input instanceof Request ? input.url : input.toString();
  const { hostname } = assertModelAddress(withoutQuery(address));
  await assertPublic(hostname);
  const response = await fetch(input, { ...init, redirect: 'error' });
  return new Response(response.body?.pipeThrough(limited()) ?? null, {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  });
};

function withoutQuery(address: string): string {
  const url = new URL(address);
  url.search = '';
  return url.href;
}

/** A public name may still be pointed at an inner address. */
async function assertPublic(hostname: string): Promise<void> {
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  if (isLocal) return;
  const found = await lookup(hostname, { all: true });
  if (found.some(({ address, family }) => isInnerAddress(family === 6 ? `[${address}]` : address)))
    throw new TypeError('the address of the model leads into an inner network');
}

function limited(): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MAX_ANSWER_BYTES) controller.error(new RangeError('the answer of the model is too long'));
      else controller.enqueue(chunk);
    },
  });
}
