import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

const soon = { timeout: 20_000, interval: 50 };

describe.each(engines)('conversations marked unread on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  let otherTab: AgentClient;
  let ines: AgentClient;
  let conversationId: string;
  beforeAll(async () => {
    server = await serverOn(engine);
    admin = await agentOn(server.url, server.adminCookie);
    otherTab = await agentOn(server.url, server.adminCookie);
    ines = await colleagueOn(server.url, admin, 'Ines');
    const mara = await visitorOn(server);
    conversationId = mara.visit.conversation.id;
    await mara.say('My card was charged twice');
    mara.close();
  });
  afterAll(async () => {
    for (const each of [admin, otherTab, ines]) each.close();
    await server.close();
  });

  const marksOf = async (agent: AgentClient) =>
    valueOf(await agent.reply('unread-marks:list', { siteId: server.siteId })).conversationIds;
  const set = async (unread: boolean) =>
    valueOf(await admin.reply('unread-mark:set', { conversationId, unread }));

  it('[CV10] stay so for whoever marked them, in all their tabs, and for nobody else', async () => {
    const before = valueOf(await admin.reply('conversation:sync', { conversationId, afterSeq: 0 })).events;
    expect(await set(true)).toEqual({ unread: true });
    expect(await set(true)).toEqual({ unread: true });
    const news = { siteId: server.siteId, conversationId, unread: true };
    await vi.waitFor(() => expect(otherTab.all('unread-mark:changed')).toEqual([news]), soon);
    expect([await marksOf(otherTab), await marksOf(ines)]).toEqual([[conversationId], []]);
    expect(ines.all('unread-mark:changed')).toEqual([]);
    // What was seen stays seen: nothing is added to what both sides read.
    const after = valueOf(await admin.reply('conversation:sync', { conversationId, afterSeq: 0 })).events;
    expect(after).toEqual(before);

    await set(false);
    await vi.waitFor(
      () => expect(otherTab.all('unread-mark:changed')).toEqual([news, { ...news, unread: false }]),
      soon,
    );
    expect(await marksOf(admin)).toEqual([]);
  });
});
