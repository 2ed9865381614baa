import { randomUUID } from 'node:crypto';
import type { Interaction } from '@attune/protocol';
import { plainText } from '@attune/signals';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient, type VisitorClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

/** A look waits its turn, and machines that test do much else meanwhile. */
const A_LOADED_MACHINE = { timeout: 20_000 };

describe.each(engines)('a visitor and an agent on %s', (engine) => {
  let server: TestServer;
  let agent: AgentClient;
  beforeAll(async () => {
    server = await serverOn(engine);
    agent = await agentOn(server.url, server.adminCookie);
  });
  afterAll(async () => {
    agent.close();
    await server.close();
  });

  const visitor = () => visitorOn(server);
  const open = async (conversationId: string) =>
    valueOf(await agent.reply('conversation:open', { conversationId }));

  it('[CV8] brings a conversation into the inbox with its first message', async () => {
    const mara = await visitor();
    const { id } = mara.visit.conversation;
    const inbox = async () =>
      valueOf(await agent.reply('inbox:list', { siteId: server.siteId, status: 'open' })).items;
    expect((await inbox()).map(({ conversationId }) => conversationId)).not.toContain(id);
    await mara.say('My card was charged twice.');
    expect((await inbox()).find(({ conversationId }) => conversationId === id)).toMatchObject({
      lastMessage: { author: 'visitor', preview: 'My card was charged twice.' },
      unread: 1,
      status: 'open',
    });
    await vi.waitFor(() =>
      expect(agent.all('inbox:changed').map(({ item }) => item.conversationId)).toContain(id),
    );
    mara.close();
  });

  it('carries messages, read marks and typing both ways', async () => {
    const mara = await visitor();
    const { id: conversationId } = mara.visit.conversation;
    const seq = await mara.say('Hello');
    await open(conversationId);
    await agent.reply('typing:set', { conversationId, typing: true });
    await agent.reply('message:read', { conversationId, upToSeq: seq });
    await agent.reply('message:send', { conversationId, clientId: randomUUID(), body: 'Hi Mara' });
    await vi.waitFor(() => {
      expect(mara.all('typing:changed')).toContainEqual({ conversationId, name: 'Ada Admin', typing: true });
      expect(mara.all('conversation:event').map(({ event }) => event)).toMatchObject([
        { seq: 1, kind: 'message', body: 'Hello', author: { kind: 'visitor' } },
        { seq: 2, kind: 'read', upToSeq: 1, author: { kind: 'agent', name: 'Ada Admin' } },
        { seq: 3, kind: 'message', body: 'Hi Mara', author: { kind: 'agent' } },
      ]);
    });
    mara.close();
  });

  it('[CV2] stores a message once, however often it is sent', async () => {
    const mara = await visitor();
    const clientId = randomUUID();
    const { id: conversationId } = mara.visit.conversation;
    const sends = Array.from({ length: 8 }, () => mara.say('once', clientId));
    expect(new Set(await Promise.all(sends))).toEqual(new Set([1]));
    expect(await mara.reply('message:send', { conversationId, clientId, body: 'other' })).toMatchObject({
      ok: false,
      refusal: { code: 'conflict', field: 'clientId' },
    });
    expect((await open(conversationId)).sync.events).toHaveLength(1);
    mara.close();
  });

  it('[CV4] gives a returning visitor the same conversation', async () => {
    const mara = await visitor();
    await mara.say('one');
    await mara.say('two');
    mara.close();
    const again = await visitorOn({ ...server, token: mara.token });
    expect(again.visit).toMatchObject({ visitorId: mara.visit.visitorId, conversation: { lastSeq: 2 } });
    const { conversation } = again.visit;
    const sync = valueOf(
      await again.reply('conversation:sync', { conversationId: conversation.id, afterSeq: 1 }),
    );
    expect(sync).toMatchObject({ upTo: 2, more: false, events: [{ seq: 2, body: 'two' }] });
    again.close();
  });

  it('[CV8] opens a resolved conversation again with a message', async () => {
    const mara = await visitor();
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('help');
    valueOf(
      await agent.reply('conversation:set-status', {
        conversationId,
        clientId: randomUUID(),
        status: 'resolved',
      }),
    );
    await mara.say('not solved');
    const { item, sync } = await open(conversationId);
    expect(item.status).toBe('open');
    await vi.waitFor(async () =>
      expect((await open(conversationId)).sync.events.map(({ kind }) => kind)).toEqual([
        'message',
        'status',
        'message',
        'status',
      ]),
    );
    expect(sync.events.length).toBeGreaterThanOrEqual(3);
    mara.close();
  });

  it('[PR6] hides conversations of others as if they were not there', async () => {
    const mara = await visitor();
    const other = await visitor();
    const conversationId = mara.visit.conversation.id;
    for (const request of [
      () => other.reply('conversation:sync', { conversationId, afterSeq: 0 }),
      () => other.reply('message:send', { conversationId, clientId: randomUUID(), body: 'hi' }),
      () => other.reply('message:read', { conversationId, upToSeq: 1 }),
      () => other.reply('typing:set', { conversationId, typing: true }),
    ]) {
      expect(await request()).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
    }
    mara.close();
    other.close();
  });

  const pressing = (times: number, everyMs: number): Interaction[] => {
    const start = Date.now() - 3_000;
    const control = { key: 'pay', role: 'button', name: 'Pay' };
    const presses = Array.from({ length: times }, (_, index): Interaction => ({
      kind: 'press',
      id: index,
      at: start + index * everyMs,
      path: '/checkout',
      control,
      travelPx: 0,
    }));
    const outcomes = presses.map((press, index): Interaction => ({
      kind: 'outcome',
      press: index,
      at: press.at + 1_000,
      outcome: 'none',
      afterMs: 1_000,
    }));
    return [...presses, ...outcomes];
  };
  const report = (client: VisitorClient, batchNo: number, interactions: Interaction[]) =>
    client.reply('interaction:report', {
      conversationId: client.visit.conversation.id,
      visitId: client.visitId,
      batchNo,
      sentAt: Date.now(),
      interactions,
    });

  it('shows the agent what was pressed in vain, with phrases that name it', async () => {
    const mara = await visitor();
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('I cannot pay');
    await open(conversationId);
    expect(await report(mara, 0, pressing(5, 350))).toEqual({ ok: true, value: { stored: 10, shed: 0 } });
    await vi.waitFor(() => {
      const latest = agent.all('friction:changed').findLast((news) => news.conversationId === conversationId);
      expect(latest?.friction).toMatchObject({ score: 40, level: 'watch' });
      expect(plainText(latest?.friction.contributions[0]?.sentence ?? [])).toBe(
        'clicked Pay 5 times in 1.4 s; nothing happened',
      );
      expect(latest?.flags).toMatchObject([{ level: 'watch', loweredAt: null }]);
      const offer = agent
        .all('suggestions:offered')
        .findLast((news) => news.conversationId === conversationId);
      expect(offer?.suggestions).toHaveLength(3);
      expect(JSON.stringify(offer?.suggestions[0]?.parts)).toContain('Pay');
    }, A_LOADED_MACHINE);
    const opened = await open(conversationId);
    expect(opened.suggestions).toHaveLength(3);
    const [unwanted] = opened.suggestions;
    const suggestionId = unwanted?.id ?? '';
    valueOf(await agent.reply('suggestion:decide', { conversationId, suggestionId, outcome: 'dismissed' }));
    await vi.waitFor(async () => {
      const { suggestions } = await open(conversationId);
      expect(suggestions).toHaveLength(3);
      expect(suggestions.map(({ phraseId }) => phraseId)).not.toContain(unwanted?.phraseId);
    }, A_LOADED_MACHINE);
    expect(opened.item.friction).toMatchObject({ level: 'watch' });
    mara.close();
  });

  it('[IN1] stores a batch once', async () => {
    const mara = await visitor();
    const batch = pressing(1, 0);
    expect(await report(mara, 0, batch)).toEqual({ ok: true, value: { stored: 2, shed: 0 } });
    expect(await report(mara, 0, batch)).toEqual({ ok: true, value: { stored: 0, shed: 0 } });
    mara.close();
  });

  it('[PV1] tells visitors nothing but what is theirs', async () => {
    const mara = await visitor();
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('hi');
    await open(conversationId);
    await report(mara, 0, pressing(5, 350));
    await vi.waitFor(() =>
      expect(agent.all('friction:changed').some((news) => news.conversationId === conversationId)).toBe(true),
    );
    await agent.reply('message:send', { conversationId, clientId: randomUUID(), body: 'bye' });
    await vi.waitFor(() => expect(mara.all('conversation:event')).toHaveLength(2));
    // Their place among those who wait may come, or not yet.
    const heard = new Set(mara.heard.map(({ name }) => name));
    heard.delete('queue:changed');
    expect(heard).toEqual(new Set(['conversation:event']));
    mara.close();
  });
});
