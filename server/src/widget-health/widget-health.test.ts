import { randomUUID } from 'node:crypto';
import type { Reply, WidgetHealthTold } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { widgetHealth as table } from '../db/schema/index.ts';
import { engines, silent, withDatabase } from '../db/testing.ts';
import { agentOn, connect, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { deleteOldHealth } from './widget-health.repository.ts';
import { createWidgetHealth } from './widget-health.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-06-17T12:30:00Z');
const nothing: WidgetHealthTold = {
  ackMs: [],
  unanswered: 0,
  declined: 0,
  reconnected: 0,
  triedInVain: 0,
  stopped: [],
  sentAt: NOW,
};

describe.each(engines)('how widgets fare, on %s', (engine) => {
  const database = withDatabase(engine);
  const onSite = async () => {
    const { db } = database();
    const siteId = randomUUID();
    await insertConversationRows(db, NOW, { siteId, conversationId: randomUUID() });
    const clock = { at: NOW };
    const counting = () => createWidgetHealth({ db, log: silent, now: () => clock.at });
    return { db, siteId, clock, counting };
  };

  it('[HE1] is counted by hour over all processes, and looked back on for a day', async () => {
    const { siteId, clock, counting } = await onSite();
    const [one, other] = [counting(), counting()];
    one.note(siteId, 'let-in');
    other.note(siteId, 'let-in', 2);
    other.note(siteId, 'refused:forbidden');
    await Promise.all([one.close(), other.close()]);
    expect(await one.of(siteId)).toMatchObject({
      letIn: 3,
      refused: [{ what: 'forbidden', times: 1 }],
      sends: { acknowledged: 0, halfWithinMs: null },
    });
    clock.at += 24 * HOUR_MS;
    expect(await one.of(siteId)).toMatchObject({ letIn: 0, refused: [] });
  });

  it('[HE2] tells within how long sends were acknowledged, once there are 20', async () => {
    const { siteId, counting } = await onSite();
    const health = counting();
    health.told(siteId, { ...nothing, ackMs: Array.from({ length: 19 }, () => 80) });
    expect((await health.of(siteId)).sends).toMatchObject({ acknowledged: 19, halfWithinMs: null });
    health.told(siteId, {
      ...nothing,
      ackMs: [900],
      unanswered: 2,
      reconnected: 1,
      triedInVain: 4,
      stopped: [{ directive: 'connect-src', times: 3 }],
      sentAt: NOW - 5_000,
    });
    expect(await health.of(siteId)).toMatchObject({
      sends: { acknowledged: 20, unanswered: 2, halfWithinMs: 100, mostWithinMs: 100 },
      reconnected: 1,
      triedInVain: 4,
      stopped: [{ what: 'connect-src', times: 3 }],
      clocks: [
        { what: 'under-1-min', times: 1 },
        { what: 'under-2-s', times: 1 },
      ],
    });
    await health.close();
  });

  it('[HE3] is kept for 30 days', async () => {
    const { db, siteId, counting } = await onSite();
    const health = counting();
    health.note(siteId, 'let-in');
    await health.close();
    expect(await deleteOldHealth(db, NOW + 29 * 24 * HOUR_MS, 100)).toBe(0);
    expect(await deleteOldHealth(db, NOW + 32 * 24 * HOUR_MS, 100)).toBeGreaterThan(0);
    expect((await db.select().from(table)).filter((row) => row.siteId === siteId)).toEqual([]);
  });
});

describe('the way that widgets take', () => {
  let server: TestServer;
  let admin: AgentClient;
  beforeAll(async () => {
    server = await serverOn('embedded');
    admin = await agentOn(server.url, server.adminCookie);
  });
  afterAll(async () => {
    admin.close();
    await server.close();
  });
  const health = async () =>
    valueOf(await admin.reply('widget-health:get', { siteId: server.siteId })).health;

  it('[HE4] echoes as the answer and as news, from a page of our own too, and stores nothing', async () => {
    valueOf(
      await admin.reply('site:update', { siteId: server.siteId, allowedOrigins: ['https://shop.example'] }),
    );
    const auth = { siteKey: server.siteKey };
    const socket = await connect(server.url, '/visitor', { auth, extraHeaders: { origin: server.url } });
    const heard: unknown[] = [];
    socket.on('health:echoed', (news) => heard.push(news));
    const echoId = randomUUID();
    const reply = (await socket.emitWithAck('health:echo', { echoId })) as Reply<{ readonly at: number }>;
    const { at } = valueOf(reply);
    await vi.waitFor(() => expect(heard).toEqual([{ echoId, at }]));
    socket.close();
    const foreign = connect(server.url, '/visitor', {
      auth,
      extraHeaders: { origin: 'https://evil.example' },
    });
    await expect(foreign).rejects.toThrow('may not open this chat');
    expect(await health()).toMatchObject({ letIn: 0, refused: [{ what: 'forbidden', times: 1 }] });
  });

  it('[HE5] counts who is let in, and what widgets tell', async () => {
    const mara = await visitorOn(server);
    valueOf(await mara.reply('health:tell', { ...nothing, ackMs: [40], sentAt: Date.now() }));
    expect(await health()).toMatchObject({ letIn: 1, sends: { acknowledged: 1 } });
    mara.close();
  });
});
