import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** A connection on which we say every byte ourselves. */
export interface RawConnection {
  readonly socket: Socket;
  /** Everything that came so far, as latin-1. */
  heard(): string;
  /** Resolves once something stands in what was heard. @throws when the connection ends before */
  until(pattern: RegExp): Promise<void>;
  /** Resolves once the server has closed it, or it broke. */
  readonly ended: Promise<void>;
}

/** Connects and says the first bytes, if any. */
export function rawConnection(url: string, first: string | Buffer = ''): RawConnection {
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  let heard = '';
  const listeners = new Set<() => void>();
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    heard += chunk;
    for (const listen of listeners) listen();
  });
  // A connection that is broken off has ended, like any other.
  socket.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    socket.once('end', () => {
      socket.end();
      resolve();
    });
    socket.once('close', () => resolve());
  });
  if (first.length > 0) socket.write(first);
  return {
    socket,
    ended,
    heard: () => heard,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!pattern.test(heard)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
        void ended.then(() => {
          look();
          reject(new Error(`it ended before ${String(pattern)} came:\n${heard.slice(-500)}`));
        });
      }),
  };
}

export interface Frame {
  /** 1 text, 2 binary, 8 close, 9 ping, 10 pong; the rest means nothing. */
  readonly opcode?: number;
  readonly fin?: boolean;
  readonly masked?: boolean;
  /** RSV1 to RSV3, as bits 4, 2 and 1. */
  readonly reserved?: number;
  /** Another length than the payload's, in eight bytes. */
  readonly claimed?: bigint;
}

/** One WebSocket frame, right or wrong, RFC 6455 5.2. */
export function frame(
  payload: string | Buffer,
  { opcode = 1, fin = true, masked = true, reserved = 0, claimed }: Frame = {},
): Buffer {
  const bytes = Buffer.from(payload);
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const mask = masked ? randomBytes(4) : Buffer.alloc(0);
  const body = masked ? Buffer.from(bytes.map((byte, at) => byte ^ (mask[at % 4] ?? 0))) : bytes;
  return Buffer.concat([Buffer.from([first]), lengthOf(bytes.length, masked, claimed), mask, body]);
}

function lengthOf(length: number, masked: boolean, claimed?: bigint): Buffer {
  const bit = masked ? 0x80 : 0;
  if (claimed === undefined && length < 126) return Buffer.from([bit | length]);
  const size = Buffer.alloc(9);
  size[0] = bit | 127;
  size.writeBigUInt64BE(claimed ?? BigInt(length), 1);
  return size;
}

/** A WebSocket as a browser opens it, up to the first packet of Engine.IO. */
export async function rawWebSocket(url: string, origin: string): Promise<RawConnection> {
  const opened = rawConnection(
    url,
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${new URL(url).host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      `Origin: ${origin}`,
      '\r\n',
    ].join('\r\n'),
  );
  await opened.until(/0\{"sid"/);
  opened.socket.on('data', () => {
    // As a browser does: whoever is told farewell hangs up.
    if (hasFarewell(opened.heard())) opened.socket.end();
  });
  return opened;
}

/** Whether a close frame stands among the frames of what a server sent, after the head of its answer. */
function hasFarewell(heard: string): boolean {
  const bytes = Buffer.from(heard.slice(heard.indexOf('\r\n\r\n') + 4), 'latin1');
  let at = 0;
  while (at + 1 < bytes.length) {
    if (((bytes[at] ?? 0) & 0x0f) === 8) return true;
    const short = (bytes[at + 1] ?? 0) & 0x7f;
    const size = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (at + size > bytes.length) return false;
    if (short < 126) at += size + short;
    else at += size + (short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2)));
  }
  return false;
}
