/**
 * Socket.IO's packets (protocol 5) without the binary half: what we say and hear is JSON. Takes the place of
 * socket.io-parser in the built widget, at a fifth of its weight; a test compares the two, packet by packet.
 */

/** The packets of protocol 5 that carry no binary; each packet begins with its number. */
export const PacketType = { CONNECT: 0, DISCONNECT: 1, EVENT: 2, ACK: 3, CONNECT_ERROR: 4 } as const;

interface Packet {
  readonly type: number;
  readonly nsp: string;
  readonly id?: number | undefined;
  readonly data?: unknown;
}

// Type, namespace unless it is "/", id of the acknowledgement, JSON: `2/visitor,12["message:send",{…}]`
const PACKET = /^([0-4])(?:(\/[^,]*)(?:,|$))?(\d+)?([[{"].*)?$/s;

/** Names that Socket.IO gives meaning to by itself; nobody may send them. */
const RESERVED = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]);

export class Encoder {
  encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp === '/' ? '' : `${nsp},`;
    return [`${type}${namespace}${id ?? ''}${data === undefined ? '' : JSON.stringify(data)}`];
  }
}

/** Tells each packet to whoever listens for `decoded`: Socket.IO's manager. */
export class Decoder {
  readonly #listeners = new Set<(packet: Packet) => void>();

  on(_decoded: string, listener: (packet: Packet) => void): void {
    this.#listeners.add(listener);
  }

  off(_decoded: string, listener: (packet: Packet) => void): void {
    this.#listeners.delete(listener);
  }

  /** @throws when it is no packet; the manager then closes the link and makes a new one */
  add(text: unknown): void {
    const packet = decode(text);
    for (const listener of [...this.#listeners]) listener(packet);
  }

  destroy(): void {
    // Nothing is kept between packets: only binary ones come in pieces.
  }
}

function decode(text: unknown): Packet {
  const match = typeof text === 'string' ? PACKET.exec(text) : null;
  if (!match) throw new Error('not a JSON packet of Socket.IO');
  const [, type, nsp = '/', id, json] = match;
  const packet: Packet = {
    type: Number(type),
    nsp,
    ...(id === undefined ? {} : { id: Number(id) }),
    ...(json === undefined ? {} : { data: JSON.parse(json) as unknown }),
  };
  if (!isSound(packet)) throw new Error(`a packet of type ${type} with the wrong content`);
  return packet;
}

function isSound({ type, id, data }: Packet): boolean {
  switch (type) {
    case PacketType.CONNECT:
      return data === undefined || (typeof data === 'object' && data !== null);
    case PacketType.DISCONNECT:
      return data === undefined;
    case PacketType.CONNECT_ERROR:
      return typeof data === 'string' || (typeof data === 'object' && data !== null);
    case PacketType.EVENT:
      return Array.isArray(data) && typeof data[0] === 'string' && !RESERVED.has(data[0]);
    case PacketType.ACK:
      return Array.isArray(data) && id !== undefined;
    default:
      return false;
  }
}
