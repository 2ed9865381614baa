import { randomUUID } from 'node:crypto';
import type { Beside } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient, type VisitorClient } from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { pressedInVain, report } from '../testing/reporting.ts';

const soon = { timeout: 20_000, interval: 50 };

describe.each(engines)('what stands beside a conversation on %s', (engine) => {
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

  const open = async (mara: VisitorClient, agent = admin): Promise<Beside> =>
    valueOf(await agent.reply('conversation:open', { conversationId: mara.visit.conversation.id })).beside;
  const latest = (mara: VisitorClient): Beside | undefined =>
    admin
      .all('beside:changed')
      .findLast(({ conversationId }) => conversationId === mara.visit.conversation.id)?.beside;
  const resolve = async (mara: VisitorClient) => {
    const conversationId = mara.visit.conversation.id;
    const status = { conversationId, clientId: randomUUID(), status: 'resolved' } as const;
    valueOf(await admin.reply('conversation:set-status', status));
  };
  const said = (items: Beside['reflection']['wants']) => items.map(({ text }) => text).join(' | ');

  it('[practice 30] is worked out from the words, with their places, and told to agents', async () => {
    const mara = await visitorOn(server);
    await mara.say('Hello');
    await open(mara);
    await mara.say('I was charged twice for order 4711. I want a refund.');
    await vi.waitFor(() => expect(said(latest(mara)?.reflection.wants ?? [])).toContain('refund'), soon);
    const beside = latest(mara);
    const [want] = beside?.reflection.wants ?? [];
    expect(want).toMatchObject({ source: { kind: 'message', seq: 2 }, basis: 'said', ai: false });
    expect(beside?.severity).toMatchObject({ kind: 'money-taken', seq: 2 });
    expect(beside?.mood.timeline.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(beside?.reflectingSentence).toMatch(/charged twice.*refund.*Did I get that right\?$/);
    expect(beside).toEqual(await open(mara));
    mara.close();
  });

  it('takes up what happened on the page, in words', async () => {
    const mara = await visitorOn(server);
    await mara.say('I cannot pay');
    await open(mara);
    await report(mara, 0, pressedInVain(5));
    await vi.waitFor(
      () => expect(said(latest(mara)?.reflection.happened ?? [])).toContain('clicked Pay'),
      soon,
    );
    expect(latest(mara)?.reflection.happened.find(({ source }) => source.kind === 'signal')).toMatchObject({
      basis: 'derived',
    });
    mara.close();
  });

  it('[practice 64] keeps what agents correct by hand', async () => {
    const mara = await visitorOn(server);
    await mara.say('I was charged twice for order 4711. I want a refund.');
    const conversationId = mara.visit.conversation.id;
    const [want] = (await open(mara)).reflection.wants;
    const itemKey = want?.key ?? '';
    const correct = (change: { itemKey?: string; text?: string }) =>
      admin.reply('reflection:correct', { conversationId, field: 'wants', ...change });
    const { reflection } = valueOf(await correct({ itemKey, text: 'a new card' }));
    expect(reflection.wants.filter(({ struck }) => struck).map(({ key }) => key)).toEqual([itemKey]);
    expect(said(reflection.wants.filter(({ struck }) => !struck))).toBe('a new card');
    await vi.waitFor(() => expect(latest(mara)?.reflection).toEqual(reflection), soon);
    expect(await correct({})).toMatchObject({ ok: false, refusal: { code: 'invalid', field: 'text' } });
    mara.close();
  });

  it('covers abuse, and leaves what is merely angry to be read', async () => {
    const mara = await visitorOn(server);
    await mara.say('This is the third damn time it fails!');
    await mara.say('You are an idiot.');
    const { shielded } = await open(mara);
    expect(shielded.map(({ seq }) => seq)).toEqual([2]);
    expect(shielded[0]?.spans).not.toEqual([]);
    mara.close();
  });

  it('[practice 41] hands over with a card, so that nobody asks again', async () => {
    const ines = await colleagueOn(server.url, admin, 'Ines');
    const inesId = ines.started.agent.id;
    const mara = await visitorOn(server);
    await mara.say('I was charged twice for order 4711. I want a refund.');
    await open(mara);
    const conversationId = mara.visit.conversation.id;
    const { colleagues } = valueOf(await admin.reply('colleagues:list', { siteId: server.siteId }));
    expect(colleagues).toContainEqual({ id: inesId, name: 'Ines' });
    const word = 'Finance knows of it.';
    const { card } = valueOf(
      await admin.reply('conversation:hand-over', { conversationId, toAgentId: inesId, word }),
    );
    expect(card).toMatchObject({ reason: 'handed-over', byName: 'Ada Admin', word });
    const beside = await open(mara, ines);
    expect(beside.earlier).toEqual([card]);
    expect(beside.assignee).toEqual({ id: inesId, name: 'Ines' });
    expect(beside.reflection.summaryDue).toBe(true);
    await vi.waitFor(
      () =>
        expect(ines.all('inbox:changed').findLast(({ item }) => item.assignee !== null)?.item).toMatchObject({
          conversationId,
          assignee: { name: 'Ines' },
        }),
      soon,
    );
    expect(
      await admin.reply('conversation:hand-over', { conversationId, toAgentId: 'nobody' }),
    ).toMatchObject({ ok: false, refusal: { code: 'not-found', field: 'toAgentId' } });
    valueOf(await ines.reply('conversation:hand-over', { conversationId }));
    expect((await open(mara)).assignee).toBeNull();
    mara.close();
    ines.close();
  });

  it('[practice 21] shows at the next contact what was known when the last one ended', async () => {
    const mara = await visitorOn(server);
    await mara.say('My parcel 4711 never arrived. I want it before Friday.');
    await resolve(mara);
    mara.close();
    const again = await visitorOn({ ...server, token: mara.token });
    await again.say('Me again');
    await vi.waitFor(async () => expect((await open(again)).earlier).toHaveLength(1), soon);
    const [card] = (await open(again)).earlier;
    expect(card).toMatchObject({ reason: 'resolved', byName: 'Ada Admin', word: null });
    expect(said(card?.reflection.happened ?? [])).toContain('never arrived');
    again.close();
  });

  it('[practice 51] tells the visitor when to expect an answer, until it is given, and nothing else', async () => {
    const mara = await visitorOn(server);
    await mara.say('I was charged twice.');
    await open(mara);
    const conversationId = mara.visit.conversation.id;
    const { until } = valueOf(await admin.reply('answer:expect', { conversationId, minutes: 3 }));
    expect((await open(mara)).expectedAt).toBe(until);
    const clientId = randomUUID();
    valueOf(await admin.reply('message:send', { conversationId, clientId, body: 'Done.' }));
    await vi.waitFor(
      () =>
        expect(mara.all('answer:expected')).toEqual([
          { conversationId, by: until, name: 'Ada Admin' },
          { conversationId, by: null, name: 'Ada Admin' },
        ]),
      soon,
    );
    expect((await open(mara)).expectedAt).toBeNull();
    expect(new Set(mara.heard.map(({ name }) => name))).toEqual(
      new Set(['conversation:event', 'answer:expected']),
    );
    mara.close();
  });

  it('keeps thanks for the agent they were for, and shows them to nobody else', async () => {
    const ines = await colleagueOn(server.url, admin, 'Ida');
    const mara = await visitorOn(server);
    const conversationId = mara.visit.conversation.id;
    await mara.say('My login does not work.');
    const clientId = randomUUID();
    valueOf(await ines.reply('message:send', { conversationId, clientId, body: 'I have reset it for you.' }));
    const text = 'Thank you so much, you really helped me a lot!';
    const seq = await mara.say(text);
    const kept = async (agent: AgentClient) => valueOf(await agent.reply('kept-words:list', {})).words;
    await vi.waitFor(
      async () => expect(await kept(ines)).toMatchObject([{ conversationId, seq, text }]),
      soon,
    );
    expect(await kept(admin)).toEqual([]);
    mara.close();
    ines.close();
  });

  it('is refused for conversations of nobody, whatever is asked', async () => {
    const conversationId = 'nowhere';
    for (const reply of [
      await admin.reply('reflection:correct', { conversationId, field: 'wants', text: 'x' }),
      await admin.reply('reflection:ask-model', { conversationId }),
      await admin.reply('conversation:hand-over', { conversationId }),
      await admin.reply('answer:expect', { conversationId, minutes: 1 }),
      await admin.reply('goodwill:give', { conversationId, clientId: randomUUID(), amount: 1, reason: 'x' }),
      await admin.reply('promise:settle', { conversationId, promiseId: 'p', outcome: 'kept' }),
      await admin.reply('suggestion:ask', { conversationId, intent: 'refuse' }),
    ])
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  });
});
