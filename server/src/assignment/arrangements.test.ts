import { randomUUID } from 'node:crypto';
import type { AgentAnswers, Arrangement, ViewFilter } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

const soon = { timeout: 20_000, interval: 50 };
const HOUR_MS = 3_600_000;

describe.each(engines)('arranging conversations on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  let jo: AgentClient;
  beforeAll(async () => {
    server = await serverOn(engine);
    admin = await agentOn(server.url, server.adminCookie);
    jo = await colleagueOn(server.url, admin, 'Jo');
  });
  afterAll(async () => {
    admin.close();
    jo.close();
    await server.close();
  });

  /** A conversation in which a visitor waits. */
  const begun = async (words = 'Hello') => {
    const visitor = await visitorOn(server);
    await visitor.say(words);
    return { visitor, conversationId: visitor.visit.conversation.id };
  };
  const arrange = async (
    changes: readonly { conversationId: string; change: Arrangement }[],
    by: AgentClient = admin,
  ): Promise<AgentAnswers['conversations:arrange']> =>
    valueOf(await by.reply('conversations:arrange', { changes: [...changes] }));
  const idsIn = async (filter: ViewFilter, by: AgentClient = admin) =>
    valueOf(await by.reply('inbox:page', { filter })).items.map((item) => item.conversationId);
  const itemOf = async (conversationId: string) =>
    valueOf(await admin.reply('conversation:open', { conversationId })).item;

  it('[TW1] takes, gives away and lets go of a conversation, and brings back what was', async () => {
    const { visitor, conversationId } = await begun();
    const ids = { me: admin.started.agent.id, jo: jo.started.agent.id };
    await arrange([{ conversationId, change: { assigneeId: ids.me } }]);
    expect(await idsIn({ assignees: ['me'] })).toContain(conversationId);
    expect(await idsIn({ assignees: ['me'] }, jo)).not.toContain(conversationId);
    const { done } = await arrange([{ conversationId, change: { assigneeId: ids.jo, priority: 'high' } }]);
    expect(done[0]).toMatchObject({
      item: { assignee: { id: ids.jo, name: 'Jo' }, priority: 'high' },
      undo: { assigneeId: ids.me, priority: 'normal' },
    });
    await vi.waitFor(
      () =>
        expect(
          jo.all('inbox:changed').findLast(({ item }) => item.conversationId === conversationId)?.item,
        ).toMatchObject({ assignee: { id: ids.jo } }),
      soon,
    );
    await arrange([{ conversationId, change: done[0]?.undo ?? {} }]);
    expect(await itemOf(conversationId)).toMatchObject({ assignee: { id: ids.me }, priority: 'normal' });
    visitor.close();
  });

  it('[TW2] arranges many at once, and says of each that is refused why', async () => {
    const [one, other] = [await begun(), await begun()];
    const { label } = valueOf(
      await admin.reply('label:save', { siteId: server.siteId, name: 'Refund', colour: 'teal' }),
    );
    const change = { addLabelIds: [label.id] };
    const { done, refused } = await arrange([
      { conversationId: one.conversationId, change },
      { conversationId: 'nowhere', change },
      { conversationId: other.conversationId, change: { addLabelIds: ['no-label'] } },
    ]);
    expect(done.map(({ conversationId }) => conversationId)).toEqual([one.conversationId]);
    expect(refused.map(({ refusal }) => refusal.code)).toEqual(['not-found', 'not-found']);
    expect(await idsIn({ labelIds: [label.id] })).toEqual([one.conversationId]);
    valueOf(await admin.reply('label:remove', { siteId: server.siteId, labelId: label.id }));
    expect((await itemOf(one.conversationId)).labelIds).toEqual([]);
    one.visitor.close();
    other.visitor.close();
  });

  it('[TW3] tells visitors that it was resolved, and nothing of snoozing', async () => {
    const { visitor, conversationId } = await begun();
    await arrange([{ conversationId, change: { status: 'snoozed', snoozedUntil: null } }]);
    const again = await visitorOn({ ...server, token: visitor.token });
    expect(again.visit.conversation).toMatchObject({ id: conversationId, status: 'open', lastSeq: 1 });
    again.close();
    const { done } = await arrange([{ conversationId, change: { status: 'resolved' } }]);
    expect(done[0]?.undo).toEqual({ status: 'snoozed', snoozedUntil: null });
    await vi.waitFor(
      () =>
        expect(visitor.all('conversation:event').map(({ event }) => event.kind)).toEqual([
          'message',
          'status',
        ]),
      soon,
    );
    visitor.close();
  });

  it('[TW4] opens a snoozed conversation when its visitor writes', async () => {
    const { visitor, conversationId } = await begun();
    await arrange([{ conversationId, change: { status: 'snoozed', snoozedUntil: Date.now() + HOUR_MS } }]);
    expect(await idsIn({ statuses: ['snoozed'] })).toContain(conversationId);
    await visitor.say('Me again');
    expect(await itemOf(conversationId)).toMatchObject({ status: 'open', snoozedUntil: null });
    visitor.close();
  });

  it('[TW5] refuses a snooze that ends in the past, and a time without a snooze', async () => {
    const { visitor, conversationId } = await begun();
    const { refused } = await arrange([
      { conversationId, change: { status: 'snoozed', snoozedUntil: Date.now() - HOUR_MS } },
    ]);
    expect(refused[0]?.refusal).toMatchObject({ code: 'invalid', field: 'snoozedUntil' });
    const reply = await admin.reply('conversations:arrange', {
      changes: [{ conversationId, change: { snoozedUntil: Date.now() + HOUR_MS } }],
    });
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
    visitor.close();
  });

  it('[TW6] warns who answers without having seen a colleague’s answer, and stores nothing', async () => {
    const { visitor, conversationId } = await begun();
    const answer = (by: AgentClient, body: string, seenSeq: number, clientId = randomUUID()) =>
      by.reply('message:send', { conversationId, clientId, body, seenSeq });
    const clientId = randomUUID();
    expect(await answer(jo, 'I am on it.', 1, clientId)).toMatchObject({ ok: true });
    expect(await answer(admin, 'Let me see.', 1)).toMatchObject({
      ok: false,
      refusal: { code: 'conflict', field: 'seenSeq' },
    });
    // The same message once more is no new one, whatever came since.
    expect(await answer(jo, 'I am on it.', 1, clientId)).toMatchObject({ ok: true });
    expect(await answer(admin, 'Let me see.', 2)).toMatchObject({ ok: true, value: { event: { seq: 3 } } });
    visitor.close();
  });

  it('[TW7] keeps a view of one’s own to oneself, and shares one with the site', async () => {
    const filter = { statuses: ['open'], priorities: ['urgent'] } satisfies ViewFilter;
    const save = (name: string, sharedOn: string | null) =>
      admin.reply('view:save', { name, filter, sharedOn });
    const { view } = valueOf(await save('Mine alone', null));
    const shared = valueOf(await save('Urgent', server.siteId)).view;
    const namesOf = async (by: AgentClient) =>
      valueOf(await by.reply('views:list', {})).views.map(({ name }) => name);
    expect(await namesOf(admin)).toEqual(['Mine alone', 'Urgent']);
    expect(await namesOf(jo)).toEqual(['Urgent']);
    expect(await jo.reply('view:remove', { viewId: view.id })).toMatchObject({
      refusal: { code: 'not-found' },
    });
    expect(await jo.reply('view:remove', { viewId: shared.id })).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    valueOf(await admin.reply('view:remove', { viewId: shared.id }));
    expect(await namesOf(jo)).toEqual([]);
  });

  it('[TW7] shares a view with a team, and with nobody beside it', async () => {
    const filter = { priorities: ['urgent'] } satisfies ViewFilter;
    const { siteId } = server;
    const made = async (name: string, memberIds: readonly string[]) =>
      valueOf(await admin.reply('team:save', { siteId, name, memberIds: [...memberIds], sharesOut: false }))
        .team;
    const joId = valueOf(await jo.reply('agent:start', {})).agent.id;
    const hers = await made('Returns desk', [joId]);
    const others = await made('Night desk', []);
    const save = (by: AgentClient, name: string, teamId: string) =>
      by.reply('view:save', { name, filter, sharedOn: siteId, teamId });
    valueOf(await save(admin, 'For Jo’s team', hers.id));
    valueOf(await save(admin, 'For the night', others.id));
    const seen = valueOf(await jo.reply('views:list', {})).views;
    expect(seen.map(({ name, teamId }) => [name, teamId])).toEqual([['For Jo’s team', hers.id]]);
    expect(await save(jo, 'Not hers to give', others.id)).toMatchObject({
      refusal: { code: 'not-found', field: 'teamId' },
    });
    expect(
      await admin.reply('view:save', { name: 'On no site', filter, sharedOn: null, teamId: hers.id }),
    ).toMatchObject({ refusal: { code: 'not-found', field: 'teamId' } });
    valueOf(await admin.reply('team:remove', { siteId, teamId: hers.id }));
    expect(valueOf(await jo.reply('views:list', {})).views, 'it goes with its team').toEqual([]);
  });

  it('[TW8] tells who looks at a conversation, until they go', async () => {
    const { visitor, conversationId } = await begun();
    const ines = await agentOn(server.url, server.adminCookie);
    valueOf(await ines.reply('viewing:set', { conversationId }));
    const { viewing } = valueOf(await jo.reply('viewing:list', {}));
    expect(viewing).toEqual([{ conversationId, agent: { id: ines.started.agent.id, name: 'Ada Admin' } }]);
    ines.close();
    await vi.waitFor(
      () => expect(jo.all('viewing:changed').map((news) => news.viewing)).toEqual([true, false]),
      soon,
    );
    expect(valueOf(await jo.reply('viewing:list', {})).viewing).toEqual([]);
    visitor.close();
  });
});
