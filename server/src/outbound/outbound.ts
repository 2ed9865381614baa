import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isInnerAddress } from './inner-address.ts';

/** One address that a name leads to. */
export interface Resolved {
  readonly address: string;
  readonly family: number;
}

export interface OutboundOptions {
  /** Lets addresses of inner networks be asked, for people who run everything in their own. */
  readonly allowInner: boolean;
  /** Where a name leads; tests put their own in its place. */
  resolve?(hostname: string): Promise<readonly Resolved[]>;
}

export interface OutboundRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** For everything together: looking up, connecting, sending, reading. */
  readonly timeoutMs: number;
  /** An answer longer than this is given up. */
  readonly maxBytes: number;
  /** This one address may be inner, whatever is allowed in general. */
  readonly innerIsMeant?: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Why an address was not asked, or did not answer, in words that an admin may read. */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';
}

export type Outbound = ReturnType<typeof createOutbound>;

/**
 * Asks addresses that people typed in. A name is looked up once, what it leads to must be public, and the connection goes
 * to exactly that address, so that a name which leads elsewhere a moment later gains nothing. Redirects are not followed.
 */
export function createOutbound({ allowInner, resolve = lookUp }: OutboundOptions) {
  const addressesOf = async (hostname: string, innerIsMeant: boolean): Promise<readonly Resolved[]> => {
    const bare = hostname.replace(/^\[|\]$/g, '');
    const version = isIP(bare);
    const found = version === 0 ? await resolving(resolve, bare) : [{ address: bare, family: version }];
    const taken =
      allowInner || innerIsMeant ? found : found.filter(({ address }) => !isInnerAddress(address));
    // One inner address among public ones is a trap, not a choice.
    if (taken.length < found.length) throw new OutboundError('The address leads into an inner network.');
    if (taken.length === 0) throw new OutboundError('The name leads nowhere.');
    return taken;
  };

  return {
    /** @throws OutboundError when it may not be asked, cannot be reached, takes too long or answers too much */
    async ask(request: OutboundRequest): Promise<OutboundAnswer> {
      const url = parse(request.url);
      const deadline = AbortSignal.timeout(request.timeoutMs);
      const signal = request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]);
      try {
        const addresses = await Promise.race([
          addressesOf(url.hostname, request.innerIsMeant ?? false),
          aborted(signal),
        ]);
        return await send(url, request, addresses, signal);
      } catch (error) {
        if (deadline.aborted) throw new OutboundError(`No answer within ${request.timeoutMs / 1_000} s.`);
        throw error;
      }
    },
  };
}

function parse(address: string): URL {
  if (!URL.canParse(address)) throw new OutboundError('The address is none.');
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new OutboundError('The address must begin with https.');
  if (url.username !== '' || url.password !== '')
    throw new OutboundError('The address must carry no password.');
  return url;
}

const lookUp = (hostname: string): Promise<readonly Resolved[]> => lookup(hostname, { all: true });

async function resolving(
  resolve: (hostname: string) => Promise<readonly Resolved[]>,
  hostname: string,
): Promise<readonly Resolved[]> {
  try {
    return await resolve(hostname);
  } catch (error) {
    throw new OutboundError('The name leads nowhere.', { cause: error });
  }
}

/** Looking up a name cannot be stopped, but need not be waited for. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const give = () => reject(signal.reason instanceof Error ? signal.reason : new Error('given up'));
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}

/** Answers every look-up of the connection with what was looked up before. */
const pinnedTo =
  (addresses: readonly Resolved[]): LookupFunction =>
  (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };

function send(
  url: URL,
  { method, headers, body, maxBytes }: OutboundRequest,
  addresses: readonly Resolved[],
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  const begin = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(inWords(error));
    const asking = begin(url, {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      },
      lookup: pinnedTo(addresses),
      // A connection kept from an earlier request would go where that one was allowed to.
      agent: false,
      signal,
    });
    asking.once('error', fail);
    asking.once('response', (answer) => {
      if (isRedirect(answer)) {
        asking.destroy();
        reject(
          new OutboundError(`It answered with a redirect (${answer.statusCode}); give the final address.`),
        );
        return;
      }
      void readAll(answer, maxBytes)
        .then(resolve, fail)
        .finally(() => asking.destroy());
    });
    asking.end(body);
  });
}

const isRedirect = ({ statusCode = 0 }: IncomingMessage): boolean =>
  statusCode >= 300 && statusCode < 400 && statusCode !== 304;

async function readAll(answer: IncomingMessage, maxBytes: number): Promise<OutboundAnswer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.byteLength;
    if (length > maxBytes)
      throw new OutboundError(`It answered more than ${Math.round(maxBytes / 1024)} KB.`);
    chunks.push(chunk);
  }
  const headers = Object.fromEntries(
    Object.entries(answer.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
  return { status: answer.statusCode ?? 0, headers, body: Buffer.concat(chunks) };
}

const problems: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing answers at this address.',
  ECONNRESET: 'The connection was cut.',
  EHOSTUNREACH: 'The address cannot be reached.',
  ENETUNREACH: 'The address cannot be reached.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by itself.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name.',
};

function inWords(error: Error): Error {
  if (error instanceof OutboundError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error.name === 'AbortError') return error;
  const words = problems[code] ?? `The connection failed${code === '' ? '' : ` (${code})`}.`;
  return new OutboundError(words, { cause: error });
}
