import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataDirForTest } from '../db/testing.ts';
import { testRedisUrl } from '../jobs/testing/store.ts';
import { agentOn, signIn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { spawnServer, type SpawnedServer } from '../testing/spawned.ts';
import { SECRET } from './place.ts';

const soon = { timeout: 60_000, interval: 50 };
const PASSWORD = 'a password of mine';
const BREAK_MINUTES = 5;

describe('one agent on two processes', () => {
  let here: TestServer;
  let there: SpawnedServer;
  let ada: AgentClient;
  /** This process's clock is ours, so that nobody waits for a break to end. */
  let ahead = 0;
  beforeAll(async () => {
    const shared = { DATA_DIR: await dataDirForTest(), REDIS_URL: testRedisUrl() };
    here = await serverOn('postgresql', { now: () => Date.now() + ahead }, shared);
    there = await spawnServer({ ...shared, PORT: '0', SECRET, DATABASE_URL: here.databaseUrl });
    ada = await agentOn(here.url, here.adminCookie);
  });
  afterAll(async () => {
    ada.close();
    await there.kill();
    await here.close();
  });

  it('[CV10] what is marked unread in a tab on one is marked in one on the other, and so is its end', async () => {
    const elsewhere = await agentOn(there.url, here.adminCookie);
    const mara = await visitorOn({ url: there.url, siteKey: here.siteKey });
    await mara.say('My card was charged twice');
    const { siteId } = here;
    const { id: conversationId } = mara.visit.conversation;
    const marksOf = async (tab: AgentClient) =>
      valueOf(await tab.reply('unread-marks:list', { siteId })).conversationIds;
    const heard = (tab: AgentClient) => tab.all('unread-mark:changed');
    const [marked, read] = [true, false].map((unread) => ({ siteId, conversationId, unread }));

    valueOf(await elsewhere.reply('unread-mark:set', { conversationId, unread: true }));
    for (const tab of [ada, elsewhere]) {
      await expect.poll(() => heard(tab), soon).toEqual([marked]);
      expect(await marksOf(tab)).toEqual([conversationId]);
    }
    valueOf(await ada.reply('unread-mark:set', { conversationId, unread: false }));
    for (const tab of [ada, elsewhere]) {
      await expect.poll(() => heard(tab), soon).toEqual([marked, read]);
      expect(await marksOf(tab)).toEqual([]);
    }
    for (const one of [mara, elsewhere]) one.close();
  });

  it(
    '[TW20] a break that began on one ends on the other, though the first is gone',
    { timeout: 180_000 },
    async () => {
      const email = 'dan@example.com';
      const hired = { name: 'Dan', email, role: 'agent', password: PASSWORD } as const;
      const { id: agentId } = valueOf(await ada.reply('people:create', hired)).person;
      const modeOfDan = async () => {
        const { people } = valueOf(await ada.reply('availability:list', { siteId: here.siteId }));
        return people.find((person) => person.agentId === agentId)?.mode;
      };
      const dan = await agentOn(there.url, await signIn(there.url, email, PASSWORD));
      valueOf(await dan.reply('availability:set', { breakMinutes: BREAK_MINUTES }));
      await expect.poll(modeOfDan, soon).toBe('away');
      dan.close();
      // It says farewell to whoever was there, so that nothing but the break is left to be told of.
      expect(await there.stop()).toBe(0);
      await expect.poll(() => ada.all('availability:changed').length, soon).toBeGreaterThan(0);
      expect(await modeOfDan()).toBe('away');

      const told = ada.all('availability:changed').length;
      ahead = BREAK_MINUTES * 60_000;
      await expect.poll(() => ada.all('availability:changed').length, soon).toBeGreaterThan(told);
      expect(await modeOfDan()).toBe('online');
    },
  );
});
