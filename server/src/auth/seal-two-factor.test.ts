import { authenticatorCode } from '@attune/testing/authenticator';
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { silent, withDatabase } from '../db/testing.ts';
import { insertPerson } from '../people/person.repository.ts';
import { createAuth } from './create-auth.ts';

const OLD = 'the secret there was until now 0123456789';
const NEW = 'the secret there is from now on 0123456789';
const password = 'correct horse battery';
const asking = (cookie = '') => ({ headers: { cookie }, address: '192.0.2.1' });
const cookieOf = (cookies: readonly string[]) => cookies.map((line) => line.split(';')[0]).join('; ');

const database = withDatabase('postgresql');

it('an authenticator outlives a change of SECRET', async () => {
  const { db } = database();
  const withSecrets = (secret: string, secretBefore?: string) =>
    createAuth({
      config: { secret, ...(secretBefore === undefined ? {} : { secretBefore }) },
      db,
      log: silent,
    });
  const before = withSecrets(OLD);
  const email = 'nora@example.com';
  const passwordHash = await before.hashPassword(password);
  await insertPerson(db, {
    id: randomUUID(),
    name: 'Nora',
    email,
    role: 'agent',
    passwordHash,
    at: Date.now(),
  });
  const { cookies } = await before.signIn({ email, password }, asking());
  const { key, backupCodes } = await before.twoFactor.begin({ password }, asking(cookieOf(cookies)));
  await before.twoFactor.confirm(authenticatorCode(key, Date.now()), asking(cookieOf(cookies)));

  expect(await withSecrets(NEW, OLD).sealTwoFactor()).toBe(1);
  expect(await withSecrets(NEW, OLD).sealTwoFactor()).toBe(0);

  const after = withSecrets(NEW);
  for (const code of [authenticatorCode(key, Date.now()), backupCodes[0] ?? '']) {
    const begun = await after.signIn({ email, password }, asking());
    expect(begun.session).toBeNull();
    const { session } = await after.signInWithCode({ code }, asking(cookieOf(begun.cookies)), async () => {});
    expect(session.agent.email).toBe(email);
  }
});
