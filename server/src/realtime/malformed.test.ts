import { randomUUID } from 'node:crypto';
import { agentRequests, MAX_FRAME_BYTES, visitorRequests, type Refusal, type Reply } from '@attune/protocol';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentOn, connect, visitorOn } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

/** What no request takes, with the codes it may be refused with. */
const WRONG_INPUTS: readonly (readonly [string, readonly unknown[], readonly Refusal['code'][]])[] = [
  ['nothing at all', [], ['invalid']],
  ['null', [null], ['invalid']],
  ['a text', ['hello'], ['invalid']],
  ['a number', [42], ['invalid']],
  ['a list', [[1, 2]], ['invalid']],
  ['two objects', [{}, {}], ['invalid']],
  ['an unknown key', [{ surprise: true }], ['invalid']],
  ['a NUL', [{ body: 'a\0b' }], ['invalid']],
  ['a lone surrogate', [{ body: 'a\ud800' }], ['invalid']],
  ['a 65 KB body', [{ body: 'x'.repeat(MAX_FRAME_BYTES + 1_024) }], ['too-large']],
  ['a __proto__ key', [JSON.parse('{"__proto__":{"role":"admin"}}')], ['invalid']],
  ['binary', [{ body: Buffer.from([1, 2, 3]) }], ['invalid']],
  [
    'a very wide object',
    [Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, i]))],
    ['too-large'],
  ],
];

const ask = async (socket: Socket, name: string, args: readonly unknown[]): Promise<Reply<unknown>> =>
  (await socket.timeout(5_000).emitWithAck(name, ...args)) as Reply<unknown>;

/** The same as `ask`, past the client's own encoder, which such a value would overflow. */
function askRaw(socket: Socket, namespace: string, name: string, inputJson: string): Promise<Reply<unknown>> {
  const id = 900_000;
  const { engine } = socket.io;
  return new Promise((resolve) => {
    const onData = (packet: unknown) => {
      const start = `3${namespace},${id}`;
      if (typeof packet !== 'string' || !packet.startsWith(start)) return;
      engine.off('data', onData);
      const [reply] = JSON.parse(packet.slice(start.length)) as [Reply<unknown>];
      resolve(reply);
    };
    engine.on('data', onData);
    engine.write(`2${namespace},${id}["${name}",${inputJson}]`);
  });
}

describe('[PR7] no input stops the process', () => {
  let server: TestServer;
  let visitor: Socket;
  let agent: Socket;
  beforeAll(async () => {
    server = await serverOn('embedded');
    visitor = (await visitorOn(server)).socket;
    agent = (await agentOn(server.url, server.adminCookie)).socket;
  });
  afterAll(async () => {
    visitor.close();
    agent.close();
    await server.close();
  });

  const sides = [
    ['visitor', Object.keys(visitorRequests), () => visitor],
    ['agent', Object.keys(agentRequests), () => agent],
  ] as const;

  describe.each(sides)('from a %s', (side, names, socketOf) => {
    // `agent:start` and `people:list` take an empty object, so nothing but an empty object is right for them too.
    it.each(WRONG_INPUTS)(
      '%s is refused by every request with a code and a sentence',
      async (_what, args, codes) => {
        for (const name of names) {
          const reply = await ask(socketOf(), name, args);
          if (reply.ok) throw new Error(`${name} took it`);
          expect(codes, name).toContain(reply.refusal.code);
          expect(reply.refusal.message, name).toMatch(/^["A-Z].{10,}\.$/s);
        }
      },
    );

    it.each([11, 20_000])('%i levels are refused by every request', async (levels) => {
      const input = `{"body":${'['.repeat(levels)}${']'.repeat(levels)}}`;
      for (const name of names) {
        const reply = await askRaw(socketOf(), `/${side}`, name, input);
        expect(reply, name).toMatchObject({ ok: false, refusal: { code: 'too-large' } });
      }
    });

    it.each(['no:such', '__proto__', 'constructor', 'toString', '', 'x'.repeat(10_000)])(
      'an unknown request is refused: %.20s',
      async (name) => {
        expect(await ask(socketOf(), name, [{}])).toMatchObject({
          ok: false,
          refusal: { code: 'unknown-event' },
        });
      },
    );

    it('[PR2] a request without an acknowledgement is refused by news, and does nothing', async () => {
      const socket = socketOf();
      for (const args of [[{ conversationId: 'x' }], [null], []]) {
        const refused = new Promise((resolve) => socket.once('request:refused', resolve));
        socket.emit('message:send', ...args);
        expect(await refused).toMatchObject({ request: 'message:send', refusal: { code: 'invalid' } });
      }
    });

    it('still answers afterwards', async () => {
      const name = names[0] === 'visit:start' ? 'visit:start' : 'agent:start';
      const input = name === 'visit:start' ? { visitId: randomUUID(), path: '/' } : {};
      expect(await ask(socketOf(), name, [input])).toMatchObject({ ok: true });
    });
  });

  it('ends a connection that sends far more than any request may hold, and only that', async () => {
    const flooding = await visitorOn(server);
    const ended = new Promise((resolve) => flooding.socket.once('disconnect', resolve));
    flooding.socket.emit('message:send', { body: 'x'.repeat(400 * 1_024) }, () => undefined);
    await ended;
    expect(visitor.connected).toBe(true);
  });

  describe('[CO1] connecting as a visitor', () => {
    const refusalOf = async (auth: Record<string, unknown>, origin: string): Promise<Refusal | null> => {
      try {
        (await connect(server.url, '/visitor', { auth, extraHeaders: { origin } })).close();
        return null;
      } catch (error) {
        return (error as { data: Refusal }).data;
      }
    };
    const shop = 'https://shop.example';

    it.each([
      ['an unknown key', { siteKey: 'nobody' }, shop, 'not-found'],
      ['no key', {}, shop, 'invalid'],
      ['a key that is no text', { siteKey: { $ne: '' } }, shop, 'invalid'],
      ['a token that is no text', { siteKey: 'x', token: 7 }, shop, 'invalid'],
      ['an opaque origin', null, 'null', 'forbidden'],
    ] as const)('is refused with %s', async (_what, auth, origin, code) => {
      expect(await refusalOf(auth ?? { siteKey: server.siteKey }, origin)).toMatchObject({ code });
    });

    it('takes an unknown token for somebody new', async () => {
      expect(await refusalOf({ siteKey: server.siteKey, token: 'never-given' }, shop)).toBeNull();
    });

    it('gives nobody the history of another origin', async () => {
      const mara = await visitorOn(server);
      const elsewhere = await visitorOn({ ...server, origin: 'https://other.example', token: mara.token });
      expect(elsewhere.visit.visitorId).not.toBe(mara.visit.visitorId);
      mara.close();
      elsewhere.close();
    });

    it('serves nothing before visit:start', async () => {
      const socket = await connect(server.url, '/visitor', {
        auth: { siteKey: server.siteKey },
        extraHeaders: { origin: shop },
      });
      const reply = await ask(socket, 'conversation:sync', [{ conversationId: 'c', afterSeq: 0 }]);
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'unauthenticated' } });
      socket.close();
    });
  });

  describe('[CO3] connecting as an agent', () => {
    it.each([
      [
        'a page of another origin',
        () => ({ origin: 'https://evil.example', cookie: server.adminCookie }),
        'forbidden',
      ],
      ['no origin', () => ({ cookie: server.adminCookie }), 'forbidden'],
      ['no cookie', () => ({ origin: server.url }), 'unauthenticated'],
      [
        'a made-up cookie',
        () => ({ origin: server.url, cookie: 'attune.session_token=x.y' }),
        'unauthenticated',
      ],
    ] as const)('is refused from %s', async (_what, headers, code) => {
      await expect(connect(server.url, '/agent', { extraHeaders: headers() })).rejects.toMatchObject({
        data: { code },
      });
    });
  });
});
