import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInnerAddress } from './inner-address.ts';
import { createOutbound, OutboundError, type OutboundRequest } from './outbound.ts';

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url} ${request.headers.host}`);
  const path = request.url ?? '';
  if (path === '/redirect') response.writeHead(302, { location: 'http://127.0.0.1/' }).end();
  else if (path === '/much') response.end('x'.repeat(70_000));
  else if (path !== '/never') request.pipe(response);
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const post = (path: string, host = '127.0.0.1'): OutboundRequest => ({
  url: `http://${host}:${port}${path}`,
  method: 'POST',
  headers: {},
  body: 'hello',
  timeoutMs: 5_000,
  maxBytes: 64 * 1024,
});
const open = createOutbound({ allowInner: true });

describe('addresses of inner networks', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '[::1]',
    'fe80::1',
    'fd00:ec2::254',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:0:a00::',
    'ff02::1',
    'nonsense',
    '',
  ])('%s is one', (address) => {
    expect(isInnerAddress(address)).toBe(true);
  });

  it.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:4700::1111', '[2a00:1450:4001::1]'])(
    '%s is none',
    (address) => {
      expect(isInnerAddress(address)).toBe(false);
    },
  );
});

describe('asking an address that somebody typed in', () => {
  const guarded = (...addresses: string[]) =>
    createOutbound({
      allowInner: false,
      resolve: () => Promise.resolve(addresses.map((address) => ({ address, family: 4 }))),
    });

  it('sends what it is given and reads the answer', async () => {
    const answer = await open.ask(post('/echo'));
    expect([answer.status, Buffer.from(answer.body).toString()]).toEqual([200, 'hello']);
  });

  it.each([
    [() => guarded().ask(post('/in', '127.0.0.1')), 'inner network'],
    [() => guarded().ask(post('/in', '2130706433')), 'inner network'],
    [() => guarded().ask(post('/in', '[::ffff:127.0.0.1]')), 'inner network'],
    [() => guarded('10.0.0.7').ask(post('/in', 'hooks.example')), 'inner network'],
    [() => guarded('93.184.216.34', '127.0.0.1').ask(post('/in', 'hooks.example')), 'inner network'],
    [() => guarded().ask(post('/in', 'hooks.example')), 'leads nowhere'],
    [() => open.ask({ ...post('/in'), url: 'file:///etc/passwd' }), 'must begin with https'],
    [() => open.ask({ ...post('/in'), url: 'http://me:word@127.0.0.1/' }), 'no password'],
    [() => open.ask(post('/redirect')), 'redirect (302)'],
    [() => open.ask(post('/much')), 'more than 64 KB'],
    [() => open.ask({ ...post('/never'), timeoutMs: 50 }), 'No answer within 0.05 s'],
  ])('refuses in words (%#)', async (ask, words) => {
    asked.length = 0;
    const refused = ask();
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toBeInstanceOf(OutboundError);
    expect(asked.some((line) => line.includes('/in'))).toBe(false);
  });

  it('looks a name up once and connects there, wherever the name leads a moment later', async () => {
    let lookUps = 0;
    const rebinding = createOutbound({
      allowInner: true,
      // First here, then to an address that refuses; asking twice would end there.
      resolve: () => Promise.resolve([{ address: lookUps++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }]),
    });
    asked.length = 0;
    const { status } = await rebinding.ask(post('/pinned', 'rebind.example'));
    expect([status, lookUps]).toEqual([200, 1]);
    expect(asked).toEqual([`POST /pinned rebind.example:${port}`]);
  });
});
