import { isIP } from 'node:net';
import { RequestError } from '@attune/protocol';
import { isInnerAddress } from '../outbound/inner-address.ts';

/** Hosts of this machine: a model that runs beside the server may be spoken to without encryption. */
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Refuses addresses at which no model should be asked for: what is not https, unless it is this machine by its own name,
 * addresses of inner networks, and addresses that carry a password or a query.
 * @throws RequestError `invalid` with field `settings.model.baseUrl`
 */
export function assertModelAddress(address: string): URL {
  const refuse = (why: string) =>
    new RequestError('invalid', `The address of the model ${why}.`, { field: 'settings.model.baseUrl' });
  if (!URL.canParse(address)) throw refuse('is none; write one such as “https://models.example/v1”');
  const url = new URL(address);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw refuse('must carry no password, query or fragment');
  if (isOwnMachine(url) && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  if (url.protocol !== 'https:') throw refuse('must begin with https, or be on localhost');
  if (isPrivate(url.hostname)) throw refuse('is in an inner network');
  return url;
}

/** Whether an address names this very machine. */
export const isOwnMachine = ({ hostname }: URL): boolean => LOCAL.has(hostname);

/** Whether a host is an address of an inner network, as far as its name says. */
function isPrivate(hostname: string): boolean {
  if (isIP(hostname) !== 0 || hostname.startsWith('[')) return isInnerAddress(hostname);
  return !hostname.includes('.') || /\.(?:local|internal|localhost|home\.arpa)$/i.test(hostname);
}
