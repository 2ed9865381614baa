import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { session } from '../db/schema/index.ts';
import { engines, openForTest, withDatabase } from '../db/testing.ts';
import { createLog } from '../log/create-log.ts';
import { openHttpForTest, type Answered, type HttpForTest } from './testing.ts';

const PASSWORD = 'correct horse battery';

describe.each(engines)('login over HTTP on %s', (engine) => {
  const database = withDatabase(engine);
  let http: HttpForTest;
  let setUp: Answered;
  const logged: string[] = [];
  let adminId = '';

  beforeAll(async () => {
    const log = createLog({ level: 'info', to: { write: (line) => logged.push(line) } });
    http = await openHttpForTest(database(), { overrides: { log } });
    const token = (await http.setupLinks.create()) ?? '';
    const body = { token, name: 'Ada', email: 'Ada@Example.com ', password: PASSWORD };
    setUp = await http.ask('/api/setup', { body });
    const found = await http.auth.sessionOf({ cookie: setUp.cookie });
    adminId = found?.agent.id ?? '';
  });
  afterAll(() => http.close());

  const signIn = (email: string, password = PASSWORD, more: object = {}) =>
    http.ask('/api/auth/sign-in/email', { body: { email, password, ...more } });
  const anAgent = async () => {
    const email = `${randomUUID()}@example.com`;
    const input = { name: 'Nora', email, password: PASSWORD, role: 'agent' as const };
    return (await http.people.create(adminId, input)).person;
  };

  it('makes the first admin by the set-up link, and signs them in at once', async () => {
    const admin = { id: adminId, name: 'Ada', email: 'ada@example.com', role: 'admin' };
    expect(setUp).toMatchObject({ status: 200, reply: { ok: true, value: { agent: admin } } });
    expect(await http.auth.sessionOf({ cookie: setUp.cookie })).toMatchObject({ agent: admin });
  });

  it('closes the set-up for good', async () => {
    const body = { token: 'x'.repeat(32), name: 'Eve', email: 'eve@example.com', password: PASSWORD };
    expect(await http.ask('/api/setup', { body })).toMatchObject({
      status: 404,
      reply: { ok: false, refusal: { code: 'not-found' } },
    });
    expect(await http.setupLinks.create()).toBeNull();
  });

  it('signs in somebody an admin has added; the answer holds no token', async () => {
    const { email, id } = await anAgent();
    const answered = await signIn(email.toUpperCase());
    expect(answered.status).toBe(200);
    expect(answered.reply).toMatchObject({ ok: true, value: { agent: { id, email, role: 'agent' } } });
    const [row] = await database().db.select().from(session).where(eq(session.userId, id));
    expect(row?.token).toMatch(/^.{32}$/);
    expect(JSON.stringify(answered.reply)).not.toContain(row?.token);
    expect(await http.auth.sessionOf({ cookie: answered.cookie })).toEqual({
      sessionId: row?.id,
      expiresAt: row?.expiresAt.getTime(),
      mustSetUpTwoFactor: false,
      agent: { id, name: 'Nora', email, role: 'agent' },
    });
  });

  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const { headers } = await signIn('ada@example.com');
    const [cookie = '', ...rest] = headers.getSetCookie();
    expect(rest).toEqual([]);
    expect(cookie).toMatch(/^attune\.session_token=/);
    const attributes = cookie.split('; ').slice(1).toSorted();
    expect(attributes).toEqual(['HttpOnly', 'Max-Age=604800', 'Path=/', 'SameSite=Strict']);
  });

  it('tells the log who came in and that somebody did not, and nothing of what was entered', async () => {
    const { id, email } = await anAgent();
    logged.length = 0;
    await signIn(email);
    await signIn(email, 'not this one at all');
    const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toMatchObject([
      { level: 'info', msg: 'somebody signed in', kind: 'password', personId: id },
      { level: 'warn', msg: 'a sign-in was refused', kind: 'password', code: 'unauthenticated' },
    ]);
    expect(logged.join('')).not.toContain(email);
    expect(logged.join('')).not.toContain('not this one');
  });

  it('forgets with the browser when asked to', async () => {
    const { headers } = await signIn('ada@example.com', PASSWORD, { rememberMe: false });
    expect(headers.getSetCookie().join()).not.toContain('Max-Age');
  });

  it('answers an unknown address and a wrong password alike', async () => {
    const unknown = await signIn('nobody@example.com', 'wrong password');
    const wrong = await signIn('ada@example.com', 'wrong password');
    expect(unknown.status).toBe(401);
    expect(unknown.reply).toEqual(wrong.reply);
    expect(wrong.status).toBe(401);
    expect(wrong.cookie).toBe('');
  });

  it('lets nobody in who is disabled, and says so only to who knows the password', async () => {
    const { id, email } = await anAgent();
    await http.people.update(adminId, { personId: id, disabled: true });
    expect(await signIn(email)).toMatchObject({ status: 403, reply: { refusal: { code: 'forbidden' } } });
    expect(await signIn(email, 'wrong password')).toMatchObject({ status: 401 });
  });

  it('knows no session of somebody disabled, even one that slipped in meanwhile', async () => {
    const { id, email } = await anAgent();
    const { cookie } = await signIn(email);
    const [kept] = await database().db.select().from(session).where(eq(session.userId, id));
    await http.people.update(adminId, { personId: id, disabled: true });
    if (kept !== undefined) await database().db.insert(session).values(kept);
    expect(await http.auth.sessionOf({ cookie })).toBeNull();
    const answered = await http.ask('/api/auth/get-session', { method: 'GET', headers: { cookie } });
    expect(answered.reply).toEqual({ ok: true, value: null });
  });

  it('tells a page who is signed in', async () => {
    const { cookie } = await signIn('ada@example.com');
    const known = await http.ask('/api/auth/get-session', { method: 'GET', headers: { cookie } });
    expect(known.reply).toMatchObject({ ok: true, value: { agent: { id: adminId } } });
    expect(known.headers.get('cache-control')).toBe('no-store');
    const unknown = await http.ask('/api/auth/get-session', { method: 'GET' });
    expect(unknown.reply).toEqual({ ok: true, value: null });
  });

  it.each(['attune.session_token=', 'attune.session_token=abc', 'attune.session_token=%E0%A4%A', 'x'])(
    'takes the cookie "%s" for nobody',
    async (cookie) => {
      expect(await http.auth.sessionOf({ cookie })).toBeNull();
    },
  );

  it('takes a cookie with another signature for nobody', async () => {
    const { cookie } = await signIn('ada@example.com');
    const [token = ''] = cookie.split('.').slice(1).join('.').split('.');
    const forged = `attune.${token}.${Buffer.alloc(32).toString('base64')}`;
    expect(await http.auth.sessionOf({ cookie: forged })).toBeNull();
  });

  it('ends the session on signing out, and takes the cookie back', async () => {
    const { cookie } = await signIn('ada@example.com');
    const answered = await http.ask('/api/auth/sign-out', { headers: { cookie } });
    expect(answered).toMatchObject({ status: 200, reply: { ok: true, value: null } });
    expect(answered.headers.getSetCookie().join()).toContain('Max-Age=0');
    expect(await http.auth.sessionOf({ cookie })).toBeNull();
    expect(await http.ask('/api/auth/sign-out')).toMatchObject({ status: 200 });
  });

  it('ends every session when the password changes, and begins a new one', async () => {
    const { id, email } = await anAgent();
    const [here, there] = [await signIn(email), await signIn(email)];
    const changed = await http.ask('/api/auth/change-password', {
      headers: { cookie: here.cookie },
      body: { currentPassword: PASSWORD, newPassword: 'another horse' },
    });
    expect(changed).toMatchObject({ status: 200, reply: { ok: true, value: { agent: { id } } } });
    expect(await http.auth.sessionOf({ cookie: here.cookie })).toBeNull();
    expect(await http.auth.sessionOf({ cookie: there.cookie })).toBeNull();
    expect((await http.auth.sessionOf({ cookie: changed.cookie }))?.agent.id).toBe(id);
    expect(await signIn(email)).toMatchObject({ status: 401 });
    expect(await signIn(email, 'another horse')).toMatchObject({ status: 200 });
  });

  it('changes no password without the current one, nor without a session', async () => {
    const { email } = await anAgent();
    const { cookie } = await signIn(email);
    const body = { currentPassword: 'wrong password', newPassword: 'another horse' };
    expect(await http.ask('/api/auth/change-password', { headers: { cookie }, body })).toMatchObject({
      status: 400,
      reply: { refusal: { code: 'invalid', field: 'currentPassword' } },
    });
    expect(await http.ask('/api/auth/change-password', { body })).toMatchObject({ status: 401 });
  });

  it('keeps the address that asked, and believes no header of the client', async () => {
    const { id, email } = await anAgent();
    const body = { email, password: PASSWORD };
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-attune-address': '203.0.113.9' };
    await http.ask('/api/auth/sign-in/email', { body, headers });
    const [row] = await database().db.select().from(session).where(eq(session.userId, id));
    expect(row?.ipAddress).toBe('127.0.0.1');
  });
});

describe('roads into the login library that are closed', () => {
  const database = withDatabase('postgresql');
  let http: HttpForTest;
  beforeAll(async () => {
    http = await openHttpForTest(database());
  });
  afterAll(() => http.close());

  it.each([
    'sign-up/email',
    'admin/create-user',
    'admin/set-role',
    'admin/impersonate-user',
    'admin/list-users',
    'update-user',
    'delete-user',
    'request-password-reset',
    'sign-in/social',
    'callback/x',
    'ok',
    'error',
    '',
  ])('/api/auth/%s', async (path) => {
    for (const method of ['GET', 'POST']) {
      const answered = await http.ask(`/api/auth/${path}`, {
        method,
        ...(method === 'POST' && { body: {} }),
      });
      expect(answered).toMatchObject({ status: 404, reply: { refusal: { code: 'unknown-event' } } });
    }
  });
});

describe('limits of guessing', () => {
  const database = withDatabase('postgresql');
  const wrong = (email: string) => ({ body: { email, password: 'wrong password' } });

  it('stops the 21st attempt on one account, from whatever addresses, and says when to come back', async () => {
    const http = await openHttpForTest(database(), { config: { trustProxy: 1 } });
    const statuses: number[] = [];
    for (let n = 0; n < 20; n++) {
      const headers = { 'x-forwarded-for': `198.51.100.${n}` };
      const { status } = await http.ask('/api/auth/sign-in/email', { ...wrong('ada@example.com'), headers });
      statuses.push(status);
    }
    expect(new Set(statuses)).toEqual(new Set([401]));
    const stopped = await http.ask('/api/auth/sign-in/email', wrong('ADA@example.com'));
    expect(stopped).toMatchObject({ status: 429, reply: { refusal: { code: 'rate-limited' } } });
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await http.ask('/api/auth/sign-in/email', wrong('bob@example.com'))).toMatchObject({
      status: 401,
    });
    await http.close();
  });

  it('stops the 31st attempt of one address in a minute, whatever it forwards', async () => {
    const http = await openHttpForTest(database());
    const statuses = await Promise.all(
      Array.from({ length: 31 }, async (_, n) => {
        const headers = { 'x-forwarded-for': `198.51.100.${n}` };
        const answered = await http.ask('/api/auth/sign-in/email', {
          ...wrong(`a${n}@example.com`),
          headers,
        });
        return answered.status;
      }),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    await http.close();
  });
});

it('answers 503 and a time to come back while the database is away', async () => {
  const database = await openForTest('embedded');
  const http = await openHttpForTest(database);
  const token = (await http.setupLinks.create()) ?? '';
  const person = { name: 'Ada', email: 'ada@example.com', password: PASSWORD };
  const { cookie } = await http.ask('/api/setup', { body: { token, ...person } });
  await database.close();
  const away = { status: 503, reply: { ok: false, refusal: { code: 'unavailable', retryAfterMs: 1_000 } } };
  const { name: _name, ...body } = person;
  expect(await http.ask('/api/auth/sign-in/email', { body })).toMatchObject(away);
  expect(await http.ask('/api/auth/get-session', { method: 'GET', headers: { cookie } })).toMatchObject(away);
  expect(await http.ask('/api/setup', { body: { token, ...person } })).toMatchObject(away);
  await http.close();
});

it('with an https address, sends cookies over https to this host alone', async () => {
  const database = await openForTest('postgresql');
  const http = await openHttpForTest(database, { config: { publicUrl: 'https://chat.example.com' } });
  const token = (await http.setupLinks.create()) ?? '';
  const body = { token, name: 'Ada', email: 'ada@example.com', password: PASSWORD };
  const { headers, cookie } = await http.ask('/api/setup', { body });
  const [line = ''] = headers.getSetCookie();
  expect(line).toMatch(/^__Host-attune\.session_token=/);
  expect(line.split('; ')).toContain('Secure');
  expect((await http.auth.sessionOf({ cookie }))?.agent.name).toBe('Ada');
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  await http.close();
  await database.close();
});
