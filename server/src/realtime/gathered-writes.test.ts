import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket as Line } from 'node:net';
import { VISITOR_NAMESPACE } from '@attune/protocol';
import type { Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frame, rawWebSocket, type RawConnection } from '../testing/raw-socket.ts';
import { createAddressOf } from './address.ts';
import { createBoundedAddresses } from './bounded-addresses.ts';
import { openRealtime, type Realtime } from './open-realtime.ts';

describe('what one turn says to a connection', () => {
  let http: Server;
  let realtime: Realtime;
  let client: RawConnection;
  let socket: Socket;
  const warned: unknown[] = [];

  beforeEach(async () => {
    warned.splice(0);
    http = createServer();
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    realtime = openRealtime(http, null, {
      log: { warn: (...said: unknown[]) => void warned.push(said) },
      addresses: createBoundedAddresses(createAddressOf(undefined), 1_000),
    });
    const { port } = http.address() as AddressInfo;
    client = await rawWebSocket(`http://127.0.0.1:${port}`, 'https://shop.example');
    const connected = new Promise<Socket>((resolve) =>
      realtime.visitors.once('connection', (one) => resolve(one as unknown as Socket)),
    );
    client.socket.write(frame(`40${VISITOR_NAMESPACE},{}`));
    socket = await connected;
    await client.until(/40\/visitor/);
  });
  afterEach(async () => {
    client.socket.destroy();
    await realtime.close();
  });

  const lineOf = ({ conn }: Socket): Line => {
    const { transport } = conn as unknown as { transport: { socket: { _socket: Line } } };
    const { _socket: line } = transport.socket;
    return line;
  };

  /** What is handed to the kernel, each way by itself. */
  function watchWays(line: Line): unknown[] {
    const ways: unknown[] = [];
    const { _writev, _write } = line;
    Object.assign(line, {
      _writev: (...args: Parameters<NonNullable<typeof _writev>>) => {
        ways.push(args[0].length);
        return _writev?.apply(line, args);
      },
      _write: (...args: Parameters<typeof _write>) => {
        ways.push(1);
        return _write.apply(line, args);
      },
    });
    return ways;
  }

  it('goes out in one way, in its order', async () => {
    const ways = watchWays(lineOf(socket));
    for (let number = 1; number <= 20; number++) socket.emit('news', `no ${number};`);
    expect(ways).toEqual([]);
    await client.until(/no 20;/);
    expect([...client.heard().matchAll(/no (\d+);/g)].map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect(ways).toHaveLength(1);
  });

  it('keeps its order around a large packet, which goes at once', async () => {
    socket.emit('news', 'no 1;');
    socket.emit('news', `no 2;${'x'.repeat(100_000)}`);
    socket.emit('news', 'no 3;');
    await client.until(/no 3;/);
    expect([...client.heard().matchAll(/no (\d);/g)].map(([, number]) => number)).toEqual(['1', '2', '3']);
  });

  it('is still said when the connection is ended in the same turn', async () => {
    socket.emit('news', 'goodbye');
    socket.disconnect(true);
    await client.until(/goodbye/);
    expect(client.heard()).toContain('goodbye');
  });

  it('is said to others when one cannot be written to', async () => {
    const { port } = http.address() as AddressInfo;
    const other = await rawWebSocket(`http://127.0.0.1:${port}`, 'https://shop.example');
    other.socket.write(frame(`40${VISITOR_NAMESPACE},{}`));
    await other.until(/40\/visitor/);
    Object.assign(lineOf(socket), {
      cork: () => {
        throw new Error('planted');
      },
    });
    realtime.visitors.emit('widget:changed', {});
    realtime.visitors.emit('widget:changed', {});
    await other.until(/widget:changed/);
    other.socket.destroy();
    expect(warned).toHaveLength(1);
    await expect.poll(() => socket.connected).toBe(false);
  });
});
