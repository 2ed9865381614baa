import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitorOn, type VisitorClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { frame, rawConnection, rawWebSocket, type RawConnection } from '../testing/raw-socket.ts';

const SHOP = 'https://shop.example';
/** More than the transport takes of one packet. */
const TOO_MANY = 300 * 1024;

let server: TestServer;
let mara: VisitorClient;
const unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);
beforeAll(async () => {
  for (const event of ['unhandledRejection', 'uncaughtException']) process.on(event, note);
  server = await serverOn('embedded');
  mara = await visitorOn(server);
});
afterAll(async () => {
  for (const event of ['unhandledRejection', 'uncaughtException']) process.off(event, note);
  mara.close();
  await server.close();
});

const opened: RawConnection[] = [];
async function open(): Promise<RawConnection> {
  const connection = await rawWebSocket(server.url, SHOP);
  opened.push(connection);
  return connection;
}

/** Let into the visitors' namespace, with a chat that has begun. */
async function begun(): Promise<RawConnection> {
  const connection = await open();
  connection.socket.write(frame(`40/visitor,${JSON.stringify({ siteKey: server.siteKey })}`));
  await connection.until(/40\/visitor,\{"sid"/);
  const visit = JSON.stringify(['visit:start', { visitId: randomUUID(), path: '/' }]);
  connection.socket.write(frame(`42/visitor,1${visit}`));
  await connection.until(/43\/visitor,1\[\{"ok":true/);
  return connection;
}

/** Whatever was sent: others are served as before, and nothing was left unhandled. */
async function othersAreServed(): Promise<boolean> {
  const seq = await mara.say('Are you there?');
  for (const { socket } of opened.splice(0)) socket.destroy();
  return seq > 0 && mara.socket.connected && unhandled.length === 0;
}

describe('[G11] frames that no browser sends end their own connection, and nothing else', () => {
  it.each<[string, Buffer]>([
    ['one that is not masked', frame('2', { masked: false })],
    ['one of a reserved kind', frame('x', { opcode: 3 })],
    ['a control frame of a reserved kind', frame('x', { opcode: 0xb })],
    ['a reserved bit', frame('2', { reserved: 4 })],
    ['every reserved bit', frame('2', { reserved: 7 })],
    ['a ping in pieces', frame('x', { opcode: 9, fin: false })],
    ['a ping of 200 bytes', frame('x'.repeat(200), { opcode: 9 })],
    ['a piece without a beginning', frame('x', { opcode: 0 })],
    ['a message within another’s pieces', Buffer.concat([frame('4', { fin: false }), frame('2')])],
    ['pieces without an end', Buffer.concat(Array.from({ length: 6 }, (_, at) => piece(at)))],
    ['300 KB', frame('4' + 'x'.repeat(TOO_MANY))],
    ['a length of 2^63', frame('x', { claimed: 2n ** 63n })],
    ['a length of a terabyte', frame('x', { claimed: 2n ** 40n })],
    ['text that is no UTF-8', frame(Buffer.from([0x34, 0x32, 0xff, 0xfe, 0xc0]))],
    ['half a surrogate pair in UTF-8', frame(Buffer.from([0x34, 0xed, 0xa0, 0x80]))],
    ['a farewell of one byte', frame('x', { opcode: 8 })],
    ['a farewell with a code that is none', frame(Buffer.from([0x00, 0x05]), { opcode: 8 })],
    ['bytes of nothing', Buffer.from('GET / HTTP/1.1\r\n\r\n'.repeat(50))],
  ])('%s', async (_what, bytes) => {
    const { socket, ended } = await begun();
    socket.write(bytes);
    await ended;
    expect(await othersAreServed()).toBe(true);
  });

  it.each<[string, string | Buffer]>([
    ['a kind there is not', '9'],
    ['nothing', ''],
    ['letters', 'hello'],
    ['a ping, which is ours to send', '2'],
    ['another chat on the same connection', '40/visitor,{"siteKey":"other"}'],
    ['a packet of Socket.IO of a kind there is not', '49'],
    ['a request that is no JSON', '42/visitor,1["message:send",{'],
    ['a request that is no list', '42/visitor,1{"a":1}'],
    ['a request without a name', '42/visitor,1[]'],
    ['a name that is a number of an object', '42/visitor,1[{"a":1},{}]'],
    ['a name that is the library’s own', '42/visitor,1["disconnect",{}]'],
    ['another that is the library’s own', '42/visitor,["connect_error",{}]'],
    ['more attachments than there are numbers', '4599999999999999999999-/visitor,["message:send"]'],
    ['attachments that are no number', '45x-/visitor,["message:send"]'],
    ['an error, which is ours to send', '44/visitor,{"message":"x"}'],
    ['an acknowledgement that is no list', '43/visitor,1{"a":1}'],
  ])('[PR7] packets: %s', async (_what, packet) => {
    const { socket, ended } = await begun();
    socket.write(frame(packet));
    await ended;
    expect(await othersAreServed()).toBe(true);
  });

  it.each<[string, readonly Buffer[]]>([
    ['bytes where text belongs', [frame(Buffer.from([1, 2, 3]), { opcode: 2 })]],
    [
      'an attachment announced and text sent',
      [frame('452-/visitor,1["message:send",{"_placeholder":true,"num":0}]'), frame('42/visitor,2["x",{}]')],
    ],
    [
      'a number of an attachment that does not come',
      [
        frame('451-/visitor,1["message:send",{"_placeholder":true,"num":99}]'),
        frame(Buffer.from([1]), { opcode: 2 }),
      ],
    ],
  ])('[PR7] attachments: %s', async (_what, frames) => {
    const { socket, ended } = await begun();
    for (const each of frames) socket.write(each);
    await ended;
    expect(await othersAreServed()).toBe(true);
  });

  it.each<[string, readonly Buffer[]]>([
    ['an acknowledgement of what was never asked', [frame('43/visitor,77[]')]],
    ['a thousand pongs', Array.from({ length: 1_000 }, () => frame('3'))],
    ['five thousand pings', Array.from({ length: 5_000 }, () => frame('', { opcode: 9 }))],
    ['a namespace there is not', [frame('40/admin,{}')]],
    ['a namespace with a name of 10,000 letters', [frame(`40/${'x'.repeat(10_000)},{}`)]],
    ['the agents’ namespace, uninvited', [frame('40/agent,{}')]],
    ['an opening, which is ours to send', [frame('0{"sid":"x"}')]],
    ['a change of transport and a packet of nothing', ['5', '6'].map((kind) => frame(kind))],
  ])('goes on after %s', async (_what, frames) => {
    const { socket, until } = await begun();
    for (const each of frames) socket.write(each);
    socket.write(frame('42/visitor,9["no:such",{}]'));
    await until(/43\/visitor,9\[\{"ok":false/);
    expect(await othersAreServed()).toBe(true);
  });

  it('[CO1] lets nobody into a namespace that is nobody’s', async () => {
    const { socket, until } = await open();
    socket.write(frame('40'));
    await until(/44\{"message":/);
    expect(await othersAreServed()).toBe(true);
  });

  it('[CO1] keeps no connection of which nothing is left', async () => {
    const { socket, ended } = await begun();
    socket.write(frame('41/visitor,'));
    await ended;
    expect(await othersAreServed()).toBe(true);
  });

  it('half a farewell ends a connection whole, and a reset harms nobody', async () => {
    const half = await begun();
    half.socket.end();
    await half.ended;
    (await begun()).socket.resetAndDestroy();
    expect(await othersAreServed()).toBe(true);
  });
});

describe('[G11] ways in that are none', () => {
  const head = (lines: readonly string[]) =>
    [...lines, `Host: ${new URL(server.url).host}`, '\r\n'].join('\r\n');
  const upgrade = ['Connection: Upgrade', 'Upgrade: websocket'];
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
  const GET = 'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1';

  it.each<[string, readonly string[], RegExp]>([
    [
      'a polled packet with other separators',
      ['POST /socket.io/?EIO=4&transport=polling&sid=x HTTP/1.1', 'Content-Length: 0'],
      /^HTTP\/1\.1 400 /,
    ],
    ['an unknown transport', ['GET /socket.io/?EIO=4&transport=__proto__ HTTP/1.1'], /^HTTP\/1\.1 400 /],
    ['no version of the protocol', ['GET /socket.io/?transport=websocket HTTP/1.1'], /^HTTP\/1\.1 400 /],
    [
      'an unknown session',
      [GET.replace('EIO=4', 'EIO=4&sid=abc'), ...upgrade, 'Sec-WebSocket-Version: 13', key],
      /^HTTP\/1\.1 400 /,
    ],
    ['an upgrade without a key', [GET, ...upgrade, 'Sec-WebSocket-Version: 13'], /^HTTP\/1\.1 400 /],
    ['an old WebSocket', [GET, ...upgrade, 'Sec-WebSocket-Version: 7', key], /^HTTP\/1\.1 4\d\d /],
    [
      'an upgrade of another path',
      [GET.replace('/socket.io/', '/console/'), ...upgrade, 'Sec-WebSocket-Version: 13', key],
      /^(?:HTTP\/1\.1 4\d\d |$)/,
    ],
    [
      'an upgrade to something else',
      [GET, 'Connection: Upgrade', 'Upgrade: h2c'],
      /^(?:HTTP\/1\.1 4\d\d |$)/,
    ],
  ])('%s', async (_what, lines, expected) => {
    const { ended, heard, until, socket } = rawConnection(server.url, head([...lines]));
    await Promise.race([until(/\r\n\r\n/).catch(() => undefined), ended]);
    expect(heard()).toMatch(expected);
    socket.destroy();
    expect(await othersAreServed()).toBe(true);
  });
});

describe('[G11] polled packets', () => {
  const address = () => `${server.url}/socket.io/?EIO=4&transport=polling`;
  const headers = { origin: SHOP, 'content-type': 'text/plain;charset=UTF-8' };

  it.each<[string, string | Uint8Array]>([
    ['another separator', '40/visitor,{}\x1f2\x1f3'],
    ['separators alone', '\x1e'.repeat(1_000)],
    ['five thousand pongs', Array.from({ length: 5_000 }, () => '3').join('\x1e')],
    ['bytes that are no UTF-8', Uint8Array.of(0x34, 0x32, 0xff, 0xfe, 0x1e, 0xc0)],
    ['base64 that is none', 'b%%%%\x1ebAAAA'],
    ['more than the transport takes', `4${'x'.repeat(TOO_MANY)}`],
  ])('%s', async (_what, body) => {
    const opening = await (await fetch(address(), { headers })).text();
    const { sid } = JSON.parse(opening.slice(1)) as { sid: string };
    const answered = await fetch(`${address()}&sid=${sid}`, { method: 'POST', headers, body }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      // Whoever sends too much may find the line cut before they are told.
      () => 'cut',
    );
    expect([200, 400, 413, 'cut']).toContain(answered);
    expect(await othersAreServed()).toBe(true);
  });
});

function piece(at: number): Buffer {
  return frame('4' + 'x'.repeat(60 * 1024), { opcode: at === 0 ? 1 : 0, fin: false });
}
