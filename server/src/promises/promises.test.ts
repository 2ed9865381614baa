import { randomUUID } from 'node:crypto';
import type { AgentPromise, MessageEvent } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines, withDatabase } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { silentNews } from '../testing/silent-news.ts';
import { createPromises, type PromiseLook } from './promises.ts';

const soon = { timeout: 20_000, interval: 50 };
const MINUTE_MS = 60_000;
/** Tuesday, 14:30 in Berlin. */
const TUESDAY = Date.UTC(2026, 10, 24, 13, 30);

describe.each(engines)('promises and time on %s', (engine) => {
  const database = withDatabase(engine);

  /** A clock that is set by hand, and the looks that were planned. */
  const watched = async (at: number) => {
    const { db } = database();
    const key = { siteId: 'shop', conversationId: randomUUID() };
    await insertConversationRows(db, at, key);
    const clock = { at };
    const planned: { readonly look: PromiseLook; readonly runAt: number }[] = [];
    const due: AgentPromise[] = [];
    const promises = createPromises({
      db,
      news: { ...silentNews, promiseDue: (_site, promise) => due.push(promise) },
      now: () => clock.at,
      planLook: async (_tx, look, runAt) => void planned.push({ look, runAt }),
      changed: () => {},
    });
    return {
      promises,
      planned,
      due,
      key,
      read: (messages: readonly MessageEvent[], timeZone = 'Europe/Berlin') =>
        db.transaction((tx) => promises.read(tx, key, messages, timeZone)),
      /** Lets the planned looks run that are due at this time. */
      async goTo(time: number) {
        clock.at = time;
        for (const { look } of planned.splice(0).filter((one) => one.runAt <= time || !planned.push(one)))
          (await db.transaction((tx) => promises.look(tx, look)))?.();
      },
    };
  };
  const message = (body: string, at = TUESDAY): MessageEvent => ({
    kind: 'message',
    seq: 2,
    at,
    clientId: randomUUID(),
    author: { kind: 'agent', id: 'ines', name: 'Ines' },
    body,
  });

  it('[practice 19] remind ten minutes before, and are missed a minute after', async () => {
    const { promises, planned, due, key, read, goTo } = await watched(TUESDAY);
    await read([message('I will ask finance to fix this by 17:00.')]);
    const dueAt = Date.UTC(2026, 10, 24, 16, 0);
    expect(await promises.list(key)).toMatchObject([
      { deed: 'ask finance to fix this', dueAt, state: 'open' },
    ]);
    expect(planned.map(({ runAt }) => runAt)).toEqual([dueAt - 10 * MINUTE_MS]);

    await goTo(dueAt - 10 * MINUTE_MS - 1);
    expect(due).toEqual([]);
    await goTo(dueAt - 10 * MINUTE_MS);
    expect(due).toMatchObject([{ state: 'open', ownerName: 'Ines' }]);
    await goTo(dueAt + MINUTE_MS - 1);
    expect(due).toHaveLength(1);
    await goTo(dueAt + MINUTE_MS);
    expect(due.map(({ state }) => state)).toEqual(['open', 'missed']);
    expect(await promises.list(key)).toMatchObject([{ state: 'missed', settledAt: dueAt + MINUTE_MS }]);
    expect(planned).toEqual([]);
  });

  it('are read in the zone of the site', async () => {
    const { promises, key, read } = await watched(TUESDAY);
    await read([message('I will write by 17:00.')], 'America/New_York');
    expect(await promises.list(key)).toMatchObject([{ dueAt: Date.UTC(2026, 10, 24, 22, 0) }]);
  });

  it('are written down once, whoever reads the message, and however often at once', async () => {
    const { promises, planned, key, read } = await watched(TUESDAY);
    const two = message('I will call you by 16:00. I will also write to the bank by 17:00.');
    await Promise.all([1, 2, 3, 4].map(() => read([two])));
    expect(await promises.list(key)).toHaveLength(2);
    expect(planned).toHaveLength(2);
  });

  it('that an agent settled are left alone by time, until they are open again', async () => {
    const { promises, due, key, read, goTo, planned } = await watched(TUESDAY);
    await read([message('I will call you by 17:00.')]);
    const [promise] = await promises.list(key);
    const id = promise?.id ?? '';
    const kept = await promises.settle(key, id, 'kept', { id: 'ines' });
    expect(kept).toMatchObject({ state: 'kept', settledAt: TUESDAY });
    await goTo(Date.UTC(2026, 10, 24, 17, 0));
    expect(due).toEqual([]);
    expect(await promises.settle(key, id, 'open', { id: 'ines' })).toMatchObject({ settledAt: null });
    expect(planned).toHaveLength(1);
    await goTo(Date.UTC(2026, 10, 24, 17, 1));
    expect(due).toMatchObject([{ state: 'missed' }]);
  });

  it('of another conversation are not there to be settled', async () => {
    const one = await watched(TUESDAY);
    const other = await watched(TUESDAY);
    await one.read([message('I will call you by 17:00.')]);
    const [promise] = await one.promises.list(one.key);
    await expect(
      other.promises.settle(other.key, promise?.id ?? '', 'kept', { id: 'ines' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe.each(engines)('promises in sent messages on %s', (engine) => {
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

  it('[practice 2] stand beside the conversation, and only their owner is reminded', async () => {
    const ines = await colleagueOn(server.url, admin, 'Ines');
    const mara = await visitorOn(server);
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('I was charged twice.');
    for (const agent of [admin, ines]) valueOf(await agent.reply('conversation:open', { conversationId }));
    const clientId = randomUUID();
    const send = (body: string) => ines.reply('message:send', { conversationId, clientId, body });
    await send('I will ask finance to fix this within 5 minutes.');
    await send('I will ask finance to fix this within 5 minutes.');
    await vi.waitFor(() => expect(ines.all('promise:due')).toHaveLength(1), soon);
    const { promise } = ines.all('promise:due')[0] ?? {};
    expect(promise).toMatchObject({ deed: 'ask finance to fix this', ownerName: 'Ines', state: 'open' });
    await vi.waitFor(
      () => expect(admin.all('beside:changed').at(-1)?.beside.promises).toEqual([promise]),
      soon,
    );
    expect(admin.all('promise:due')).toEqual([]);
    expect(mara.heard.map(({ name }) => name)).not.toContain('promise:due');

    const promiseId = promise?.id ?? '';
    const settled = valueOf(
      await ines.reply('promise:settle', { conversationId, promiseId, outcome: 'kept' }),
    );
    expect(settled.promise).toMatchObject({ state: 'kept' });
    await vi.waitFor(
      () => expect(admin.all('beside:changed').at(-1)?.beside.promises).toMatchObject([{ state: 'kept' }]),
      soon,
    );
    mara.close();
    ines.close();
  });
});
