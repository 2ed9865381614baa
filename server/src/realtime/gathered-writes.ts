import type { Socket } from 'socket.io';

type Conn = Socket['conn'];

/** The socket of the network under a WebSocket. */
interface Line {
  cork(): void;
  uncork(): void;
}

/** The WebSocket under a connection. */
interface Link {
  readonly readyState?: unknown;
  readonly _socket?: Line | null;
  terminate?(): void;
}

/** What engine.io keeps to itself. */
interface Inside {
  /** Packets that wait until the transport takes them. */
  readonly writeBuffer: readonly { readonly data?: { readonly length?: number } }[];
  /** A connection that polls has no WebSocket. */
  readonly transport: { readonly socket?: Link };
  /** Hands on to the transport what waits. */
  flush(): void;
}

/** A packet of so many signs goes at once, with those before it: it has nothing to gain, and would count as one that waits. */
const LARGE = 16 * 1024;

/** A WebSocket's state while nobody closes it. */
const OPEN = 1;

/**
 * What one turn of the event loop has to say to a connection goes out at the turn's end, as one write: an acknowledgement
 * with the news after it, or all the news that a crew of messages is to an agent. By itself engine.io takes a way into
 * the kernel for each of them, and those are what a message costs most.
 * @param onFault told of a connection that could not be written to, and is broken off
 * @returns has the writes of a connection gathered from its beginning
 */
export function createGatheredWrites(onFault: (fault: unknown) => void): (conn: Conn) => void {
  let waiting = new Set<Conn>();

  const writeAll = () => {
    const all = waiting;
    waiting = new Set();
    for (const conn of all) {
      try {
        write(conn);
      } catch (fault) {
        onFault(fault);
        breakOff(conn);
      }
    }
  };

  // One function for all connections, since an idle one's memory is counted in hundreds of bytes.
  function flushLater(this: Conn): void {
    const last = insideOf(this).writeBuffer.at(-1);
    if (last === undefined) return;
    if ((last.data?.length ?? 0) > LARGE) return write(this);
    if (waiting.size === 0) setImmediate(writeAll);
    waiting.add(this);
  }

  return (conn) => void Object.assign(conn, { flush: flushLater });
}

function write(conn: Conn): void {
  const { transport, writeBuffer } = insideOf(conn);
  const { flush } = Object.getPrototypeOf(conn) as Inside;
  const link = transport.socket;
  // Nothing may follow a farewell; whoever said it is gone in a moment, and what waited with it.
  if (link?.readyState !== undefined && link.readyState !== OPEN) return;
  const { _socket: line } = writeBuffer.length > 1 && link !== undefined ? link : { _socket: null };
  line?.cork();
  try {
    flush.call(conn);
  } finally {
    line?.uncork();
  }
}

/** Without a farewell, which could not be written either. */
function breakOff(conn: Conn): void {
  const link = insideOf(conn).transport.socket;
  if (link?.terminate === undefined) conn.close(true);
  else link.terminate();
}

const insideOf = (conn: Conn): Inside => conn as unknown as Inside;
