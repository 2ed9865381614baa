import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '@attune/protocol';
import { visitorOn } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { countMisshapen, MISSHAPEN_PER_MINUTE } from './misshapen.ts';

describe('countMisshapen', () => {
  it('says how many are too many, and begins anew after a minute', () => {
    let at = 5_000;
    const count = countMisshapen(() => at);
    for (let each = 0; each < MISSHAPEN_PER_MINUTE; each++) expect(count()).toBe(0);
    expect(count()).toBe(1);
    at += 59_999;
    expect(count()).toBe(2);
    at += 1;
    expect(count()).toBe(0);
  });
});

describe('[G12] a connection that sends what no request looks like', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serverOn('embedded');
  });
  afterAll(() => server.close());

  const kinds: readonly (readonly [string, (socket: Socket) => void])[] = [
    ['names nobody knows', (socket) => socket.emit('no:such', {}, () => undefined)],
    ['too many values', (socket) => socket.emit('message:send', {}, {}, () => undefined)],
    ['no acknowledgement', (socket) => socket.emit('typing:set', {})],
  ];

  it.each(kinds)(
    'is answered, and closed beyond its budget: %s',
    { timeout: 60_000 },
    async (_what, send) => {
      const { socket } = await visitorOn(server);
      const ended = new Promise<string>((resolve) => socket.once('disconnect', resolve));
      const refused: unknown[] = [];
      socket.on('request:refused', (news: unknown) => refused.push(news));
      for (let each = 0; each < MISSHAPEN_PER_MINUTE; each++) send(socket);
      const reply = (await socket.timeout(20_000).emitWithAck('no:such', {})) as Reply<unknown>;
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'rate-limited' } });
      expect(await ended).toBe('io server disconnect');
      socket.close();
    },
  );

  it('leaves others alone', async () => {
    const { socket } = await visitorOn(server);
    const reply = (await socket.timeout(20_000).emitWithAck('no:such', {})) as Reply<unknown>;
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'unknown-event' } });
    socket.close();
  });
});
