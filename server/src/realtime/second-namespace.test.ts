import { AGENT_NAMESPACE, VISITOR_NAMESPACE, type Reply } from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import { Manager, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serverOn, type TestServer } from '../testing/in-process.ts';

const SHOP = 'https://shop.example';

let server: TestServer;
beforeAll(async () => {
  server = await serverOn('embedded');
});
afterAll(() => server.close());

const managers: Manager[] = [];
afterEach(() => {
  for (const manager of managers.splice(0)) manager.engine.close();
});

/** Waits until a namespace lets a socket in, or says why not. */
const outcome = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    socket.once('connect', () => resolve('let in'));
    socket.once('connect_error', (error) => resolve(error.message));
  });

/** A connection with the cookie of an admin who is signed in. */
function connectionFrom(origin: string): Manager {
  const manager = new Manager(server.url, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { origin, cookie: server.adminCookie },
  });
  managers.push(manager);
  return manager;
}

const visitorOn = (manager: Manager) =>
  manager.socket(VISITOR_NAMESPACE, { auth: { siteKey: server.siteKey } });

function connection(origin: string): { readonly visitor: Socket; agent(): Socket } {
  const manager = connectionFrom(origin);
  return { visitor: visitorOn(manager), agent: () => manager.socket(AGENT_NAMESPACE) };
}

/** One of a page of the console. */
function agentsConnection() {
  const manager = connectionFrom(server.url);
  return {
    agent: () => manager.socket(AGENT_NAMESPACE),
    visitor: () => visitorOn(manager),
    /** Asks for the visitor's namespace once more, as no client does. */
    again: () => manager.engine.send(`0${VISITOR_NAMESPACE},${JSON.stringify({ siteKey: server.siteKey })}`),
  };
}

describe('a second namespace on the connection of a visitor', () => {
  it.each([
    ['a page of the shop', () => SHOP],
    ['a page of the console itself', () => server.url],
  ])('opens nothing by the cookie, from %s', async (_where, origin) => {
    const { visitor, agent } = connection(origin());
    expect(await outcome(visitor)).toBe('let in');
    const second = agent();
    const heard: string[] = [];
    second.onAny((name: string) => heard.push(name));
    expect(await outcome(second)).toBe('Only pages of the console may connect here.');
    expect([second.connected, heard]).toEqual([false, []]);

    const start = { visitId: randomUUID(), path: '/' };
    const reply = (await visitor.timeout(30_000).emitWithAck('visit:start', start)) as Reply<unknown>;
    expect(reply.ok).toBe(true);
  });

  it('opens nothing when both are asked for at once', async () => {
    const { visitor, agent } = connection(SHOP);
    const second = agent();
    expect(await Promise.all([outcome(visitor), outcome(second)])).toEqual([
      'let in',
      'Only pages of the console may connect here.',
    ]);
  });
});

describe('a second namespace on the connection of an agent', () => {
  it.each([
    ['once the first is let in', true],
    ['when both are asked for at once', false],
  ])('serves a visitor of the console’s own page beside the agent, %s', async (_when, inTurn) => {
    const { agent, visitor } = agentsConnection();
    const first = agent();
    const letIn = outcome(first);
    if (inTurn) await letIn;
    const second = visitor();
    expect(await Promise.all([letIn, outcome(second)])).toEqual(['let in', 'let in']);
    // The visitor's part forgets the request by which both came; neither needs it any more.
    const start = { visitId: randomUUID(), path: '/' };
    expect(await second.timeout(30_000).emitWithAck('visit:start', start)).toMatchObject({ ok: true });
    const list = { siteId: server.siteId, status: 'open' };
    expect(await first.timeout(30_000).emitWithAck('inbox:list', list)).toMatchObject({ ok: true });
  });

  it('ends with a visitor’s that is asked for twice', async () => {
    const { agent, visitor, again } = agentsConnection();
    const first = agent();
    expect(await outcome(first)).toBe('let in');
    expect(await outcome(visitor())).toBe('let in');
    const ended = new Promise<string>((resolve) => first.once('disconnect', resolve));
    again();
    expect(await ended).toBe('transport close');
  });
});
