import type { Reply } from '@attune/protocol';
import type { Socket } from 'socket.io';

/** Answers a request; called once. */
export type Ack = (reply: Reply<unknown>) => void;

/** Handles a request that came with what it was called with and a way to answer it. */
type Take = (request: string, args: unknown[], ack: Ack) => void;

type Conn = Socket['conn'];

/** A socket whose requests come by the short way. */
interface Traveller {
  readonly socket: Socket;
  /** What each of its packets begins with: an event of its namespace. */
  readonly prefix: string;
  readonly knows: (request: string) => boolean;
  readonly take: Take;
}

/** Who travels on a connection: it carries one socket of each namespace. */
const travellersOn = new WeakMap<Conn, Traveller[]>();

/** More digits are no number that a client counts to. */
const REQUEST = /\d{1,15}(?=\[)/y;

/**
 * Hands a socket's requests to `take` within the turn in which they arrive. Socket.IO's own way from a packet to its
 * listener costs as much as reading its JSON: two later turns, and objects at every step. What is anything but a plain
 * event with an acknowledgement and a name that `knows` knows goes that way, unread.
 */
export function takeShortWay(socket: Socket, knows: Traveller['knows'], take: Take): void {
  const { conn } = socket;
  const prefix = `2${socket.nsp.name},`;
  const traveller = { socket, prefix, knows, take };
  const known = travellersOn.get(conn);
  if (known !== undefined) {
    // A socket that has left its namespace and is back on the same connection.
    const others = known.filter((one) => one.prefix !== prefix);
    known.splice(0, Infinity, ...others, traveller);
    return;
  }
  const travellers = [traveller];
  travellersOn.set(conn, travellers);
  const longWay = conn.listeners('data') as ((packet: unknown) => void)[];
  conn.removeAllListeners('data');
  conn.on('data', (packet: unknown) => {
    if (typeof packet === 'string' && travellers.some((one) => isTaken(packet, one))) return;
    for (const hear of longWay) hear(packet);
  });
}

/** @returns false when the packet has to go the long way */
function isTaken(packet: string, { socket, prefix, knows, take }: Traveller): boolean {
  if (!packet.startsWith(prefix) || !socket.connected) return false;
  REQUEST.lastIndex = prefix.length;
  const id = REQUEST.exec(packet)?.[0];
  if (id === undefined) return false;
  const event = eventIn(packet.slice(REQUEST.lastIndex));
  if (event === null) return false;
  const [request, ...args] = event;
  if (typeof request !== 'string' || !knows(request)) return false;
  const { conn } = socket;
  take(request, args, (reply) => {
    if (conn.readyState === 'open') send(conn, `3${prefix.slice(1)}${id}[${JSON.stringify(reply)}]`);
  });
  return true;
}

/** @returns null for what is no JSON: saying so is Socket.IO's */
function eventIn(json: string): readonly unknown[] | null {
  try {
    return JSON.parse(json) as readonly unknown[];
  } catch {
    return null;
  }
}

/** The length of a frame's text that its header tells in one byte. */
const SHORT_FRAME = 125;

/** A text frame that is whole and not masked (RFC 6455, 5.2). */
const TEXT_FRAME = 0x81;

/** A WebSocket's state while nobody closes it. */
const OPEN = 1;

/** What Engine.IO begins a message with. */
const MESSAGE = '4'.charCodeAt(0);

/** Sends a short packet as the frame it becomes: one piece for the network instead of two, which is half of what it costs. */
function send(conn: Conn, packet: string): void {
  const bytes = Buffer.byteLength(packet) + 1;
  // A frame of our own passes no look at whether the browser has begun to close; one that comes after is a fault there.
  const { socket } = conn.transport as { readonly socket?: { readonly readyState?: unknown } };
  if (bytes > SHORT_FRAME || socket?.readyState !== OPEN) return void conn.write(packet);
  const frame = Buffer.allocUnsafe(2 + bytes);
  frame[0] = TEXT_FRAME;
  frame[1] = bytes;
  frame[2] = MESSAGE;
  frame.write(packet, 3);
  // Socket.IO's own adapter hands frames on in the same way.
  const options = { compress: false, wsPreEncodedFrame: [frame] };
  conn.write(packet, options);
}
