import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server } from 'engine.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';

/**
 * @typedef {object} Engine what Socket.IO's manager uses of engine.io-client
 * @property {(name: string, listener: (...told: unknown[]) => void) => void} on
 * @property {(text: string) => void} write
 * @property {() => void} close
 * @property {() => boolean} _hasPingExpired
 */

// Both look for the browser's network news when they are loaded; node has none.
const page = new EventTarget();
vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
vi.stubGlobal(
  'WebSocket',
  class extends WebSocket {
    /** @param {string} address */
    constructor(address) {
      super(address);
      // In a browser an error that nobody listens to is no fault of the page.
      this.on('error', () => {});
    }
  },
);
const theirs = await import('engine.io-client');
const ours = await import('./web-socket-engine.ts');

/** @type {(() => unknown)[]} */
let closers = [];
beforeEach(() => void (closers = []));
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
});

const PATH = '/socket.io';

/** An Engine.IO server. @param {object} options */
async function serve(options = {}) {
  const http = createServer();
  const engine = new Server({ pingInterval: 10_000, pingTimeout: 10_000, ...options });
  engine.attach(http, { path: PATH });
  closers.push(
    () => http.close(),
    () => engine.close(),
  );
  return { engine, origin: await listen(http) };
}

/** A server that says hello and then nothing. @param {object} [handshake] */
async function serveInSilence(handshake) {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket) => handshake && socket.send(`0${JSON.stringify(handshake)}`));
  closers.push(
    () => http.close(),
    () => sockets.clients.forEach((socket) => socket.terminate()),
  );
  return { sockets, origin: await listen(http) };
}

/** @param {import('node:http').Server} http */
async function listen(http) {
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

describe.each([
  ['engine.io-client', theirs],
  ['the engine in its place', ours],
])('%s', (_name, { Socket }) => {
  /** @param {string} origin */
  function connect(origin) {
    const engine = /** @type {Engine} */ (
      /** @type {unknown} */ (new Socket(origin, { path: PATH, transports: ['websocket'] }))
    );
    /** @type {string[]} */
    const heard = [];
    for (const name of ['open', 'ping', 'data', 'error', 'close'])
      engine.on(name, (told) => heard.push(typeof told === 'string' ? `${name} ${told}` : name));
    closers.push(() => engine.close());
    return { engine, heard };
  }

  it('opens, and carries texts both ways', async () => {
    const { engine: server, origin } = await serve();
    server.on('connection', (socket) =>
      socket.on('message', (/** @type {string} */ text) => socket.send(`${text} 😀`)),
    );
    const { engine, heard } = connect(origin);
    await expect.poll(() => heard).toEqual(['open']);
    engine.write('2/visitor,["hello"]');
    await expect.poll(() => heard).toEqual(['open', 'data 2/visitor,["hello"] 😀']);
  });

  it('answers each ping, so that the server keeps the link', async () => {
    const { engine: server, origin } = await serve({ pingInterval: 20, pingTimeout: 5_000 });
    const { heard } = connect(origin);
    await expect.poll(() => heard.filter((each) => each === 'ping').length).toBeGreaterThan(2);
    expect(server.clientsCount).toBe(1);
    expect(heard).not.toContain('close');
  });

  it('gives up a server that stays silent past both times', async () => {
    const { origin } = await serveInSilence({ sid: 'a', upgrades: [], pingInterval: 30, pingTimeout: 20 });
    const { heard } = connect(origin);
    await expect.poll(() => heard).toEqual(['open', 'close ping timeout']);
  });

  it('learns after a sleep that the link is old, once it is asked', async () => {
    const { origin } = await serve();
    const { engine, heard } = connect(origin);
    await expect.poll(() => heard).toEqual(['open']);
    const { _hasPingExpired: hasPingExpired } = engine;
    expect(hasPingExpired.call(engine)).toBe(false);
    const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 20_001);
    expect(hasPingExpired.call(engine)).toBe(true);
    now.mockRestore();
    expect(heard).toEqual(['open']);
    await expect.poll(() => heard).toEqual(['open', 'close ping timeout']);
  });

  it('tells that the server has gone', async () => {
    const { engine: server, origin } = await serve();
    const { heard } = connect(origin);
    await expect.poll(() => heard).toEqual(['open']);
    server.close();
    await expect.poll(() => heard).toEqual(['open', 'close transport close']);
  });

  it('tells that nobody is there', async () => {
    const { origin } = await serve();
    for (const close of closers.splice(0).toReversed()) await close();
    const { heard } = connect(origin);
    await expect.poll(() => heard).toEqual(['error', 'close transport error']);
  });

  it('closes when it is told to, and says nothing after that', async () => {
    const { engine: server, origin } = await serve();
    const gone = new Promise((resolve) => server.on('connection', (socket) => socket.on('close', resolve)));
    const { engine, heard } = connect(origin);
    await expect.poll(() => heard).toEqual(['open']);
    engine.write('last words');
    engine.close();
    engine.write('nobody hears this');
    await gone;
    await expect.poll(() => heard).toEqual(['open', 'close forced close']);
  });

  it('can be closed before it is open', async () => {
    const { origin } = await serveInSilence();
    const { engine, heard } = connect(origin);
    engine.close();
    expect(heard).toEqual(['close forced close']);
  });

  it('closes when the browser has lost its network', async () => {
    const { origin } = await serve();
    const { heard } = connect(origin);
    await expect.poll(() => heard).toEqual(['open']);
    page.dispatchEvent(new Event('offline'));
    expect(heard).toEqual(['open', 'close transport close']);
  });
});

it('runs what is put off after what is being done, and gives the manager its timers', async () => {
  /** @type {string[]} */
  const done = [];
  ours.nextTick(() => done.push('later'));
  done.push('now');
  await Promise.resolve();
  expect(done).toEqual(['now', 'later']);
  const owner = {};
  ours.installTimerFunctions(owner);
  expect(owner).toEqual({ setTimeoutFn: expect.any(Function), clearTimeoutFn: expect.any(Function) });
});
