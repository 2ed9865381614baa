import { randomUUID } from 'node:crypto';
import { AGENT_NAMESPACE, VISITOR_NAMESPACE, type Reply } from '@attune/protocol';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

const POLLING = { transports: ['polling'] };
const FROM_A_PAGE = { origin: 'https://shop.example' };

describe('where WebSocket is blocked', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serverOn('embedded');
  });
  afterAll(async () => {
    await server.close();
  });

  const poll = (namespace: string, extraHeaders: Record<string, string> = FROM_A_PAGE): Promise<Socket> =>
    connect(server.url, namespace, { ...POLLING, extraHeaders, auth: { siteKey: server.siteKey } });
  const handshake = (init?: RequestInit): Promise<Response> =>
    fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, init);

  it('visitors are let in by polls, and served', async () => {
    const socket = await poll(VISITOR_NAMESPACE);
    const visit = { visitId: randomUUID(), path: '/', locale: 'en', timeZone: 'Europe/Berlin' };
    const reply = (await socket.timeout(10_000).emitWithAck('visit:start', visit)) as Reply<unknown>;
    expect(reply.ok).toBe(true);
    socket.close();
  });

  it('a page of our own, whose browser leaves the origin out, is let in', async () => {
    const socket = await poll(VISITOR_NAMESPACE, {});
    expect(socket.connected).toBe(true);
    socket.close();
  });

  it('what calls itself no website is not', async () => {
    await expect(poll(VISITOR_NAMESPACE, { origin: 'null' })).rejects.toThrow('may not open this chat');
  });

  it("agents are not, since a poll of another page could carry an agent's cookie", async () => {
    const cookie = server.adminCookie;
    await expect(poll(AGENT_NAMESPACE, { cookie })).rejects.toThrow('Only pages of the console');
    await expect(poll(AGENT_NAMESPACE, { cookie, ...FROM_A_PAGE })).rejects.toThrow(
      'Only pages of the console',
    );
  });

  it('one answer comes, which pages of others may read, without a cookie', async () => {
    const answer = await handshake({ headers: FROM_A_PAGE });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await answer.text()).toMatch(/^0\{"sid":"[\w-]{20}","upgrades":\[\],/);
  });

  it.each([
    ['a session nobody knows', '&sid=nobody', {}, 400],
    ['a hello by POST', '', { method: 'POST', body: '1' }, 400],
    ['another way', '&transport=pigeon', {}, 400],
  ])('%s is refused', async (_what, more, init, status) => {
    const answer = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling${more}`, init);
    expect(answer.status).toBe(status);
    await answer.body?.cancel();
  });
});
