import { randomUUID } from 'node:crypto';
import type { AgentInput } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../../testing/clients.ts';
import { colleagueOn } from '../../testing/colleagues.ts';
import { serverOn, type TestServer } from '../../testing/in-process.ts';

const soon = { timeout: 20_000, interval: 50 };

describe.each(engines)('a fast desk on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  let ines: AgentClient;
  let siteId: string;
  beforeAll(async () => {
    server = await serverOn(engine);
    ({ siteId } = server);
    admin = await agentOn(server.url, server.adminCookie);
    ines = await colleagueOn(server.url, admin, 'Ines');
  });
  afterAll(async () => {
    admin.close();
    ines.close();
    await server.close();
  });

  type GivenCanned = AgentInput<'canned:save'>['canned'];
  const aCanned = (given: Partial<GivenCanned> = {}): GivenCanned => ({
    id: randomUUID(),
    sharedWith: 'mine',
    shortcut: 'refund',
    title: 'Refund',
    body: 'Hi {visitor-name}',
    ...given,
  });
  const cannedOf = async (agent: AgentClient) =>
    valueOf(await agent.reply('canned:list', { siteId })).canned.map(({ title }) => title);

  it('keeps an agent’s own canned responses to themselves and shows the site’s to everybody', async () => {
    valueOf(await ines.reply('canned:save', { siteId, canned: aCanned({ title: 'Hers' }) }));
    valueOf(await admin.reply('canned:save', { siteId, canned: aCanned({ title: 'His' }) }));
    const all = aCanned({ sharedWith: 'site', title: 'Everybody’s' });
    valueOf(await admin.reply('canned:save', { siteId, canned: all }));
    expect((await cannedOf(ines)).toSorted()).toEqual(['Everybody’s', 'Hers']);
    expect((await cannedOf(admin)).toSorted()).toEqual(['Everybody’s', 'His']);
    await vi.waitFor(() => expect(ines.all('canned:changed')).toContainEqual({ siteId }), soon);

    const refused = { ok: false, refusal: { code: 'forbidden' } };
    expect(await ines.reply('canned:save', { siteId, canned: { ...all, title: 'Mine now' } })).toMatchObject(
      refused,
    );
    expect(await ines.reply('canned:save', { siteId, canned: { ...all, sharedWith: 'mine' } })).toMatchObject(
      refused,
    );
    expect(await ines.reply('canned:remove', { siteId, cannedId: all.id })).toMatchObject(refused);
    valueOf(await admin.reply('canned:remove', { siteId, cannedId: all.id }));
    expect(await cannedOf(ines)).toEqual(['Hers']);
  });

  it('takes a shortcut once for each owner, and touches nothing of somebody else’s', async () => {
    const one = aCanned({ shortcut: 'once', title: 'One' });
    valueOf(await ines.reply('canned:save', { siteId, canned: one }));
    expect(await ines.reply('canned:save', { siteId, canned: aCanned({ shortcut: 'once' }) })).toMatchObject({
      ok: false,
      refusal: { code: 'conflict', field: 'shortcut' },
    });
    expect(await admin.reply('canned:save', { siteId, canned: one })).toMatchObject({
      ok: false,
      refusal: { code: 'conflict', field: 'id' },
    });
    expect(await admin.reply('canned:remove', { siteId, cannedId: one.id })).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
    const team = aCanned({ sharedWith: 'team', teamId: 'nobodys' });
    expect(await ines.reply('canned:save', { siteId, canned: team })).toMatchObject({
      ok: false,
      refusal: { code: 'not-found', field: 'teamId' },
    });
    const { canned } = valueOf(await ines.reply('canned:save', { siteId, canned: { ...one, title: 'Two' } }));
    expect(canned).toMatchObject({ id: one.id, title: 'Two', isYours: true });
  });

  it('keeps macros as they were saved', async () => {
    const macro = {
      ...{ id: randomUUID(), sharedWith: 'mine', name: 'Refunded' },
      steps: [
        { act: 'reply', body: 'Your money is on its way, {visitor-name}.' },
        { act: 'assign', agentId: null },
        { act: 'snooze', minutes: 60 },
        { act: 'status', status: 'resolved' },
      ],
    } satisfies AgentInput<'macros:save'>['macro'];
    valueOf(await ines.reply('macros:save', { siteId, macro }));
    expect(valueOf(await ines.reply('macros:list', { siteId })).macros).toMatchObject([macro]);
    expect(valueOf(await admin.reply('macros:list', { siteId })).macros).toEqual([]);
    const twice = [1, 2].map(() => ({ act: 'reply', body: 'Twice.' }) as const);
    expect(await ines.reply('macros:save', { siteId, macro: { ...macro, steps: twice } })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'macro.steps' },
    });
    valueOf(await ines.reply('macros:remove', { siteId, macroId: macro.id }));
    expect(valueOf(await ines.reply('macros:list', { siteId })).macros).toEqual([]);
  });

  it('tells whom a note calls by name, once and nobody else, and remembers what they have seen', async () => {
    const mara = await visitorOn(server);
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('My parcel is late.');
    const me = ines.started.agent.id;
    const note = { conversationId, clientId: randomUUID(), body: '@Ines can you look at the label?' };
    valueOf(await admin.reply('note:add', { ...note, mentions: [me, me, admin.started.agent.id] }));
    valueOf(await admin.reply('note:add', { ...note, mentions: [me] }));
    await vi.waitFor(() => expect(ines.all('mention:created')).toHaveLength(1), soon);
    expect(ines.all('mention:created')).toMatchObject([
      { siteId, mention: { conversationId, byName: 'Ada Admin', excerpt: note.body, seenAt: null } },
    ]);
    expect(admin.all('mention:created')).toEqual([]);
    const mentions = async () => valueOf(await ines.reply('mentions:list', { siteId })).mentions;
    expect(await mentions()).toMatchObject([{ conversationId, seenAt: null }]);
    valueOf(await ines.reply('mentions:seen', { conversationId }));
    expect((await mentions())[0]?.seenAt).toBeGreaterThan(0);
    const wrong = { conversationId, clientId: randomUUID(), body: '@Nobody', mentions: ['nobody'] };
    expect(await admin.reply('note:add', wrong)).toMatchObject({
      ok: false,
      refusal: { code: 'not-found', field: 'mentions' },
    });
    expect(JSON.stringify(mara.heard)).not.toContain('mention');
    mara.close();
  });

  it('keeps an agent’s rules of notification, and tells their other windows', async () => {
    const { rules } = valueOf(await ines.reply('notification-rules:get', { siteId }));
    expect(rules).toMatchObject({ messages: 'mine-and-unassigned', quiet: null });
    const saved = { ...rules, messages: 'mine', quiet: { from: 22 * 60, until: 7 * 60 } } as const;
    valueOf(await ines.reply('notification-rules:save', { siteId, rules: saved }));
    expect(valueOf(await ines.reply('notification-rules:get', { siteId })).rules).toEqual(saved);
    await vi.waitFor(
      () => expect(ines.all('notification-rules:changed')).toEqual([{ siteId, rules: saved }]),
      soon,
    );
    expect(admin.all('notification-rules:changed')).toEqual([]);
  });

  it('shows who is on the site while they are connected, and what the site’s policy lets be seen', async () => {
    const here = async () => valueOf(await ines.reply('live-visitors:list', { siteId }));
    const jo = await visitorOn(server);
    const isThere = (visitors: readonly { visitorId: string }[]) =>
      visitors.find(({ visitorId }) => visitorId === jo.visit.visitorId);
    await vi.waitFor(async () => expect(isThere((await here()).visitors)).toBeDefined(), soon);
    expect(isThere((await here()).visitors)).toMatchObject({
      path: '/checkout',
      level: 'calm',
      conversationId: null,
    });
    await jo.say('Hello');
    expect(isThere((await here()).visitors)).toMatchObject({ conversationId: jo.visit.conversation.id });
    const { policy } = valueOf(await admin.reply('signal-policy:get', { siteId }));
    valueOf(await admin.reply('signal-policy:save', { siteId, policy: { ...policy, tier: 'off' } }));
    expect(isThere((await here()).visitors)).toMatchObject({ path: null, level: null });
    valueOf(await admin.reply('signal-policy:save', { siteId, policy }));
    jo.close();
    await vi.waitFor(async () => expect(isThere((await here()).visitors)).toBeUndefined(), soon);
  });

  it('finds what was said, and nothing on a site that is not the agent’s', async () => {
    const mara = await visitorOn(server);
    await mara.say('The zebra parcel has not come.');
    const asked = { place: 'messages', query: 'zebra' } as const;
    const { hits } = valueOf(await ines.reply('search:run', { siteId, ...asked }));
    expect(hits).toMatchObject([{ conversationId: mara.visit.conversation.id, author: 'visitor' }]);
    expect(await ines.reply('search:run', { siteId: 'another', ...asked })).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
    mara.close();
  });
});
