import type { Reply, Role, SignedInAnswer, TwoFactorBegun } from '@attune/protocol';
import { authenticatorCode } from '@attune/testing/authenticator';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  auditEntries,
  outbox,
  passwordResets as resetTable,
  personInvitations,
  session,
} from '../db/schema/index.ts';
import { openForTest, silent, withDatabase } from '../db/testing.ts';
import { createOutbox } from '../jobs/outbox.ts';
import { createPasswordResets } from '../people/password-resets.ts';
import { openHttpForTest, type HttpForTest } from './testing.ts';

const PASSWORD = 'correct horse battery';
const STEP_MS = 30_000;

const valueOf = <Value>({ reply }: { readonly reply: Reply<unknown> }): Value => {
  if (!reply.ok) throw new Error(reply.refusal.message);
  return reply.value as Value;
};

/** Each request from an address of its own: how often one address may ask is not what this is about. */
function fromEverywhere(http: HttpForTest): HttpForTest {
  let count = 0;
  return {
    ...http,
    ask: (path, asking) => {
      const from = `10.0.${count >> 8}.${count++ & 255}`;
      return http.ask(path, { ...asking, headers: { 'x-forwarded-for': from, ...asking?.headers } });
    },
  };
}

describe('accounts over HTTP', () => {
  const database = withDatabase('postgresql');
  let http: HttpForTest;
  let admin = { id: '', name: 'Ada', cookie: '' };

  beforeAll(async () => {
    http = fromEverywhere(await openHttpForTest(database(), { config: { trustProxy: 1 } }));
    const token = (await http.setupLinks.create()) ?? '';
    const body = { token, name: 'Ada', email: 'ada@example.com', password: PASSWORD };
    const setUp = await http.ask('/api/setup', { body });
    admin = { ...admin, id: valueOf<SignedInAnswer>(setUp).agent.id, cookie: setUp.cookie };
  });
  afterAll(() => http.close());

  const aPerson = async (role: Role = 'agent') => {
    const email = `${randomUUID()}@example.com`;
    const { person } = await http.people.create(admin.id, { name: 'Nora', email, password: PASSWORD, role });
    return person;
  };
  const signIn = (email: string, headers: Record<string, string> = {}) =>
    http.ask('/api/auth/sign-in/email', { headers, body: { email, password: PASSWORD } });
  const post = (path: string, cookie: string, body: unknown) => http.ask(path, { headers: { cookie }, body });
  /** Somebody whose sign-in asks for a code. */
  const aTwoFactorPerson = async (role: Role = 'agent') => {
    const person = await aPerson(role);
    const first = await signIn(person.email);
    const begun = valueOf<TwoFactorBegun>(
      await post('/api/auth/two-factor/begin', first.cookie, { password: PASSWORD }),
    );
    const code = authenticatorCode(begun.key, Date.now());
    const confirmed = await post('/api/auth/two-factor/confirm', first.cookie, { code });
    return { person, begun, first, confirmed };
  };
  const actionsOf = async (personId: string) => {
    const rows = await database().db.select().from(auditEntries).where(eq(auditEntries.subjectId, personId));
    return rows.map(({ action }) => action).sort();
  };

  describe('signing in with a code', () => {
    it('[AC1] is on once a code was confirmed; the former session and all others are over', async () => {
      const person = await aPerson();
      const [here, elsewhere] = [await signIn(person.email), await signIn(person.email)];
      const begun = valueOf<TwoFactorBegun>(
        await post('/api/auth/two-factor/begin', here.cookie, { password: PASSWORD }),
      );
      expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Attune/);
      expect(begun.backupCodes).toHaveLength(10);
      expect((await signIn(person.email)).reply, 'not yet').toMatchObject({ value: { next: 'console' } });
      const wrong = await post('/api/auth/two-factor/confirm', here.cookie, { code: '000000' });
      expect(wrong).toMatchObject({ status: 400, reply: { refusal: { field: 'code' } } });
      const code = authenticatorCode(begun.key, Date.now());
      const confirmed = await post('/api/auth/two-factor/confirm', here.cookie, { code });
      expect(confirmed.reply).toMatchObject({ ok: true, value: { next: 'console' } });
      expect(await http.auth.sessionOf({ cookie: here.cookie })).toBeNull();
      expect(await http.auth.sessionOf({ cookie: elsewhere.cookie })).toBeNull();
      expect((await http.auth.sessionOf({ cookie: confirmed.cookie }))?.agent.id).toBe(person.id);
      expect(await actionsOf(person.id)).toContain('two-factor.enabled');
    });

    it('[AC1] gives no session for the password alone, and one for the code, which works once', async () => {
      const { person, begun } = await aTwoFactorPerson();
      const asked = await signIn(person.email);
      expect(asked.reply).toEqual({ ok: true, value: { next: 'code' } });
      expect(await http.auth.sessionOf({ cookie: asked.cookie })).toBeNull();
      const wrong = await post('/api/auth/sign-in/code', asked.cookie, { code: '000000' });
      expect(wrong).toMatchObject({ status: 400, reply: { refusal: { code: 'invalid', field: 'code' } } });
      const code = authenticatorCode(begun.key, Date.now());
      const signedIn = await post('/api/auth/sign-in/code', asked.cookie, { code });
      expect(signedIn.reply).toMatchObject({ ok: true, value: { next: 'console' } });
      expect((await http.auth.sessionOf({ cookie: signedIn.cookie }))?.agent.id).toBe(person.id);

      const again = await signIn(person.email);
      const replayed = await post('/api/auth/sign-in/code', again.cookie, { code });
      expect(replayed).toMatchObject({ status: 400, reply: { refusal: { field: 'code' } } });
      const later = authenticatorCode(begun.key, Date.now() + STEP_MS);
      const third = await signIn(person.email);
      const next = await post('/api/auth/sign-in/code', third.cookie, { code: later });
      expect(next.reply).toMatchObject({ ok: true });
    });

    it('[AC2] takes a backup code once, however it is typed', async () => {
      const { person, begun } = await aTwoFactorPerson();
      const code = ` ${(begun.backupCodes[0] ?? '').toUpperCase().replace('-', '')} `;
      const first = await post('/api/auth/sign-in/code', (await signIn(person.email)).cookie, { code });
      expect(first.reply).toMatchObject({ ok: true, value: { next: 'console' } });
      const second = await post('/api/auth/sign-in/code', (await signIn(person.email)).cookie, { code });
      expect(second).toMatchObject({ status: 400, reply: { refusal: { field: 'code' } } });
      const signedIn = await http.auth.sessionOf({ cookie: first.cookie });
      if (signedIn === null) throw new Error('nobody is signed in');
      expect((await http.ownAccounts.get(signedIn)).twoFactor).toEqual({
        enabled: true,
        backupCodesLeft: 9,
        required: false,
      });
    });

    it('[AC3] asks a trusted browser for the password alone, until two-factor is lifted', async () => {
      const { person, begun } = await aTwoFactorPerson();
      const asked = await signIn(person.email);
      const code = begun.backupCodes[0];
      const trusted = await post('/api/auth/sign-in/code', asked.cookie, { code, trustDevice: true });
      const again = await signIn(person.email, { cookie: trusted.cookie });
      expect(again.reply).toMatchObject({ ok: true, value: { next: 'console' } });
      await http.signInRules.liftTwoFactor(admin.id, person.id);
      expect(await http.auth.sessionOf({ cookie: again.cookie })).toBeNull();
      expect((await signIn(person.email)).reply).toMatchObject({ value: { next: 'console' } });
    });

    it('[AC2] begins again after five wrong codes, and locks the account after ten', async () => {
      const { person, begun } = await aTwoFactorPerson();
      const codes: (string | undefined)[] = [];
      for (const round of [1, 2]) {
        const asked = await signIn(person.email);
        for (let n = 0; n < 5 + (round === 1 ? 1 : 0); n++) {
          const { reply } = await post('/api/auth/sign-in/code', asked.cookie, { code: '000000' });
          codes.push(reply.ok ? 'ok' : reply.refusal.code);
        }
      }
      expect(codes.slice(0, 6)).toEqual([...Array<string>(5).fill('invalid'), 'unauthenticated']);
      const right = authenticatorCode(begun.key, Date.now());
      const locked = await post('/api/auth/sign-in/code', (await signIn(person.email)).cookie, {
        code: right,
      });
      expect(locked).toMatchObject({ status: 429, reply: { refusal: { code: 'rate-limited' } } });
    });

    it('[AC4] is switched off with the password, and not without', async () => {
      const { person, confirmed } = await aTwoFactorPerson();
      const wrong = await post('/api/auth/two-factor/end', confirmed.cookie, { password: 'wrong password' });
      expect(wrong).toMatchObject({ status: 400, reply: { refusal: { field: 'password' } } });
      const ended = await post('/api/auth/two-factor/end', confirmed.cookie, { password: PASSWORD });
      expect(ended.reply).toEqual({ ok: true, value: null });
      expect((await signIn(person.email)).reply).toMatchObject({ value: { next: 'console' } });
      expect(await actionsOf(person.id)).toEqual(['two-factor.disabled', 'two-factor.enabled']);
    });

    it('[AC4] gives new backup codes for the password; the former ones are void', async () => {
      const { person, begun, confirmed } = await aTwoFactorPerson();
      const renewed = await post('/api/auth/two-factor/backup-codes', confirmed.cookie, {
        password: PASSWORD,
      });
      const { backupCodes } = valueOf<{ backupCodes: string[] }>(renewed);
      const tryCode = async (code: string | undefined) =>
        (await post('/api/auth/sign-in/code', (await signIn(person.email)).cookie, { code })).reply.ok;
      expect(await tryCode(begun.backupCodes[0])).toBe(false);
      expect(await tryCode(backupCodes[0])).toBe(true);
    });

    it('nobody who is signed out sets anything up', async () => {
      for (const [path, body] of [
        ['begin', { password: PASSWORD }],
        ['confirm', { code: '123456' }],
        ['end', { password: PASSWORD }],
        ['backup-codes', { password: PASSWORD }],
      ] as const)
        expect(await http.ask(`/api/auth/two-factor/${path}`, { body })).toMatchObject({ status: 401 });
      expect(await http.ask('/api/auth/sign-in/code', { body: { code: '123456' } })).toMatchObject({
        status: 401,
      });
    });
  });

  describe('[AC5] where everybody has to sign in with a code', () => {
    it('who has none set up can do that, sign out, and nothing else', async () => {
      const plain = await aPerson();
      const { person: boss } = await aTwoFactorPerson('admin');
      await expect(http.signInRules.save(admin.id, { twoFactorRequired: true })).rejects.toMatchObject({
        code: 'conflict',
      });
      const before = await signIn(plain.email);
      await http.signInRules.save(boss.id, { twoFactorRequired: true });
      const refusal = { code: 'second-factor' };
      await expect(http.auth.sessionOf({ cookie: before.cookie })).rejects.toMatchObject(refusal);
      const { reply, cookie } = await signIn(plain.email);
      expect(reply).toMatchObject({ ok: true, value: { next: 'two-factor' } });
      const change = { currentPassword: PASSWORD, newPassword: 'another horse' };
      expect((await post('/api/auth/change-password', cookie, change)).reply).toMatchObject({ refusal });
      const file = await http.get(`/api/conversations/${randomUUID()}/transcript.txt`, { cookie });
      expect(file.status).toBe(403);

      const begun = valueOf<TwoFactorBegun>(
        await post('/api/auth/two-factor/begin', cookie, { password: PASSWORD }),
      );
      const code = authenticatorCode(begun.key, Date.now());
      const confirmed = await post('/api/auth/two-factor/confirm', cookie, { code });
      expect(confirmed.reply).toMatchObject({ value: { next: 'console' } });
      expect((await http.auth.sessionOf({ cookie: confirmed.cookie }))?.agent.id).toBe(plain.id);
      const off = await post('/api/auth/two-factor/end', confirmed.cookie, { password: PASSWORD });
      expect(off).toMatchObject({ status: 403, reply: { refusal: { code: 'forbidden' } } });
      await http.signInRules.save(boss.id, { twoFactorRequired: false });
    });
  });

  describe('invitations', () => {
    const tokenOf = (url: string | null) => /\/console\/join#([\w-]{32})$/.exec(url ?? '')?.[1] ?? '';
    const invite = async (role: Role = 'lead') => {
      const email = `${randomUUID()}@example.com`;
      const { url, invitation } = await http.personInvitations.invite(admin, { email, role });
      return { email, invitation, token: tokenOf(url) };
    };
    const join = (token: string, password = PASSWORD) =>
      http.ask('/api/join', { body: { token, name: 'Noor', password } });

    it('[AC6] let in whoever has the link, as what they were invited, once', async () => {
      const { email, token } = await invite();
      const look = await http.ask('/api/join/look', { body: { token } });
      expect(look.reply).toEqual({ ok: true, value: { email, role: 'lead', byName: 'Ada' } });
      const joined = await join(token);
      expect(joined.reply).toMatchObject({
        ok: true,
        value: { agent: { email, name: 'Noor', role: 'lead' } },
      });
      const signedIn = await http.auth.sessionOf({ cookie: joined.cookie });
      expect(await actionsOf(signedIn?.agent.id ?? '')).toEqual(['person.joined']);
      expect(await join(token)).toMatchObject({ status: 404 });
      expect(await http.ask('/api/join/look', { body: { token } })).toMatchObject({ status: 404 });
    });

    it('[AC6] make one person when ten use the link at once', async () => {
      const { token } = await invite();
      const all = await Promise.all(Array.from({ length: 10 }, () => join(token)));
      expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    });

    it('[AC6] are void when they were taken back, renewed, or are older than 7 days; no token is kept', async () => {
      const [taken, renewed, old] = [await invite(), await invite(), await invite()];
      await http.personInvitations.takeBack(admin.id, taken.invitation.id);
      const again = await http.personInvitations.inviteAgain(admin.id, renewed.invitation.id);
      const { db } = database();
      await db
        .update(personInvitations)
        .set({ expiresAt: Date.now() })
        .where(eq(personInvitations.id, old.invitation.id));
      for (const { token } of [taken, renewed, old])
        expect(await join(token)).toMatchObject({ status: 404, reply: { refusal: { code: 'not-found' } } });
      expect(JSON.stringify(await db.select().from(personInvitations))).not.toContain(tokenOf(again.url));
      expect(await join(tokenOf(again.url))).toMatchObject({ status: 200 });
    });

    it('are made by admins alone, and not of somebody who is there', async () => {
      const person = await aPerson('lead');
      const input = { email: `${randomUUID()}@example.com`, role: 'admin' as const };
      await expect(http.personInvitations.invite(person, input)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(
        http.personInvitations.invite(admin, { email: person.email, role: 'agent' }),
      ).rejects.toMatchObject({ code: 'conflict', details: { field: 'email' } });
    });

    it('[AC8] leave a common password out', async () => {
      const { token } = await invite();
      expect(await join(token, 'Password123')).toMatchObject({
        status: 400,
        reply: { refusal: { code: 'invalid', field: 'password' } },
      });
      expect(await join(token)).toMatchObject({ status: 200 });
    });
  });

  describe('a forgotten password', () => {
    const tokenOf = (url: string | null) => /\/console\/reset#([\w-]{32})$/.exec(url ?? '')?.[1] ?? '';
    const reset = (token: string, password = 'another horse') =>
      http.ask('/api/auth/reset', { body: { token, password } });

    it('[AC7] is replaced by a link that works once; every session and trusted browser is over', async () => {
      const { person, begun } = await aTwoFactorPerson();
      const asked = await signIn(person.email);
      const trusted = await post('/api/auth/sign-in/code', asked.cookie, {
        code: begun.backupCodes[0],
        trustDevice: true,
      });
      const { url } = await http.passwordResets.give(admin.id, person.id);
      const token = tokenOf(url);
      expect(JSON.stringify(await database().db.select().from(resetTable))).not.toContain(token);
      expect(await reset(token, '1234567890')).toMatchObject({ reply: { refusal: { field: 'password' } } });
      expect((await reset(token)).reply).toEqual({ ok: true, value: null });
      expect(await reset(token)).toMatchObject({ status: 404 });
      expect(await http.auth.sessionOf({ cookie: trusted.cookie })).toBeNull();
      expect(await signIn(person.email)).toMatchObject({ status: 401 });
      const body = { email: person.email, password: 'another horse' };
      const back = await http.ask('/api/auth/sign-in/email', { headers: { cookie: trusted.cookie }, body });
      expect(back.reply).toEqual({ ok: true, value: { next: 'code' } });
      expect(await actionsOf(person.id)).toContain('password.reset');
    });

    it('[AC7] lets no link live on that is an hour old, or whose person was disabled', async () => {
      const [late, gone] = [await aPerson(), await aPerson()];
      const lateToken = tokenOf((await http.passwordResets.give(admin.id, late.id)).url);
      const goneToken = tokenOf((await http.passwordResets.give(admin.id, gone.id)).url);
      await database()
        .db.update(resetTable)
        .set({ expiresAt: Date.now() })
        .where(eq(resetTable.userId, late.id));
      await http.people.update(admin.id, { personId: gone.id, disabled: true });
      expect(await reset(lateToken)).toMatchObject({ status: 404 });
      expect(await reset(goneToken)).toMatchObject({ status: 404 });
    });

    it('says so where no mail server is set up, whoever asks', async () => {
      for (const email of ['ada@example.com', 'nobody@example.com'])
        expect(await http.ask('/api/auth/reset/ask', { body: { email } })).toMatchObject({
          status: 409,
          reply: { refusal: { code: 'conflict' } },
        });
    });
  });

  it('[AC9] somebody sees and ends their own sessions, and no others', async () => {
    const [person, stranger] = [await aPerson(), await aPerson()];
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const here = await signIn(person.email, { 'user-agent': agent });
    const there = await signIn(person.email);
    const theirs = await http.auth.sessionOf({ cookie: (await signIn(stranger.email)).cookie });
    const mine = await http.auth.sessionOf({ cookie: here.cookie });
    if (mine === null || theirs === null) throw new Error('nobody is signed in');
    const { sessions } = await http.ownAccounts.get(mine);
    expect(sessions).toHaveLength(2);
    expect(sessions.find(({ isThis }) => isThis)).toMatchObject({ device: 'Firefox on Linux' });
    await expect(http.ownAccounts.endSession(mine, theirs.sessionId)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await http.ownAccounts.endOtherSessions(mine)).toEqual({ ended: 1 });
    expect(await http.auth.sessionOf({ cookie: there.cookie })).toBeNull();
    expect(await http.auth.sessionOf({ cookie: here.cookie })).not.toBeNull();
    expect(await database().db.select().from(session).where(eq(session.id, theirs.sessionId))).toHaveLength(
      1,
    );
  });
});

it('[AC7] answers the same whether there is such an account, and looks it up in a job', async () => {
  const database = await openForTest('postgresql');
  const { db } = database;
  const passwordResets = createPasswordResets({
    db,
    outbox: createOutbox({ db, log: silent, now: Date.now }),
    mails: { owe: () => Promise.reject(new Error('not here')) },
    accountLinks: { passwordReset: () => Promise.resolve(null) },
    canMail: () => Promise.resolve(true),
    hashPassword: (text) => Promise.resolve(text),
    now: Date.now,
    wakeJobs: () => {},
  });
  const http = await openHttpForTest(database, { overrides: { passwordResets } });
  const token = (await http.setupLinks.create()) ?? '';
  await http.ask('/api/setup', {
    body: { token, name: 'Ada', email: 'ada@example.com', password: PASSWORD },
  });
  const [known, unknown] = [
    await http.ask('/api/auth/reset/ask', { body: { email: 'ada@example.com' } }),
    await http.ask('/api/auth/reset/ask', { body: { email: 'nobody@example.com' } }),
  ];
  expect(known.reply).toEqual({ ok: true, value: null });
  expect(unknown.reply).toEqual(known.reply);
  const debts = await db.select({ topic: outbox.topic }).from(outbox);
  expect(debts.filter(({ topic }) => topic === 'password-reset-asked')).toHaveLength(2);
  for (let n = 0; n < 4; n++)
    await http.ask('/api/auth/reset/ask', { body: { email: 'nobody@example.com' } });
  expect(await http.ask('/api/auth/reset/ask', { body: { email: 'nobody@example.com' } })).toMatchObject({
    status: 429,
  });
  await http.close();
  await database.close();
});
