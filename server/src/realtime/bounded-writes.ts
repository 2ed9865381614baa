import type { Socket } from 'socket.io';

type Conn = Socket['conn'];

/** What may wait for a reader, bytes. A browser on a slow line that is so far behind comes back and asks for the rest sooner. */
export const WAITING_BYTES = 1024 * 1024;

/** An agent's console asks for many lists at once when it opens, and is signed in. */
export const WAITING_BYTES_OF_AGENT = 8 * WAITING_BYTES;

/** What is on its way already when a client asks for signs of life: the largest answer there is. No browser asks so. */
const ON_ITS_WAY_BYTES = 8 * WAITING_BYTES;

/** What engine.io tells of a packet before it waits. */
interface Packet {
  readonly data?: string | ArrayBufferView | ArrayBuffer;
}

/** The WebSocket under a connection; a connection that polls has none. */
interface Link {
  readonly bufferedAmount: number;
  on(event: 'ping', hear: (this: Link) => void): void;
  off(event: 'ping', hear: (this: Link) => void): void;
  terminate(): void;
}

/** What engine.io keeps to itself. */
interface Inside {
  /** Packets that wait until the transport has taken those before them. */
  readonly writeBuffer: readonly Packet[];
  readonly transport: { readonly socket?: Partial<Link> };
  on(event: 'packetCreate', hear: (this: Conn, packet: Packet) => void): void;
}

export interface BoundedWrites {
  /** Watches over a connection from its beginning. */
  bound(conn: Conn): void;
  /** Lets more wait on this one. */
  allow(conn: Conn, bytes: number): void;
}

/**
 * Keeps a client that reads slowly, or not at all, from filling our memory: whatever it is told waits for it, news as well
 * as answers. Beyond the bound the connection is broken off without waiting for what it did not read; an honest client
 * comes back and catches up by position. One packet may be as large as it is: the bound holds for those before it.
 * @param onCut told of each that is broken off, with the bytes that waited
 */
export function createBoundedWrites(onCut: (waitingBytes: number) => void): BoundedWrites {
  const bytesOf = new WeakMap<Conn, number>();
  const boundOf = new WeakMap<Conn, number>();

  // One function for all connections each, since an idle one's memory is counted in hundreds of bytes.
  function beforePacket(this: Conn, packet: Packet): void {
    const { writeBuffer } = insideOf(this);
    // The usual case: what was said before is gone.
    if (writeBuffer.length === 0) return;
    const before = writeBuffer.length === 1 ? sizeOf(writeBuffer[0]) : (bytesOf.get(this) ?? 0);
    bytesOf.set(this, before + sizeOf(packet));
    if (before <= (boundOf.get(this) ?? WAITING_BYTES)) return;
    // Once: more may be said to it before it has noticed its end.
    boundOf.set(this, Infinity);
    onCut(before);
    const link = linkOf(this);
    // A farewell would wait behind everything that was not read.
    if (link === null) this.close(true);
    else link.terminate();
  }

  function beforeSignOfLife(this: Link): void {
    if (this.bufferedAmount <= ON_ITS_WAY_BYTES) return;
    // Once: the rest of what it asked may have arrived already.
    this.off('ping', beforeSignOfLife);
    onCut(this.bufferedAmount);
    this.terminate();
  }

  return {
    bound(conn) {
      insideOf(conn).on('packetCreate', beforePacket);
      // Signs of life pass us by: the library answers them by itself, past what waits here.
      linkOf(conn)?.on('ping', beforeSignOfLife);
    },
    allow: (conn, bytes) => void boundOf.set(conn, bytes),
  };
}

const insideOf = (conn: Conn): Inside => conn as unknown as Inside;

function linkOf(conn: Conn): Link | null {
  const { socket } = insideOf(conn).transport;
  return socket?.terminate === undefined ? null : (socket as Link);
}

/** Text counts by its letters: close enough to its bytes, and known without a walk. */
function sizeOf(packet: Packet | undefined): number {
  const data = packet?.data;
  if (data === undefined) return 0;
  return typeof data === 'string' ? data.length : data.byteLength;
}
