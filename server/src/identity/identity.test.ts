import { generateKeyPairSync } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IdentityKey, WhoAnswer } from '@attune/protocol';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

const ORIGIN = 'https://shop.example';
let server: TestServer;
let admin: AgentClient;
let key: IdentityKey;
let secret: Uint8Array;

beforeAll(async () => {
  server = await serverOn('embedded');
  admin = await agentOn(server.url, server.adminCookie);
  ({ key, secret } = await aKey());
}, 120_000);
afterAll(async () => {
  admin.close();
  await server.close();
});

async function aKey(): Promise<{ key: IdentityKey; secret: Uint8Array }> {
  const made = valueOf(
    await admin.reply('identity-key:create', { siteId: server.siteId, name: 'shop', algorithm: 'HS256' }),
  );
  return { key: made.key, secret: new TextEncoder().encode(made.secret ?? '') };
}

interface Signed {
  readonly claims?: JWTPayload;
  readonly aud?: string;
  readonly exp?: string;
  readonly kid?: string;
  readonly with?: Uint8Array;
}

/** A token as the shop's server makes it. */
const tokenFor = (sub: string, { claims = {}, aud, exp = '10m', kid, with: signer }: Signed = {}) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', kid: kid ?? key.id })
    .setSubject(sub)
    .setAudience(aud ?? server.siteKey)
    .setExpirationTime(exp)
    .sign(signer ?? secret);

async function ask(method: 'POST' | 'DELETE', body?: unknown, bearer?: string): Promise<Response> {
  return fetch(`${server.url}/api/visitor/who?site=${server.siteKey}`, {
    method,
    headers: {
      origin: ORIGIN,
      'content-type': 'application/json',
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function tell(body: unknown, bearer?: string): Promise<WhoAnswer> {
  const response = await ask('POST', body, bearer);
  const reply = (await response.json()) as { ok: boolean; value: WhoAnswer; refusal?: unknown };
  if (!response.ok) throw new Error(JSON.stringify(reply));
  return reply.value;
}

const arrive = (token?: string) => visitorOn({ ...server, token });

/** What agents see of who somebody is. */
const seen = async (conversationId: string) =>
  valueOf(await admin.reply('conversation:open', { conversationId })).visitor;

describe('somebody whose site has signed for them', () => {
  it('is found again in another browser, with what the site said of them', async () => {
    const token = await tokenFor('mara-1', {
      claims: { name: 'Mara', email: 'mara@shop.example', attributes: { plan: 'gold' } },
    });
    const phone = await tell({ token });
    const first = await arrive(phone.token);
    await first.say('Where is my parcel?');
    const laptop = await tell({ token: await tokenFor('mara-1') });
    const second = await arrive(laptop.token);
    expect(laptop.token).not.toBe(phone.token);
    expect(second.visit.conversation.id).toBe(first.visit.conversation.id);
    const { name, identity } = await seen(first.visit.conversation.id);
    expect(name).toBe('Mara');
    expect(identity.proven).toMatchObject({ subject: 'mara-1' });
    first.close();
    second.close();
  });

  it('takes along what they had begun in this browser, and the token of before opens nothing of it', async () => {
    const before = await arrive();
    await before.say('I am stuck at the till');
    const ended = new Promise((resolve) => before.socket.once('disconnect', resolve));
    const { token, isSomebodyElse } = await tell({ token: await tokenFor('noa-1') }, before.token);
    await ended;
    expect(isSomebodyElse).toBe(false);
    const after = await arrive(token);
    expect(after.visit.conversation.id).toBe(before.visit.conversation.id);
    const thief = await arrive(before.token);
    const { id: conversationId } = before.visit.conversation;
    expect(thief.visit.conversation.id).not.toBe(conversationId);
    expect(await thief.reply('conversation:sync', { conversationId, afterSeq: 0 })).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
    after.close();
    thief.close();
  });

  it('does not take along what came here by a link from another device', async () => {
    const elsewhere = await arrive();
    await elsewhere.say('Begun on another device');
    const { id: conversationId } = elsewhere.visit.conversation;
    const { token: link } = valueOf(await elsewhere.reply('resume:create', { conversationId }));
    const here = await arrive();
    const resumed = valueOf(
      await here.reply('visit:start', { visitId: randomUUID(), path: '/', resume: link }),
    );
    const told = await tell({ token: await tokenFor('ida-1') }, resumed.token);
    const ida = await arrive(told.token);
    expect(ida.visit.conversation.id).not.toBe(conversationId);
    expect(told.isSomebodyElse).toBe(true);
    for (const client of [elsewhere, here, ida]) client.close();
  });

  it('is not opened by a link either', async () => {
    const { token } = await tell({ token: await tokenFor('lea-1') });
    const lea = await arrive(token);
    await lea.say('Mine alone');
    const { id: conversationId } = lea.visit.conversation;
    const { token: link } = valueOf(await lea.reply('resume:create', { conversationId }));
    const other = await arrive();
    const answer = valueOf(
      await other.reply('visit:start', { visitId: randomUUID(), path: '/', resume: link }),
    );
    expect(answer.conversation.id).not.toBe(conversationId);
    expect(answer.resumeProblem).toContain('Sign in');
    lea.close();
    other.close();
  });

  it('keeps the token they have, and whoever comes after them in the same browser is somebody else', async () => {
    const { token: first } = await tell({ token: await tokenFor('one') });
    expect(await tell({ token: await tokenFor('one') }, first)).toEqual({ isSomebodyElse: false });
    const second = await tell({ token: await tokenFor('two') }, first);
    expect(second.isSomebodyElse).toBe(true);
    expect(second.token).toBeDefined();
  });

  it('leaves: the token opens nothing any more, and the connection ends', async () => {
    const { token = '' } = await tell({ token: await tokenFor('kim-1') });
    const kim = await arrive(token);
    const ended = new Promise((resolve) => kim.socket.once('disconnect', resolve));
    expect((await ask('DELETE', undefined, token)).status).toBe(200);
    await ended;
    const again = await arrive(token);
    expect(again.visit.visitorId).not.toBe(kim.visit.visitorId);
    again.close();
  });
});

describe('what a page says without a signature', () => {
  it('is kept as said, beside somebody nobody has vouched for', async () => {
    const { token } = await tell({ attributes: { plan: 'gold', seats: 3 } });
    const someone = await arrive(token);
    await someone.say('Hello');
    const { identity } = await seen(someone.visit.conversation.id);
    expect(identity).toEqual({ proven: null, said: { plan: 'gold', seats: 3 } });
    someone.close();
  });

  it('is refused in words when it is too much', async () => {
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`a${index}`, true]));
    await expect(tell({ attributes: many })).rejects.toThrow('at most 20 attributes');
    await expect(tell({ attributes: { a: 'x'.repeat(201) } })).rejects.toThrow('at most 200 characters');
  });
});

describe('a token that is not good is refused with the reason', () => {
  it.each<[string, () => Promise<string>, string]>([
    ['another site’s', () => tokenFor('x', { aud: 'another' }), 'aud'],
    ['one that ends in two hours', () => tokenFor('x', { exp: '2h' }), 'more than an hour ahead'],
    ['one that has ended', () => tokenFor('x', { exp: '-5m' }), 'expired'],
    ['one signed with another secret', () => tokenFor('x', { with: new Uint8Array(32) }), 'signature'],
    ['one of an unknown key', () => tokenFor('x', { kid: 'k_nobody' }), 'kid'],
    ['no JWT at all', () => Promise.resolve('hello'), 'no JWT'],
    [
      'one that is not signed',
      async () => {
        const [, body] = (await tokenFor('x')).split('.');
        const header = Buffer.from(JSON.stringify({ alg: 'none', kid: key.id })).toString('base64url');
        return `${header}.${body}.`;
      },
      'signature',
    ],
  ])('%s', async (_what, make, why) => {
    const response = await ask('POST', { token: await make() });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain(why);
  });
});

describe('keys', () => {
  it.each(['ES256', 'RS256'] as const)('%s: the site keeps its private key to itself', async (algorithm) => {
    const pair =
      algorithm === 'ES256'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('rsa', { modulusLength: 2048 });
    const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const made = valueOf(
      await admin.reply('identity-key:create', {
        siteId: server.siteId,
        name: 'own',
        algorithm,
        publicKey,
      }),
    );
    expect(made.secret).toBeNull();
    const sign = (alg: string, signer: Parameters<SignJWT['sign']>[0]) =>
      new SignJWT({})
        .setProtectedHeader({ alg, kid: made.key.id })
        .setSubject(`by-${algorithm}`)
        .setAudience(server.siteKey)
        .setExpirationTime('10m')
        .sign(signer);
    expect((await tell({ token: await sign(algorithm, pair.privateKey) })).token).toBeDefined();
    // The public key is no secret: whoever signs with it as if it were one is refused.
    const forged = await sign('HS256', new TextEncoder().encode(publicKey));
    expect((await ask('POST', { token: forged })).status).toBe(401);
  });

  it('refuses what is no public key', async () => {
    const reply = await admin.reply('identity-key:create', {
      siteId: server.siteId,
      name: 'own',
      algorithm: 'RS256',
      publicKey: 'hello',
    });
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'invalid', field: 'publicKey' } });
  });

  it('that was revoked signs nothing any more, and ends what began with it', async () => {
    const second = await aKey();
    const signed = { kid: second.key.id, with: second.secret };
    const { token } = await tell({ token: await tokenFor('eve-1', signed) });
    const eve = await arrive(token);
    const ended = new Promise((resolve) => eve.socket.once('disconnect', resolve));
    const siteId = server.siteId;
    valueOf(await admin.reply('identity-key:revoke', { siteId, keyId: second.key.id }));
    await ended;
    expect((await ask('POST', { token: await tokenFor('eve-1', signed) })).status).toBe(401);
    const again = await arrive(token);
    expect(again.visit.visitorId).not.toBe(eve.visit.visitorId);
    again.close();
    const { keys } = valueOf(await admin.reply('identity-key:list', { siteId }));
    expect(keys.find(({ id }) => id === second.key.id)?.revokedAt).not.toBeNull();
    expect(JSON.stringify(keys)).not.toContain(new TextDecoder().decode(second.secret));
  });
});
