import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { Server } from 'engine.io';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';

// The parts look for the browser's network news; node has none.
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
const { openPolling } = await import('./open-polling.ts');
const { Socket } = await import('../web-socket-engine.ts');
const { createWays } = await import('../ways.ts');

const PATH = '/socket.io';
const OPEN_PACKET = /^0\{"sid":/;

/** @type {(() => unknown)[]} */
let closers = [];
beforeEach(() => void (closers = []));
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
});

/** @param {import('node:http').Server} http */
async function listen(http) {
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

/** An Engine.IO server that says everything back. @param {object} [options] */
async function serve(options = {}) {
  const http = createServer();
  const engine = new Server({ pingInterval: 10_000, pingTimeout: 10_000, allowUpgrades: false, ...options });
  engine.attach(http, { path: PATH });
  engine.on('connection', (socket) =>
    socket.on('message', (/** @type {string} */ text) => socket.send(`${text} 😀`)),
  );
  closers.push(
    () => http.close(),
    () => engine.close(),
  );
  return { engine, origin: await listen(http) };
}

/** What stands between a browser and the server in some offices: it knows requests and answers, and no upgrades. */
async function proxyTo(/** @type {string} */ origin) {
  const refused = { count: 0, isOver: false };
  const proxy = createServer((incoming, outgoing) => {
    const onward = request(
      origin + incoming.url,
      { method: incoming.method ?? 'GET', headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  proxy.on('upgrade', (incoming, socket) => {
    if (refused.isOver) {
      const onward = request(origin + incoming.url, { headers: incoming.headers });
      onward.on('upgrade', (answer, /** @type {import('node:net').Socket} */ beyond, head) => {
        const headers = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`);
        socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers.join('\r\n')}\r\n\r\n`);
        socket.write(head);
        beyond.pipe(socket).pipe(beyond);
        beyond.on('error', () => socket.destroy());
        socket.on('error', () => beyond.destroy());
      });
      onward.end();
      return;
    }
    refused.count += 1;
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
  closers.push(
    () => proxy.close(),
    () => proxy.closeAllConnections(),
  );
  return { refused, origin: await listen(proxy) };
}

/** @param {string} origin */
function poll(origin) {
  /** @type {string[]} */
  const heard = [];
  const line = openPolling(`${origin}${PATH}/?EIO=4&transport=`, {
    hear: (packet) => heard.push(packet),
    failed: (fault) => heard.push(`failed: ${fault instanceof Error ? fault.message : String(fault)}`),
    ended: () => heard.push('ended'),
    freed: () => heard.push('freed'),
  });
  closers.push(() => line.close());
  return { line, heard };
}

it('says hello, and carries what is said at once, in order and whole', async () => {
  const { origin } = await serve();
  const { line, heard } = poll(origin);
  await expect.poll(() => heard).toEqual([expect.stringMatching(OPEN_PACKET)]);
  const said = ['one', 'two', 'ü'.repeat(50_000), '2/visitor,["😀"]', 'x'.repeat(50_000)];
  for (const text of said) line.send(`4${text}`);
  await expect.poll(() => heard.slice(1)).toEqual(said.map((text) => `4${text} 😀`));
});

it('tells that the server has closed it', async () => {
  const { engine, origin } = await serve();
  const known = once(engine, 'connection');
  const { heard } = poll(origin);
  const [socket] = await known;
  socket.close();
  await expect.poll(() => heard.slice(1)).toContain('ended');
});

it('fails when a request lands where nobody knows it', async () => {
  const { engine, origin } = await serve();
  const { line, heard } = poll(origin);
  await expect.poll(() => heard.length).toBe(1);
  Reflect.set(engine, 'clients', {});
  line.send('4lost');
  await expect.poll(() => heard.slice(1)).toEqual(['failed: The server answered a poll with 400.']);
});

it('tells the server when it is closed, and says nothing after that', async () => {
  const { engine, origin } = await serve();
  const gone = new Promise((resolve) => engine.on('connection', (socket) => socket.on('close', resolve)));
  const { line, heard } = poll(origin);
  await expect.poll(() => heard.length).toBe(1);
  line.close();
  line.send('4nobody hears this');
  await gone;
  expect(heard).toHaveLength(1);
});

/** The engine as Socket.IO's manager uses it. @param {string} origin @param {ReturnType<typeof createWays>} ways */
function connect(origin, ways) {
  const engine = new Socket(origin, { path: PATH, ways });
  /** @type {string[]} */
  const heard = [];
  for (const name of ['open', 'ping', 'data', 'error', 'close'])
    engine.on(name, (told) => heard.push(typeof told === 'string' ? `${name} ${told}` : name));
  closers.push(() => engine.close());
  return { engine, heard };
}

/** Refused twice, as the manager would try. @param {string} origin */
async function afterRefusals(origin, ways = createWays()) {
  for (const _ of [1, 2]) {
    const { heard } = connect(origin, ways);
    await expect.poll(() => heard).toEqual(['error', 'close transport error']);
  }
  return connect(origin, ways);
}

it('takes over where upgrades are refused, and keeps the link by answering pings', async () => {
  const { engine: server, origin } = await serve({ pingInterval: 20, pingTimeout: 5_000 });
  const proxy = await proxyTo(origin);
  const { engine, heard } = await afterRefusals(proxy.origin);
  await expect.poll(() => heard[0]).toBe('open');
  engine.write('hello');
  await expect.poll(() => heard).toContain('data hello 😀');
  await expect.poll(() => heard.filter((each) => each === 'ping').length).toBeGreaterThan(2);
  expect(server.clientsCount).toBe(1);
  expect(proxy.refused.count).toBe(2);
  expect(heard).not.toContain('close transport error');
});

it.each([
  ['the network has gone', () => page.dispatchEvent(new Event('offline')), 'close transport close'],
  [
    'the link is given up',
    (/** @type {InstanceType<typeof Socket>} */ engine) => engine.close(),
    'close forced close',
  ],
])('tries WebSocket first again once %s', async (_what, happens, told) => {
  const { origin } = await serve();
  const proxy = await proxyTo(origin);
  const ways = createWays();
  const { engine, heard } = await afterRefusals(proxy.origin, ways);
  await expect.poll(() => heard).toEqual(['open']);
  happens(engine);
  expect(heard).toEqual(['open', told]);
  expect(ways.next()).toBe('websocket');
});

it('ends when WebSocket comes through again, so that the next link is one', async () => {
  const { origin } = await serve({ pingInterval: 3_600_000 });
  const proxy = await proxyTo(origin);
  const ways = createWays();
  // What the line waits for, without the wait.
  const looks = vi.spyOn(globalThis, 'setTimeout');
  const { heard } = await afterRefusals(proxy.origin, ways);
  await expect.poll(() => heard).toEqual(['open']);
  const lookAgain = () => {
    const [look] =
      looks.mock.calls.findLast(([, ms]) => ms !== undefined && ms >= 60_000 && ms <= 900_000) ?? [];
    look?.();
  };
  lookAgain();
  await expect.poll(() => proxy.refused.count).toBe(3);
  expect(heard).toEqual(['open']);
  proxy.refused.isOver = true;
  lookAgain();
  await expect.poll(() => heard).toEqual(['open', 'close transport close']);
  expect(ways.next()).toBe('websocket');
  looks.mockRestore();
});
