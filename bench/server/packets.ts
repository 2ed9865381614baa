/** The part of Socket.IO's protocol (engine.io 4, socket.io 5) that a client without a library needs, as text. */

export const PING = '2';
export const PONG = '3';

export type Packet =
  | { readonly kind: 'opened' | 'connected' | 'ping' | 'other' }
  /** `body`: of the refusal, as JSON. */
  | { readonly kind: 'refused'; readonly body: string }
  /** `body`: name and value as a JSON list; left as text, for most of what arrives only has to be counted. */
  | { readonly kind: 'event'; readonly name: string; readonly body: string }
  /** `body`: the answer in a JSON list. */
  | { readonly kind: 'ack'; readonly id: number; readonly body: string };

export function connectPacket(namespace: string, auth: object): string {
  return `40${namespace},${JSON.stringify(auth)}`;
}

/** @param id left out when no answer is wanted */
export function eventPacket(namespace: string, name: string, input: unknown, id?: number): string {
  return `42${namespace},${id ?? ''}${JSON.stringify([name, input])}`;
}

/** @param namespace the one that this connection has joined */
export function readPacket(text: string, namespace: string): Packet {
  if (text === PING) return { kind: 'ping' };
  if (text.startsWith('0')) return { kind: 'opened' };
  const body = (prefix: string): string | null =>
    text.startsWith(`${prefix}${namespace},`) ? text.slice(prefix.length + namespace.length + 1) : null;
  const event = body('42');
  if (event !== null) return { kind: 'event', name: event.slice(2, event.indexOf('"', 2)), body: event };
  const ack = body('43');
  if (ack !== null) {
    const start = ack.indexOf('[');
    return { kind: 'ack', id: Number(ack.slice(0, start)), body: ack.slice(start) };
  }
  if (body('40') !== null) return { kind: 'connected' };
  const refusal = body('44');
  return refusal === null ? { kind: 'other' } : { kind: 'refused', body: refusal };
}
