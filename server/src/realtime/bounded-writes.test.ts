import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AGENT_NAMESPACE, VISITOR_NAMESPACE } from '@attune/protocol';
import type { Namespace, Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { frame, rawWebSocket, type RawConnection } from '../testing/raw-socket.ts';
import { createAddressOf } from './address.ts';
import { createBoundedAddresses } from './bounded-addresses.ts';
import { WAITING_BYTES, WAITING_BYTES_OF_AGENT } from './bounded-writes.ts';
import { openRealtime, type Realtime } from './open-realtime.ts';

const NEWS = 'x'.repeat(64 * 1024);

/** More than the bound and what the kernels' own buffers take of one connection. */
const FAR_TOO_MUCH_BYTES = 200 * 1024 * 1024;

let http: Server;
const warned: unknown[] = [];
const opened: RawConnection[] = [];
let realtime: Realtime;

beforeEach(async () => {
  http = createServer();
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  realtime = openRealtime(http, null, {
    log: { warn: (...said: unknown[]) => void warned.push(said) },
    addresses: createBoundedAddresses(createAddressOf(undefined), 1_000),
  });
});
afterEach(async () => {
  for (const { socket } of opened.splice(0)) socket.destroy();
  warned.splice(0);
  await realtime.close();
});

async function joined(name: string): Promise<{ client: RawConnection; socket: Socket }> {
  const { port } = http.address() as AddressInfo;
  const client = await rawWebSocket(`http://127.0.0.1:${port}`, 'https://shop.example');
  opened.push(client);
  const namespace = (name === AGENT_NAMESPACE ? realtime.agents : realtime.visitors) as unknown as Namespace;
  const connected = new Promise<Socket>((resolve) => namespace.once('connection', resolve));
  client.socket.write(frame(`40${name},{}`));
  return { client, socket: await connected };
}

/** Tells news until the connection has ended. @returns how many bytes were told by then */
async function tellUntilCut(socket: Socket): Promise<number> {
  let told = 0;
  while (socket.connected && told < FAR_TOO_MUCH_BYTES) {
    socket.emit('news', NEWS);
    told += NEWS.length;
    await new Promise(setImmediate);
  }
  return told;
}

const waitingFor = ({ conn }: Socket): number =>
  (conn as unknown as { writeBuffer: { data: string }[] }).writeBuffer.reduce(
    (sum, { data }) => sum + data.length,
    0,
  );

describe('[G12] the write buffer is bounded', () => {
  it.each([
    [VISITOR_NAMESPACE, WAITING_BYTES],
    [AGENT_NAMESPACE, WAITING_BYTES_OF_AGENT],
  ])('breaks off a client of %s that stops reading, and says why in the log', async (name, bound) => {
    const { client, socket } = await joined(name);
    client.socket.pause();
    let most = 0;
    socket.conn.on('packetCreate', () => (most = Math.max(most, waitingFor(socket))));
    expect(await tellUntilCut(socket)).toBeLessThan(FAR_TOO_MUCH_BYTES);
    // What waited, and the packet with which it was noticed.
    expect(most).toBeGreaterThan(bound);
    expect(most).toBeLessThan(bound + 3 * NEWS.length);
    expect(warned).toEqual([
      [{ waitingBytes: expect.any(Number) as number }, expect.stringMatching(/did not read/) as string],
    ]);
  });

  it('breaks off one that asks for signs of life and reads none', async () => {
    const { client, socket } = await joined(VISITOR_NAMESPACE);
    client.socket.pause();
    const pings = Buffer.concat(Array.from({ length: 2_000 }, () => frame('x'.repeat(120), { opcode: 9 })));
    while (socket.connected && client.socket.writable) {
      client.socket.write(pings);
      // Also where the connection breaks before it has room again.
      await vi.waitUntil(
        () => !client.socket.writableNeedDrain || client.socket.closed || !socket.connected,
        60_000,
      );
      await new Promise(setImmediate);
    }
    await expect.poll(() => socket.connected, { timeout: 20_000 }).toBe(false);
    expect(warned).toHaveLength(1);
  });

  it('lets one that reads have far more than the bound, and one large packet wait', async () => {
    const { client, socket } = await joined(VISITOR_NAMESPACE);
    const large = 'y'.repeat(2 * WAITING_BYTES);
    socket.emit('news', large);
    socket.emit('news', large);
    await client.until(/y"\]/);
    for (let told = 0; told < 3 * WAITING_BYTES; told += NEWS.length) {
      socket.emit('news', NEWS);
      while (waitingFor(socket) > 0) await new Promise(setImmediate);
    }
    expect({ isConnected: socket.connected, warned }).toEqual({ isConnected: true, warned: [] });
  });
});
