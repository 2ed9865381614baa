import { MAX_FRAME_BYTES } from '@attune/protocol';
import fc from 'fast-check';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { user } from '../db/schema/index.ts';
import { withDatabase } from '../db/testing.ts';
import type { Limits } from './limits.ts';
import { openHttpForTest, type HttpForTest } from './testing.ts';

/** These tests ask far more often than anybody may. */
const unlimited: Limits = {
  take: () => Promise.resolve({ limit: 1, remaining: 1, resetMs: 0 }),
  clear: () => Promise.resolve(),
};

const database = withDatabase('postgresql');
let http: HttpForTest;
beforeAll(async () => {
  http = await openHttpForTest(database(), { overrides: { limits: unlimited } });
});
afterAll(() => http.close());

const SETUP = { token: 'x'.repeat(32), name: 'Eve', email: 'eve@example.com', password: 'correct horse' };

describe('bodies', () => {
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

  it.each<[string, string | Uint8Array, number, string]>([
    ['no body', '', 400, 'invalid'],
    ['malformed JSON', '{"token":', 400, 'invalid'],
    ['JSON that is no object', 'null', 400, 'invalid'],
    ['a list', '[]', 400, 'invalid'],
    ['a NUL', JSON.stringify({ ...SETUP, name: 'Eve\0' }), 400, 'invalid'],
    ['a NUL in a key', '{"a\\u0000b": 1}', 400, 'invalid'],
    ['half a surrogate pair', JSON.stringify(SETUP).replace('Eve', String.raw`Eve\ud800`), 400, 'invalid'],
    ['bytes that are no UTF-8', Uint8Array.of(0x22, 0xff, 0xfe, 0x22), 400, 'invalid'],
    ['a prototype key', '{"__proto__": {"role": "admin"}}', 400, 'invalid'],
    ['an unknown key', JSON.stringify({ ...SETUP, role: 'admin' }), 400, 'invalid'],
    ['11 levels', deep(11), 413, 'too-large'],
    ['20,000 levels in little space', '['.repeat(20_000) + ']'.repeat(20_000), 413, 'too-large'],
    ['65 KB', JSON.stringify({ ...SETUP, name: 'x'.repeat(65 * 1024) }), 413, 'too-large'],
    ['one byte too much', `"${'x'.repeat(MAX_FRAME_BYTES - 1)}"`, 413, 'too-large'],
  ])('%s', async (_name, body, status, code) => {
    const answered = await http.ask('/api/setup', { body });
    expect(answered).toMatchObject({ status, reply: { ok: false, refusal: { code } } });
    expect(answered.reply).toHaveProperty('refusal.message', expect.stringMatching(/^[A-Z"].*\.$/));
  });

  it('names the field that is wrong', async () => {
    const answered = await http.ask('/api/setup', { body: { ...SETUP, password: 'short' } });
    expect(answered.reply).toEqual({
      ok: false,
      refusal: {
        code: 'invalid',
        field: 'password',
        message: '"password" must have at least 10 characters.',
      },
    });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'takes no content type "%s"',
    async (type) => {
      const answered = await http.ask('/api/setup', {
        headers: { 'content-type': type },
        body: JSON.stringify(SETUP),
      });
      expect(answered).toMatchObject({ status: 415, reply: { refusal: { code: 'invalid' } } });
    },
  );

  it('takes no compressed body', async () => {
    const answered = await http.ask('/api/setup', { headers: { 'content-encoding': 'gzip' }, body: SETUP });
    expect(answered).toMatchObject({ status: 415, reply: { refusal: { code: 'invalid' } } });
  });
});

describe('methods and paths', () => {
  it.each([
    ['GET', '/api/setup', 'POST'],
    ['PUT', '/api/auth/sign-in/email', 'POST'],
    ['DELETE', '/api/auth/sign-out', 'POST'],
    ['POST', '/api/auth/get-session', 'GET, HEAD'],
  ])('%s %s is refused, naming what is taken', async (method, path, allowed) => {
    const answered = await http.ask(path, { method });
    expect(answered).toMatchObject({ status: 405, reply: { refusal: { code: 'unknown-event' } } });
    expect(answered.headers.get('allow')).toBe(allowed);
  });

  it.each([
    '/api',
    '/api/nothing',
    '/nothing',
    '/widget/nothing.js',
    '/demo/nothing',
    '/.env',
    '/api/setup/x',
  ])('%s is not there', async (path) => {
    const answered = await http.ask(path, { method: 'GET' });
    expect(answered).toMatchObject({ status: 404, reply: { refusal: { code: 'unknown-event' } } });
  });

  it.each(['/console/%ff', '/demo/%', '/widget/%E0%A4%A', '/demo/a%00b'])(
    '%s is refused as it cannot be read',
    async (path) => {
      const { status, reply } = await http.ask(path, { method: 'GET' });
      expect([400, 404]).toContain(status);
      expect(reply.ok).toBe(false);
    },
  );

  it.each(['../package.json', '..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', '....//package.json'])(
    'leads nowhere outside its folder: /demo/%s',
    async (path) => {
      // `fetch` would tidy the path before sending it.
      const answer = await sendRaw(http.port, `GET /demo/${path} HTTP/1.1`);
      expect(answer).toMatch(/^HTTP\/1\.1 40[034] /);
      expect(answer).not.toContain('"name"');
    },
  );
});

describe('pages of others', () => {
  const signOut = (headers: Readonly<Record<string, string>>) =>
    sendRaw(
      http.port,
      [
        'POST /api/auth/sign-out HTTP/1.1',
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ].join('\r\n'),
    );

  it.each([
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
    { Cookie: 'attune.session_token=x' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site', Cookie: 'x=y' },
    { 'Sec-Fetch-Site': 'none' },
  ])('change nothing here: %o', async (headers) => {
    const answer = await signOut(headers);
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(answer).toContain('"code":"forbidden"');
  });

  it.each<Record<string, string>>([{}, { 'Sec-Fetch-Site': 'same-origin', Cookie: 'x=y' }])(
    'are told from our own, and from programs without a cookie: %o',
    async (headers) => {
      expect(await signOut(headers)).toMatch(/^HTTP\/1\.1 200 /);
    },
  );

  it.each(['localhost', '127.0.0.1'])('ours may be called %s', async (name) => {
    expect(await signOut({ Origin: `http://${name}:${http.port}` })).toMatch(/^HTTP\/1\.1 200 /);
    expect(await signOut({ Origin: `http://${name}:1` })).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('says which setting makes an address ours', async () => {
    expect(await signOut({ Origin: 'http://192.168.0.4:4000' })).toContain('set PUBLIC_URL to it');
  });

  it('may not even read: no answer of the API names another origin', async () => {
    const answered = await http.ask('/api/auth/get-session', {
      method: 'GET',
      headers: { origin: 'https://evil.example' },
    });
    expect(answered.headers.get('access-control-allow-origin')).toBeNull();
    expect(answered.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });
});

it('answers whatever is sent, never with a fault', { timeout: 120_000 }, async () => {
  const routes = ['/api/setup', '/api/auth/sign-in/email', '/api/auth/change-password'];
  const almost = fc.record(
    {
      token: fc.oneof(fc.string(), fc.constant('x'.repeat(32))),
      name: fc.string({ unit: 'binary' }),
      email: fc.oneof(fc.emailAddress(), fc.string()),
      password: fc.oneof(fc.string({ minLength: 10, maxLength: 130 }), fc.jsonValue()),
      currentPassword: fc.string(),
      newPassword: fc.string(),
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    almost,
    fc.jsonValue({ maxDepth: 12 }),
    fc.string({ unit: 'binary' }),
    fc.uint8Array(),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...routes), body, async (path, sent) => {
      const answered = await http.ask(path, { body: sent });
      expect(answered.reply.ok).toBe(false);
      expect([400, 401, 404, 413, 415]).toContain(answered.status);
    }),
    { numRuns: 500 },
  );
  expect(await database().db.select().from(user)).toEqual([]);
});

/** Sends a request as it stands and answers what comes back. */
function sendRaw(port: number, head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
    socket.write(`${head}\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
  });
}
