import type { Attachment, Reply } from '@attune/protocol';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitorOn, type VisitorClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { rawConnection } from '../testing/raw-socket.ts';

const ORIGIN = 'https://shop.example';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const SCRIPT = '<script>alert(1)</script>';

let server: TestServer;
let mara: VisitorClient;
beforeAll(async () => {
  server = await serverOn('embedded', {}, { TRUST_PROXY: '1' });
  mara = await visitorOn(server);
});
afterAll(async () => {
  mara.close();
  await server.close();
});

const path = () => `/api/visitor/conversations/${mara.visit.conversation.id}/attachments`;
let asked = 0;
/** Each from elsewhere: one address may not upload so often. */
const headers = () => ({
  authorization: `Bearer ${mara.token}`,
  origin: ORIGIN,
  'x-forwarded-for': `192.0.2.${++asked % 250}`,
});

interface Sent {
  readonly status: number;
  readonly attachment: Attachment | null;
}

async function send(bytes: Buffer, name: string): Promise<Sent> {
  const response = await fetch(`${server.url}${path()}?site=${server.siteKey}`, {
    method: 'POST',
    headers: { ...headers(), 'x-file-name': encodeURIComponent(name) },
    body: new Uint8Array(bytes),
  });
  const reply = (await response.json()) as Reply<{ attachment: Attachment }>;
  return { status: response.status, attachment: reply.ok ? reply.value.attachment : null };
}

/** So many may wait to be sent; each test makes room again. */
async function discard(id: string): Promise<void> {
  await fetch(`${server.url}${path()}/${id}?site=${server.siteKey}`, {
    method: 'DELETE',
    headers: headers(),
  });
}

/** A zip of one entry that unpacks to far more than it weighs. */
function zipBomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(20 * 1024 * 1024));
  const name = Buffer.from('zeros.bin');
  const head = Buffer.alloc(30);
  head.write('PK\x03\x04', 'latin1');
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name, packed]);
}

describe('files that are two things at once', () => {
  it.each<[string, Buffer]>([
    ['SVG', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`)],
    ['SVG after its declaration', Buffer.from(`<?xml version="1.0"?>\n<!-- a -->\n<svg>${SCRIPT}</svg>`)],
    ['SVG after a mark of its byte order', Buffer.from(`\ufeff<svg>${SCRIPT}</svg>`)],
    ['SVG after blank lines', Buffer.from(`\n\n \t<svg>${SCRIPT}</svg>`)],
    ['SVG in UTF-16', Buffer.from(`\ufeff<svg>${SCRIPT}</svg>`, 'utf16le')],
    ['HTML', Buffer.from(`<!doctype html>${SCRIPT}`)],
    ['a script of a shell', Buffer.from('#!/bin/sh\nrm -rf /')],
    ['a program of Windows', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100, 1)])],
    ['a program of Linux', Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(100, 1)])],
    ['nothing', Buffer.alloc(0)],
    ['a zip bomb, where archives are not taken', zipBomb()],
  ])('%s is refused, whatever it is called', async (_what, bytes) => {
    for (const name of ['cat.png', 'bill.pdf', 'notes.txt', 'x.svg'])
      expect((await send(bytes, name)).status).toBe(400);
  });

  it.each<[string, Buffer, string, string]>([
    ['a GIF that is a script', Buffer.from(`GIF89a/*${'\0'.repeat(6)}*/=1;alert(1)`), 'x.js', 'image/gif'],
    ['a PDF that is a page', Buffer.from(`%PDF-1.7\n${SCRIPT}<html>`), 'x.html', 'application/pdf'],
    ['a PNG that is a page', Buffer.concat([PNG, Buffer.from(`<html>${SCRIPT}`)]), 'x.html', 'image/png'],
    ['text that is a script', Buffer.from('alert(document.domain)'), 'x.js', 'text/plain; charset=utf-8'],
    ['text with a page in it', Buffer.from(`hello ${SCRIPT}`), 'x.html', 'text/plain; charset=utf-8'],
  ])('%s is sent back as what its bytes are, to be saved and never run', async (_what, bytes, name, type) => {
    const { attachment } = await send(bytes, name);
    if (attachment === null) throw new Error('it was refused');
    expect(attachment.name).not.toMatch(/\.(?:js|html?)$/i);
    const response = await fetch(`${server.url}${path()}/${attachment.id}?site=${server.siteKey}`, {
      headers: headers(),
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      'content-disposition': expect.stringMatching(/^attachment; /),
      'cache-control': expect.stringContaining('private'),
    });
    await discard(attachment.id);
  });
});

describe('names of files', () => {
  it.each<[string, string]>([
    ['../../../etc/passwd.png', 'passwd.png'],
    [String.raw`C:\windows\system32\cat.png`, 'cat.png'],
    ['....//....//cat.png', 'cat.png'],
    ['.htaccess', 'htaccess.png'],
    ['cat\0.html', 'cat.html.png'],
    ['cat\r\nSet-Cookie: a=b.png', 'catSet-Cookie a=b.png'],
    ['\u202egpj.exe', 'gpj.exe.png'],
    ['cat.png"; filename="x.html', 'cat.png; filename=x.html.png'],
    ['<img src=x onerror=alert(1)>.png', 'img src=x onerror=alert(1).png'],
    ['CON', 'CON.png'],
    ['', 'file.png'],
  ])('%j becomes harmless', async (given, kept) => {
    const { attachment } = await send(PNG, given);
    expect(attachment?.name).toBe(kept);
    await discard(attachment?.id ?? '');
  });

  it.each(['a'.repeat(10_000), '\u{1f431}'.repeat(900), 'e\u0301'.repeat(500)])(
    '%#: one of any length is cut',
    async (given) => {
      const { status, attachment } = await send(PNG, given);
      expect([200, 431]).toContain(status);
      expect(Array.from(attachment?.name ?? '').length).toBeLessThanOrEqual(120);
      if (attachment !== null) await discard(attachment.id);
    },
  );
});

describe('bodies that are not what was announced', () => {
  const raw = (lines: readonly string[], body: string) =>
    rawConnection(
      server.url,
      [
        `POST ${path()}?site=${server.siteKey} HTTP/1.1`,
        `Host: ${new URL(server.url).host}`,
        ...Object.entries(headers()).map(([name, value]) => `${name}: ${value}`),
        ...lines,
        '',
        body,
      ].join('\r\n'),
    );

  it('one that breaks off stands in nobody’s way', async () => {
    for (const line of ['Content-Length: 5000', 'Transfer-Encoding: chunked']) {
      const { socket } = raw(
        [line, 'X-File-Name: cut.txt'],
        line.startsWith('C') ? 'half of it' : '5\r\nhalf ',
      );
      // By the time this is stored, the beginning of the file has come.
      await mara.say('One moment');
      socket.destroy();
    }
    const { attachment } = await send(PNG, 'whole.png');
    expect(attachment?.bytes).toBe(PNG.length);
    await discard(attachment?.id ?? '');
  });

  it('several in one form are no file', async () => {
    const part = (name: string) =>
      `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${SCRIPT}\r\n`;
    const body = `${part('a.png')}${part('a.png')}--x--\r\n`;
    const response = await fetch(`${server.url}${path()}?site=${server.siteKey}`, {
      method: 'POST',
      headers: { ...headers(), 'content-type': 'multipart/form-data; boundary=x', 'x-file-name': 'a.png' },
      body,
    });
    const reply = (await response.json()) as Reply<{ attachment: Attachment }>;
    // The body is the file: a form is text, kept as text under a name of its own.
    expect(reply.ok ? reply.value.attachment.type : 'refused').toMatch(/^(?:text\/plain|refused)/);
  });

  it('one that announces a terabyte is refused before it comes', async () => {
    const { heard, until, socket } = raw(['Content-Length: 1099511627776', 'X-File-Name: big.png'], 'x');
    await until(/\r\n\r\n/);
    expect(heard()).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });
});
