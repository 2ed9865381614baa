import type { Interaction, SignalPolicy } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, signIn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { pressedInVain, report } from '../testing/reporting.ts';
import { DEFAULT_POLICY } from './default-policy.ts';

describe.each(engines)('what a site lets us see on %s', (engine) => {
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

  const save = async (given: Partial<SignalPolicy>) =>
    valueOf(
      await admin.reply('signal-policy:save', {
        siteId: server.siteId,
        policy: { ...DEFAULT_POLICY, allowPaths: [], denyPaths: [], expectedMissing: [], ...given },
      }),
    );
  const cleared: Interaction = { kind: 'draft-cleared', at: Date.now() };

  it('is what the page does after the chat was opened, kept for 30 days, until an admin says otherwise', async () => {
    const { policy } = valueOf(await admin.reply('signal-policy:get', { siteId: server.siteId }));
    expect(policy).toEqual(DEFAULT_POLICY);
    expect(policy).toMatchObject({ tier: 'after-open', retentionDays: 30 });
  });

  it('reaches open widgets at once, without what is not theirs', async () => {
    const mara = await visitorOn(server);
    await save({ tier: 'in-chat', names: 'role' });
    await vi.waitFor(() => expect(mara.all('recorder:changed')).toHaveLength(1));
    expect(mara.all('recorder:changed')[0]?.recorder).toMatchObject({ tier: 'in-chat', names: 'role' });
    expect(mara.all('recorder:changed')[0]?.recorder).not.toHaveProperty('retentionDays');
    mara.close();
  });

  it('holds whatever a widget sends', async () => {
    await save({ tier: 'off' });
    const mara = await visitorOn(server);
    expect(await report(mara, 0, [...pressedInVain(3), cleared])).toEqual({ stored: 0, shed: 0 });
    await save({ tier: 'in-chat' });
    expect(await report(mara, 1, [...pressedInVain(3), cleared])).toEqual({ stored: 1, shed: 0 });
    await save({ denyPaths: ['/checkout'] });
    expect(await report(mara, 2, pressedInVain(1))).toEqual({ stored: 0, shed: 0 });
    await mara.say('Hello');
    const { id: conversationId } = mara.visit.conversation;
    const { item } = valueOf(await admin.reply('conversation:open', { conversationId }));
    expect(item.path, 'the chat was opened on a page that is not watched').toBeNull();
    mara.close();
  });

  it('is an admin’s alone to read and to change', async () => {
    const agent = {
      name: 'Ben',
      email: 'ben@example.com',
      role: 'agent',
      password: 'a password of mine',
    } as const;
    valueOf(await admin.reply('people:create', agent));
    const ben = await agentOn(server.url, await signIn(server.url, agent.email, agent.password));
    for (const reply of [
      await ben.reply('signal-policy:get', { siteId: server.siteId }),
      await ben.reply('signal-policy:save', { siteId: server.siteId, policy: { ...DEFAULT_POLICY } }),
    ]) {
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    }
    ben.close();
  });
});
