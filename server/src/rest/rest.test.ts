import type { ApiScope } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

const everything: ApiScope[] = [
  'read:conversations',
  'write:conversations',
  'write:messages',
  'read:contacts',
  'read:notes',
  'write:notes',
  'read:signals',
  'read:people',
  'read:reports',
  'admin:webhooks',
  'admin:audit',
  'admin:privacy',
];

describe.each(engines)('the REST API on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  let key = '';
  beforeAll(async () => {
    server = await serverOn(engine);
    admin = await agentOn(server.url, server.adminCookie);
    key = (await made({ kind: 'site', scopes: everything })).secret;
  });
  afterAll(async () => {
    admin.close();
    await server.close();
  });

  const made = async (
    { kind, scopes }: { readonly kind: 'site' | 'personal'; readonly scopes: ApiScope[] },
    by: AgentClient = admin,
  ) => valueOf(await by.reply('api-key:create', { siteId: server.siteId, kind, name: 'Shop', scopes }));

  const ask = async (
    path: string,
    { method = 'GET', body, as = key }: { method?: string; body?: unknown; as?: string } = {},
  ): Promise<Answered> => {
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, unknown>,
    };
  };
  const post = (path: string, body: unknown, as = key) => ask(path, { method: 'POST', body, as });

  it('[G17] hands over what is kept of a visitor and erases it, and remembers that it did, not of whom', async () => {
    const mara = await visitorOn(server);
    const contactId = mara.visit.visitorId;
    await mara.say('Words to be forgotten');
    const gone = new Promise((resolve) => mara.socket.once('disconnect', resolve));

    const had = await ask(`/contacts/${contactId}/export`);
    expect(had).toMatchObject({ status: 200, body: { siteId: server.siteId, visitorId: contactId } });
    expect(JSON.stringify(had.body['kept'])).toContain('Words to be forgotten');

    expect(await ask(`/contacts/${contactId}`, { method: 'DELETE' })).toMatchObject({
      status: 200,
      body: { conversations: 1 },
    });
    await gone;
    expect((await ask(`/contacts/${contactId}`)).status).toBe(404);
    expect((await ask(`/contacts/${contactId}/export`)).status).toBe(404);
    expect((await ask(`/contacts/${contactId}`, { method: 'DELETE' })).status).toBe(404);
    const { body } = await ask('/audit');
    const acts = (body['items'] as readonly { action: string; actor: unknown }[]).slice(0, 2);
    expect(acts).toMatchObject([
      { action: 'visitor.erased', actor: { kind: 'key', name: 'Shop' }, details: { conversations: 1 } },
      { action: 'visitor.exported', actor: { kind: 'key' } },
    ]);
    expect(JSON.stringify(acts)).not.toContain(contactId);
  });

  it('[RA1] answers a visitor once, however often it is sent, over REST and socket alike', async () => {
    const mara = await visitorOn(server);
    const { id } = mara.visit.conversation;
    await mara.say('Hello');
    const message = { clientId: crypto.randomUUID(), body: 'Good day' };
    const sent = await Promise.all([1, 2, 3].map(() => post(`/conversations/${id}/messages`, message)));
    expect(sent.map(({ status, body }) => [status, body['seq']])).toEqual([
      [201, 2],
      [201, 2],
      [201, 2],
    ]);
    expect(await post(`/conversations/${id}/messages`, { ...message, body: 'Else' })).toMatchObject({
      status: 409,
      body: { code: 'conflict', field: 'clientId', type: 'urn:attune:refusal:conflict' },
    });
    await vi.waitFor(() =>
      expect(mara.all('conversation:event').filter(({ event }) => event.seq === 2)).not.toEqual([]),
    );
    const { body } = await ask(`/conversations/${id}/events?afterSeq=1`);
    expect(body).toMatchObject({
      events: [{ kind: 'message', body: 'Good day', author: { kind: 'agent', name: 'Shop' } }],
      more: false,
    });
    const status = { clientId: crypto.randomUUID(), status: 'resolved' };
    expect((await ask(`/conversations/${id}/status`, { method: 'PUT', body: status })).status).toBe(200);
    const me = admin.started.agent.id;
    expect(
      await ask(`/conversations/${id}/assignee`, { method: 'PUT', body: { agentId: me } }),
    ).toMatchObject({
      status: 200,
      body: { status: 'resolved', assignee: { id: me } },
    });
    mara.close();
  });

  it('[RA2] begins a conversation once, and lists by cursor and filter', async () => {
    const begin = (clientId: string, name: string) =>
      post('/conversations', { clientId, contact: { name, locale: 'de' }, body: `From ${name}` });
    const first = crypto.randomUUID();
    const [a, again] = [await begin(first, 'Ada'), await begin(first, 'Ada')];
    expect([a.status, a.body['id']]).toEqual([201, again.body['id']]);
    await begin(crypto.randomUUID(), 'Bea');
    const page = await ask('/conversations?limit=1&status=open');
    const [item] = page.body['items'] as { contact: { name: string } }[];
    expect(item?.contact.name).toBe('Bea');
    const next = await ask(`/conversations?limit=1&status=open&cursor=${String(page.body['next'])}`);
    expect(next.body).toMatchObject({ items: [{ contact: { name: 'Ada' } }] });
    const contact = (a.body['contact'] as { id: string }).id;
    expect((await ask(`/contacts/${contact}`)).body).toMatchObject({ name: 'Ada', locale: 'de' });
    expect((await ask('/contacts?limit=1')).body['next']).toMatch(/./);
    const place = `/conversations/${String(a.body['id'])}`;
    expect((await post(`${place}/notes`, { clientId: first, body: 'Rang before' })).status).toBe(201);
    expect((await ask(`${place}/notes`)).body).toMatchObject({ items: [{ body: 'Rang before' }] });
    expect((await ask(`${place}/signals`)).body).toMatchObject({ level: 'calm', flags: [] });
    expect((await ask('/reports/volume?days=7')).body).toMatchObject({
      name: 'volume',
      figures: [{ key: 'conversations', value: 3 }, { key: 'a-day' }],
    });
    expect((await ask('/reports/volume/table')).body['csv']).toContain('Conversations');
  });

  it('[RA3] lets nobody in without a key that stands, and says it in words', async () => {
    const { key: kept, secret } = await made({ kind: 'personal', scopes: ['read:conversations'] });
    expect((await ask('/sites', { as: secret })).status).toBe(200);
    expect(await post('/webhooks', {}, secret)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    valueOf(await admin.reply('api-key:revoke', { siteId: server.siteId, keyId: kept.id }));
    expect(await ask('/sites', { as: secret })).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    });
    expect((await ask('/sites', { as: 'attune_s_guess' })).headers.get('www-authenticate')).toBe('Bearer');
    const withCookie = await fetch(`${server.url}/api/v1/sites`, { headers: { cookie: server.adminCookie } });
    expect(withCookie.status).toBe(401);
    const { keys } = valueOf(await admin.reply('api-key:list', { siteId: server.siteId }));
    expect(JSON.stringify(keys)).not.toContain(secret.slice(20));
    expect(keys.find(({ id }) => id === kept.id)).toMatchObject({
      hint: secret.slice(0, 14),
      personName: 'Ada Admin',
    });
  });

  it('[RA4] gives a person’s key no more than the person may', async () => {
    const jo = await colleagueOn(server.url, admin, 'Jo');
    const asked = { siteId: server.siteId, name: 'x', scopes: ['admin:audit'] as ApiScope[] };
    expect(await jo.reply('api-key:create', { ...asked, kind: 'personal' })).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    expect(
      await jo.reply('api-key:create', { ...asked, kind: 'site', scopes: ['read:people'] }),
    ).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    const { secret } = await made({ kind: 'personal', scopes: ['read:people'] }, jo);
    expect((await ask('/people', { as: secret })).status).toBe(200);
    valueOf(await admin.reply('people:update', { personId: jo.started.agent.id, disabled: true }));
    expect((await ask('/people', { as: secret })).status).toBe(401);
    jo.close();
  });

  it.each([
    ['/conversations/nowhere', 404, 'not-found'],
    ['/conversations?siteId=another', 404, 'not-found'],
    ['/conversations?status=lost', 400, 'invalid'],
    ['/conversations?limit=1000', 400, 'invalid'],
    ['/conversations?limit=1&limit=2', 400, 'invalid'],
    ['/conversations?colour=red', 400, 'invalid'],
    ['/conversations?cursor=x', 400, 'invalid'],
    ['/contacts/nobody', 404, 'not-found'],
    ['/nothing', 404, 'unknown-event'],
    ['/conversations/%E0', 400, 'invalid'],
  ])('[RA5] %s is a problem %i', async (path, status, code) => {
    const answer = await ask(path);
    expect([answer.status, answer.body['status'], answer.body['code']]).toEqual([status, status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body['detail']).toMatch(/\.$/);
  });

  it('[RA6] describes itself, for tools and for people, and says how much may be asked', async () => {
    const document = (await ask('/openapi.json')).body as {
      paths: Record<string, Record<string, { requestBody?: unknown }>>;
    };
    expect(document).toMatchObject({ openapi: '3.1.0' });
    expect(document.paths['/conversations/{conversationId}/messages']?.['post']?.requestBody).toMatchObject({
      content: {
        'application/json': { schema: { required: ['clientId', 'body'], additionalProperties: false } },
      },
    });
    const page = await fetch(`${server.url}/api/v1/docs`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('Answers the visitor');
    const { headers } = await ask('/sites');
    expect(headers.get('ratelimit-limit')).toBe('600');
    expect(Number(headers.get('ratelimit-remaining'))).toBeLessThan(600);
  });

  it('[AL1] remembers who did what, for ever, and hands it out as a table', async () => {
    const { body } = await ask('/audit?action=api-key');
    const items = body['items'] as { action: string; actor: { name: string } }[];
    expect(new Set(items.map(({ action }) => action))).toEqual(
      new Set(['api-key.created', 'api-key.revoked']),
    );
    const { csv } = valueOf(await admin.reply('audit:export', { siteId: server.siteId }));
    expect(csv.split('\r\n')[0]).toBe('at,who,kind of who,action,to what,id,name,details');
    expect(csv).toContain('person.disabled');
  });
});
