import type { AutomationRuleInput } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

const soon = { timeout: 30_000, interval: 30 };

describe.each(engines)('automation on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  // Behind the real clock, by which the queue counts: what is due in a while is due there at once.
  let ahead = -600_000;
  beforeAll(async () => {
    server = await serverOn(engine, { now: () => Date.now() + ahead });
    admin = await agentOn(server.url, server.adminCookie);
  });
  afterAll(async () => {
    admin.close();
    await server.close();
  });

  const create = async (rule: Partial<AutomationRuleInput>) =>
    valueOf(
      await admin.reply('automation:create', {
        siteId: server.siteId,
        rule: { name: 'Rule', on: 'message.created', match: 'all', conditions: [], acts: [], ...rule },
      }),
    ).rule;
  const runsOf = async (ruleId: string) =>
    valueOf(await admin.reply('automation:runs', { siteId: server.siteId, ruleId })).runs;
  const remove = async (ruleId: string) =>
    valueOf(await admin.reply('automation:remove', { siteId: server.siteId, ruleId }));

  it('[AU1] answers what a visitor writes, once, and says why', async () => {
    const me = admin.started.agent;
    const rule = await create({
      conditions: [{ fact: 'words', is: true, anyOf: ['invoice', 'refund'] }],
      acts: [
        { act: 'assign', agentId: me.id },
        { act: 'priority', priority: 'high' },
        { act: 'note', body: 'Billing matter' },
        { act: 'send', body: 'Billing will be with you in a moment.' },
        { act: 'label', labelId: 'no-such-label', on: true },
      ],
    });
    const mara = await visitorOn(server);
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('Hello');
    await mara.say('Where is my refund');
    await vi.waitFor(async () => expect(await runsOf(rule.id)).toHaveLength(1), soon);
    expect(await runsOf(rule.id)).toMatchObject([
      {
        conversationId,
        why: ['wrote “refund”'],
        acts: [
          { act: 'assign', done: true, words: `gave it to ${me.name}` },
          { act: 'priority', done: true },
          { act: 'note', done: true },
          { act: 'send', done: true },
          { act: 'label', done: false, words: 'The label it names is no more.' },
        ],
      },
    ]);
    await vi.waitFor(
      () =>
        expect(mara.all('conversation:event').map(({ event }) => event)).toContainEqual(
          expect.objectContaining({
            body: 'Billing will be with you in a moment.',
            author: { kind: 'system', id: `rule-${rule.id}`, name: null },
          }),
        ),
      soon,
    );
    const opened = valueOf(await admin.reply('conversation:open', { conversationId }));
    expect(opened.item).toMatchObject({ assignee: { id: me.id }, priority: 'high' });
    expect(opened.beside.notes.map(({ body }) => body)).toEqual(['Billing matter']);
    await remove(rule.id);
    mara.close();
  });

  it('[AU2] acts when a visitor has waited, and not when somebody answered', async () => {
    const rule = await create({
      on: 'visitor.waiting',
      conditions: [{ fact: 'wait', atLeastMinutes: 5 }],
      acts: [{ act: 'priority', priority: 'urgent' }],
    });
    const [waits, answered] = [await visitorOn(server), await visitorOn(server)];
    await waits.say('Anybody there?');
    await answered.say('Anybody there?');
    const answer = {
      conversationId: answered.visit.conversation.id,
      clientId: crypto.randomUUID(),
      body: 'Yes',
    };
    valueOf(await admin.reply('message:send', answer));
    ahead += 6 * 60_000;
    await vi.waitFor(
      async () =>
        expect((await runsOf(rule.id)).map((run) => run.conversationId)).toEqual([
          waits.visit.conversation.id,
        ]),
      soon,
    );
    await remove(rule.id);
    waits.close();
    answered.close();
  });

  it('[AU3] goes in no circle: what one rule does starts no other', async () => {
    const opens = await create({ on: 'conversation.status', acts: [{ act: 'status', status: 'open' }] });
    const mara = await visitorOn(server);
    await mara.say('Hello');
    const { id: conversationId } = mara.visit.conversation;
    const resolve = { conversationId, clientId: crypto.randomUUID(), status: 'resolved' } as const;
    valueOf(await admin.reply('conversation:set-status', resolve));
    await vi.waitFor(async () => expect(await runsOf(opens.id)).toHaveLength(1), soon);
    // A message after it is the next thing the rules hear of; by then the rule has heard of its own act.
    const marks = await create({ on: 'message.created', acts: [{ act: 'priority', priority: 'low' }] });
    await mara.say('Still there');
    await vi.waitFor(async () => expect(await runsOf(marks.id)).toHaveLength(1), soon);
    expect(await runsOf(opens.id)).toHaveLength(1);
    await remove(opens.id);
    await remove(marks.id);
    mara.close();
  });

  it('[AU4] says what a rule would have found, without doing anything', async () => {
    const mara = await visitorOn(server);
    await mara.say('A zebra ate my homework');
    const rule: AutomationRuleInput = {
      name: 'Zebras',
      on: 'message.created',
      match: 'all',
      conditions: [{ fact: 'words', is: true, anyOf: ['Zebra'] }],
      acts: [{ act: 'status', status: 'resolved' }],
    };
    const trial = valueOf(await admin.reply('automation:try', { siteId: server.siteId, rule }));
    expect(trial).toMatchObject({
      matched: 1,
      examples: [{ conversationId: mara.visit.conversation.id, why: ['wrote “Zebra”'] }],
    });
    expect(trial.looked).toBeGreaterThan(1);
    mara.close();
  });

  it('[AU5] is saved by one admin at a time', async () => {
    const rule = await create({ acts: [{ act: 'priority', priority: 'low' }] });
    const off = { siteId: server.siteId, ruleId: rule.id, baseVersion: 1, enabled: false };
    expect(valueOf(await admin.reply('automation:update', off)).rule).toMatchObject({
      enabled: false,
      version: 2,
    });
    expect(await admin.reply('automation:update', off)).toMatchObject({
      refusal: { code: 'conflict', field: 'baseVersion' },
    });
  });
});
