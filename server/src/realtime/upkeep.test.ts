import type { Friction } from '@attune/protocol';
import { plainText } from '@attune/signals';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { ADMIN, agentOn, post, signIn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

const soon = { timeout: 30_000, interval: 50 };

describe.each(engines)('what goes on by itself on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  beforeAll(async () => {
    server = await serverOn(engine);
    admin = await agentOn(server.url, server.adminCookie);
  });
  afterAll(async () => {
    admin.close();
    await server.close();
  });

  const latestFriction = (conversationId: string): Friction | undefined =>
    admin.all('friction:changed').findLast((news) => news.conversationId === conversationId)?.friction;
  const sentences = (conversationId: string) =>
    (latestFriction(conversationId)?.contributions ?? []).map(({ sentence }) => plainText(sentence));

  const thresholds = async () =>
    valueOf(await admin.reply('thresholds:get', { siteId: server.siteId })).settings;
  const save = async (changes: Record<string, Record<string, number>>) =>
    admin.reply('thresholds:save', {
      siteId: server.siteId,
      baseVersion: (await thresholds()).version,
      changes,
    });

  it('tells a wait once it is long, by a job, and ends it with the answer', async () => {
    valueOf(await save({ waiting: { fromMs: 5_000, fullMs: 60_000 } }));
    const mara = await visitorOn(server);
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('Is anybody there');
    valueOf(await admin.reply('conversation:open', { conversationId }));
    await vi.waitFor(
      () =>
        expect(sentences(conversationId)).toEqual([
          expect.stringMatching(/^has been waiting \d+ s for an answer$/),
        ]),
      soon,
    );
    const answer = { conversationId, clientId: crypto.randomUUID(), body: 'I am here' };
    valueOf(await admin.reply('message:send', answer));
    await vi.waitFor(() => expect(latestFriction(conversationId)?.contributions ?? []).toEqual([]), soon);
    mara.close();
  });

  it('refuses a threshold out of its range, naming it, and one that somebody else changed meanwhile', async () => {
    expect(await save({ 'rage-click': { minClicks: 1 } })).toMatchObject({
      ok: false,
      refusal: {
        code: 'invalid',
        field: expect.stringContaining('minClicks'),
        message: expect.stringContaining('between'),
      },
    });
    const { version } = await thresholds();
    valueOf(await save({ 'rage-click': { minClicks: 4, withinMs: 1_500 } }));
    const stale = {
      siteId: server.siteId,
      baseVersion: version,
      changes: { 'rage-click': { minClicks: 5 } },
    };
    expect(await admin.reply('thresholds:save', stale)).toMatchObject({
      ok: false,
      refusal: { code: 'conflict' },
    });
    expect((await thresholds()).values['rage-click']).toMatchObject({ minClicks: 4, withinMs: 1_500 });
    await vi.waitFor(() =>
      expect(admin.all('thresholds:changed').at(-1)?.settings.version).toBe(version + 1),
    );
  });

  const hired = async (name: string) => {
    const person = {
      name,
      email: `${name}@example.com`,
      role: 'agent',
      password: 'a password of mine',
    } as const;
    const { person: made } = valueOf(await admin.reply('people:create', person));
    const cookie = await signIn(server.url, person.email, person.password);
    return { made, cookie, client: await agentOn(server.url, cookie) };
  };
  const ended = (client: AgentClient) => new Promise((resolve) => client.socket.once('disconnect', resolve));

  it('[CO3] closes the sockets of somebody who was disabled, saying so', async () => {
    const { made, client } = await hired('ben');
    const closing = ended(client);
    valueOf(await admin.reply('people:update', { personId: made.id, disabled: true }));
    await closing;
    expect(client.all('session:ended')).toMatchObject([{ reason: expect.stringContaining('disabled') }]);
    await expect(signIn(server.url, 'ben@example.com', 'a password of mine')).rejects.toThrow('403');
  });

  it('[CO3] closes the sockets of somebody who signed out elsewhere', async () => {
    const { cookie, client } = await hired('cleo');
    const closing = ended(client);
    const response = await post(server.url, '/api/auth/sign-out', {}, { cookie });
    expect(response.status).toBe(200);
    await closing;
    expect(client.all('session:ended')).toHaveLength(1);
  });

  it('[CO3] closes the sockets that somebody left open elsewhere who changed the password', async () => {
    const { cookie, client } = await hired('fritz');
    const here = await signIn(server.url, 'fritz@example.com', 'a password of mine');
    const closing = ended(client);
    const change = { currentPassword: 'a password of mine', newPassword: 'another password of mine' };
    const response = await post(server.url, '/api/auth/change-password', change, { cookie: here });
    expect(response.status).toBe(200);
    await closing;
    expect(client.all('session:ended')).toHaveLength(1);
    await expect(agentOn(server.url, cookie)).rejects.toThrow('Your session has ended');
  });

  it('cuts the socket of somebody whose role changed, who comes back with the new one', async () => {
    const { made, cookie, client } = await hired('emil');
    const closing = ended(client);
    valueOf(await admin.reply('people:update', { personId: made.id, role: 'lead' }));
    await closing;
    expect(client.all('session:ended')).toEqual([]);
    const again = await agentOn(server.url, cookie);
    expect(again.started.agent.role).toBe('lead');
    again.close();
  });

  it('lets agents do what agents do, and nothing of an admin', async () => {
    const { client } = await hired('dora');
    const requests = [
      client.reply('thresholds:save', { siteId: server.siteId, baseVersion: 0, changes: {} }),
      client.reply('people:list', {}),
      client.reply('people:create', { ...ADMIN, email: 'e@example.com', role: 'admin' }),
    ];
    for (const reply of await Promise.all(requests)) {
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    }
    expect(
      valueOf(await client.reply('inbox:list', { siteId: server.siteId, status: 'open' })).items,
    ).not.toEqual([]);
    expect(await client.reply('inbox:list', { siteId: 'another', status: 'open' })).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
    client.close();
  });
});
