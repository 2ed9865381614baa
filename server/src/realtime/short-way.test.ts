import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { Manager, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeShortWay } from './short-way.ts';

/** Answers what it was asked with, and by which way it came. */
describe('the short way of a request', () => {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
  let manager: Manager;
  beforeAll(async () => {
    for (const name of ['/one', '/other']) {
      io.of(name).on('connection', (socket) => {
        takeShortWay(
          socket,
          (request) => request === 'known',
          (_request, args, ack) => ack({ ok: true, value: { by: `short ${name}`, args } }),
        );
        socket.onAny((_request, value: unknown, ack: (reply: unknown) => void) =>
          ack({ ok: true, value: { by: `long ${name}`, args: [value] } }),
        );
      });
    }
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as AddressInfo;
    manager = new Manager(`http://127.0.0.1:${port}`, { transports: ['websocket'] });
  });
  afterAll(async () => {
    for (const name of ['/one', '/other']) manager.socket(name).disconnect();
    await io.close();
  });

  const answers = async (socket: Socket, request: string, value: unknown) => {
    const { value: answer } = (await socket.timeout(5_000).emitWithAck(request, value)) as { value: unknown };
    return answer;
  };

  it.each([0, 1, 40, 60, 65, 70, 90, 500, 40_000])(
    'brings back a text of %i signs as it was',
    async (signs) => {
      const value = 'ü“👋"\n'.repeat(signs / 5 + 1).slice(0, signs);
      expect(await answers(manager.socket('/one'), 'known', value)).toEqual({
        by: 'short /one',
        args: [value],
      });
    },
  );

  it('leaves names that are not known, and what is binary, to the long way', async () => {
    const socket = manager.socket('/one');
    expect(await answers(socket, 'unknown', 1)).toEqual({ by: 'long /one', args: [1] });
    const bytes = Buffer.from([1, 2]);
    expect(await answers(socket, 'known', bytes)).toEqual({ by: 'long /one', args: [bytes] });
  });

  it('keeps the namespaces of one connection apart, also when one is left and joined again', async () => {
    const [one, other] = [manager.socket('/one'), manager.socket('/other')];
    expect(await answers(other, 'known', 1)).toMatchObject({ by: 'short /other' });
    for (const round of [1, 2]) {
      other.disconnect();
      const joined = new Promise((resolve) => other.once('connect', () => resolve(undefined)));
      other.connect();
      await joined;
      expect(await answers(other, 'known', round)).toEqual({ by: 'short /other', args: [round] });
      expect(await answers(one, 'known', round)).toEqual({ by: 'short /one', args: [round] });
    }
    expect(manager.engine.id).toBe(one.io.engine.id);
    expect(io.engine.clientsCount).toBe(1);
  });
});
