import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitorOn, type VisitorClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { rawConnection } from '../testing/raw-socket.ts';
import { createBoundedServer, HTTP_BOUNDS } from './bounded-server.ts';

let server: TestServer;
let mara: VisitorClient;
let host = '';
beforeAll(async () => {
  server = await serverOn('embedded');
  mara = await visitorOn(server);
  ({ host } = new URL(server.url));
});
afterAll(async () => {
  mara.close();
  await server.close();
});

/** Says it, and waits until the server has hung up. @returns everything it answered */
async function say(bytes: string): Promise<string> {
  const { ended, heard } = rawConnection(server.url, bytes);
  await ended;
  expect(await mara.say('Are you there?')).toBeGreaterThan(0);
  return heard();
}

/** Heads of the answers, in order. */
const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => match[1]);
const CLOSE = 'Connection: close\r\n';
const HIDDEN = 'GET /api/v1/sites HTTP/1.1\r\nHost: hidden\r\n\r\n';

describe('[G11] requests whose end two servers could see in different places', () => {
  it.each<[string, string]>([
    ['a length and chunks', `Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ['chunks and a length', `Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ['two lengths', `Content-Length: 2\r\nContent-Length: 60\r\n\r\n{}${HIDDEN}`],
    ['a list of lengths', `Content-Length: 2, 60\r\n\r\n{}${HIDDEN}`],
    ['a length with a sign', `Content-Length: +2\r\n\r\n{}${HIDDEN}`],
    ['a length below nothing', `Content-Length: -1\r\n\r\n${HIDDEN}`],
    ['a length in another base', `Content-Length: 0x2\r\n\r\n{}${HIDDEN}`],
    ['chunked, twice', `Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ['chunked, but not last', `Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ['chunked, misspelt', `Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ['a space before the colon', `Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ['a folded line', `X-One: a\r\n b\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ['lines that end in LF alone', `Content-Length: 2\nX-One: a\r\n\r\n{}${HIDDEN}`],
    ['a CR within a line', `X-One: a\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ['a NUL within a line', `X-One: a\0b\r\n\r\n${HIDDEN}`],
    ['a chunk whose length is no number', `Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n${HIDDEN}`],
    [
      'a chunk that is longer than it says',
      `Transfer-Encoding: chunked\r\n\r\n1\r\n{}{}\r\n0\r\n\r\n${HIDDEN}`,
    ],
  ])('are refused, and what is hidden behind them is not answered: %s', async (_what, rest) => {
    const answer = await say(`POST /api/setup HTTP/1.1\r\nHost: ${host}\r\n${rest}`);
    expect(statuses(answer)).toHaveLength(1);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toMatch(/connection: close/i);
  });
});

describe('[G11] requests that are no honest ones', () => {
  it.each<[string, string, RegExp]>([
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['an unknown method', `BREW / HTTP/1.1\r\nHost: x\r\n\r\n`, /^HTTP\/1\.1 400 /],
    ['a version to come', `GET / HTTP/3.0\r\nHost: x\r\n\r\n`, /^HTTP\/1\.1 (?:400|505) /],
    ['the first bytes of TLS', '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['20 KB of headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
    ['an address of 20 KB', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, /^HTTP\/1\.1 431 /],
    [
      'TRACE',
      `TRACE / HTTP/1.1\r\nHost: x\r\nCookie: secret=1\r\n${CLOSE}\r\n`,
      /^HTTP\/1\.1 4\d\d (?![\s\S]*secret)/,
    ],
    ['CONNECT', `CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n`, /^$/],
    [
      'a name of another server',
      `GET http://169.254.169.254/latest HTTP/1.1\r\nHost: x\r\n${CLOSE}\r\n`,
      /^HTTP\/1\.1 404 /,
    ],
    [
      'two slashes',
      `GET //evil.example/%2e%2e HTTP/1.1\r\nHost: x\r\n${CLOSE}\r\n`,
      /^HTTP\/1\.1 404 (?![\s\S]*location:)/i,
    ],
    [
      'a way up',
      `GET /console/../../package.json HTTP/1.1\r\nHost: x\r\n${CLOSE}\r\n`,
      /^HTTP\/1\.1 \d{3} (?![\s\S]*devDependencies)/,
    ],
    [
      'an encoded way up',
      `GET /demo/%2e%2e%2f%2e%2e%2fpackage.json HTTP/1.1\r\nHost: x\r\n${CLOSE}\r\n`,
      /^HTTP\/1\.1 4\d\d /,
    ],
    [
      'a twice encoded way up',
      `GET /demo/%252e%252e%252fpackage.json HTTP/1.1\r\nHost: x\r\n${CLOSE}\r\n`,
      /^HTTP\/1\.1 4\d\d /,
    ],
    [
      'a NUL in the address',
      `GET /console/%00 HTTP/1.1\r\nHost: x\r\n${CLOSE}\r\n`,
      /^HTTP\/1\.1 (?:4\d\d|200) /,
    ],
    [
      'a line break in the address',
      `GET /demo/%0d%0aX-Evil:%20yes HTTP/1.1\r\nHost: x\r\n${CLOSE}\r\n`,
      /^HTTP\/1\.1 4\d\d (?![\s\S]*\r\nX-Evil)/,
    ],
  ])('%s', async (_what, bytes, expected) => {
    expect(await say(bytes)).toMatch(expected);
  });

  it('many at once on one connection are each answered, in order', async () => {
    const one = (path: string) => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n`;
    const many = Array.from({ length: 50 }, (_, at) => `${one(at % 2 === 0 ? '/healthz' : '/nowhere')}\r\n`);
    const answer = await say(`${many.join('')}${one('/healthz')}${CLOSE}\r\n`);
    const expected = Array.from({ length: 51 }, (_, at) => (at % 2 === 0 ? '200' : '404'));
    expect(statuses(answer)).toEqual(expected);
  });
});

describe('[G12] nobody is waited for', () => {
  const soon = { ...HTTP_BOUNDS, headersMs: 200, requestMs: 400, lookEveryMs: 50, connections: 3 };
  const bounded = createBoundedServer(soon);
  let url = '';
  beforeAll(async () => {
    bounded.on('request', (request, response) => {
      request.resume().on('end', () => response.end('done'));
      request.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => bounded.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(bounded.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    bounded.closeAllConnections();
    await new Promise((resolve) => bounded.close(resolve));
  });

  it.each([
    ['headers that do not end', 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '],
    ['a body that does not come', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nab'],
    ['chunks that do not end', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n'],
  ])('%s end the connection', async (_what, bytes) => {
    const { ended, heard } = rawConnection(url, bytes);
    await ended;
    expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('more connections than there may be are closed as they come', async () => {
    const kept = [1, 2, 3].map(() => rawConnection(url, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
    await Promise.all(kept.map(({ until }) => until(/done/)));
    const { ended, heard } = rawConnection(url, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await ended;
    expect(heard()).toBe('');
    for (const { socket } of kept) socket.destroy();
  });

  it('the server that is shipped has these bounds', () => {
    const shipped = createBoundedServer();
    expect([shipped.headersTimeout, shipped.requestTimeout, shipped.maxConnections]).toEqual([
      15_000, 300_000, 20_000,
    ]);
  });
});
