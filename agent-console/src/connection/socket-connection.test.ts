import { AGENT_NAMESPACE, type AgentToServer, type Refusal, type ServerToAgent } from '@attune/protocol';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgentConnection } from './agent-connection.ts';
import { createSocketConnection } from './socket-connection.ts';

/** A real Socket.IO server that lets in or refuses as the test says. */
async function openServer(port = 0) {
  const http = createServer();
  const io = new Server<AgentToServer, ServerToAgent>(http, { transports: ['websocket'] });
  const agents = io.of(AGENT_NAMESPACE);
  const rule: { refusal: Refusal | null; answers: boolean } = { refusal: null, answers: true };
  agents.use((_, next) => {
    if (rule.refusal === null) return next();
    return next(Object.assign(new Error(rule.refusal.message), { data: rule.refusal }));
  });
  agents.on('connection', (socket) => {
    socket.on('people:list', (_, ack) => {
      if (rule.answers) ack({ ok: true, value: { people: [] } });
    });
  });
  await new Promise<void>((listening) => http.listen(port, '127.0.0.1', listening));
  return { rule, agents, port: (http.address() as AddressInfo).port, close: () => io.close() };
}

let server: Awaited<ReturnType<typeof openServer>>;
let connection: AgentConnection;
const connect = (): AgentConnection =>
  createSocketConnection(`http://127.0.0.1:${server.port}${AGENT_NAMESPACE}`);
const goes = (kind: string): Promise<void> =>
  vi.waitFor(() => expect(connection.link.value.kind).toBe(kind), { timeout: 10_000 });

beforeEach(async () => {
  server = await openServer();
});
afterEach(async () => {
  connection.close();
  await server.close();
});

describe('the line to the server', () => {
  it('stands, carries a request and its answer', async () => {
    connection = connect();
    await goes('online');
    expect(await connection.request('people:list', {})).toEqual({ ok: true, value: { people: [] } });
  });

  it('carries news until nobody listens any more', async () => {
    connection = connect();
    await goes('online');
    const hear = vi.fn();
    const leave = connection.on('page:changed', hear);
    const news = { conversationId: 'c1', path: '/help', at: 1 };
    server.agents.emit('page:changed', news);
    await vi.waitFor(() => expect(hear).toHaveBeenCalledWith(news));
    leave();
    server.agents.emit('page:changed', news);
    await connection.request('people:list', {});
    expect(hear).toHaveBeenCalledTimes(1);
  });

  it('ends for good when nobody is signed in', async () => {
    server.rule.refusal = { code: 'unauthenticated', message: 'Sign in.' };
    connection = connect();
    await goes('ended');
    server.rule.refusal = null;
    connection.wake();
    await new Promise((passed) => setTimeout(passed, 300));
    expect(connection.link.value.kind).toBe('ended');
  });

  it('ends with the server’s reason when the session is ended', async () => {
    connection = connect();
    await goes('online');
    server.agents.emit('session:ended', { reason: 'Your password was changed.' });
    server.agents.disconnectSockets(true);
    await goes('ended');
    expect(connection.link.value).toEqual({ kind: 'ended', reason: 'Your password was changed.' });
  });

  it('says why it is refused for now, and comes in once it is let in', async () => {
    server.rule.refusal = { code: 'unavailable', message: 'The database restarts.' };
    connection = connect();
    await goes('lost');
    expect(connection.link.value).toEqual({ kind: 'lost', reason: 'The database restarts.' });
    server.rule.refusal = null;
    await goes('online');
  });

  it('comes back after the server closed it', async () => {
    connection = connect();
    await goes('online');
    server.agents.disconnectSockets(true);
    await goes('lost');
    await goes('online');
    expect(await connection.request('people:list', {})).toMatchObject({ ok: true });
  });

  it('comes back after the server died and started again', async () => {
    connection = connect();
    await goes('online');
    await server.close();
    await goes('lost');
    server = await openServer(server.port);
    await goes('online');
    expect(await connection.request('people:list', {})).toMatchObject({ ok: true });
  });

  it('answers a request without a line with a refusal, at once', async () => {
    connection = connect();
    expect(await connection.request('people:list', {})).toMatchObject({
      ok: false,
      refusal: { code: 'unavailable' },
    });
  });

  it('answers a request whose line breaks with a refusal', async () => {
    connection = connect();
    await goes('online');
    server.rule.answers = false;
    const asking = connection.request('people:list', {});
    server.agents.disconnectSockets(true);
    expect(await asking).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });
  });
});
