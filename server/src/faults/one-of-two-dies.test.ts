import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dataDirForTest } from '../db/testing.ts';
import { testRedisUrl } from '../jobs/testing/store.ts';
import { agentOn, post, signIn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { spawnServer, type SpawnedServer } from '../testing/spawned.ts';
import { report } from './figures.ts';
import { SECRET } from './place.ts';

const soon = { timeout: 60_000, interval: 50 };

/** A process that has not said for this long that it lives is taken for dead (presence, availability). */
const STALE_AFTER_MS = 30_000;
const PASSWORD = 'a password of mine';

describe('two processes, of which one dies', () => {
  let survivor: TestServer;
  let other: SpawnedServer;
  let ada: AgentClient;
  /** The survivor's clock is ours, so that nobody waits half a minute for the other to be taken for dead. */
  let ahead = 0;
  beforeAll(async () => {
    const shared = { DATA_DIR: await dataDirForTest(), REDIS_URL: testRedisUrl() };
    survivor = await serverOn('postgresql', { now: () => Date.now() + ahead }, shared);
    other = await spawnServer({ ...shared, PORT: '0', SECRET, DATABASE_URL: survivor.databaseUrl });
    ada = await agentOn(survivor.url, survivor.adminCookie);
  });
  afterAll(async () => {
    ada.close();
    await other.kill();
    await survivor.close();
  });

  const hire = async (name: string): Promise<string> => {
    const email = `${name.toLowerCase()}@example.com`;
    const hired = { name, email, role: 'agent', password: PASSWORD } as const;
    return valueOf(await ada.reply('people:create', hired)).person.id;
  };
  const signedIn = (name: string) => signIn(other.url, `${name.toLowerCase()}@example.com`, PASSWORD);
  const goneFrom = (client: Pick<AgentClient, 'socket'>) =>
    expect.poll(() => client.socket.connected, soon).toBe(false);
  const stateOf = async (agentId: string) => {
    const list = valueOf(await ada.reply('availability:list', { siteId: survivor.siteId }));
    return list.people.find((person) => person.agentId === agentId)?.state;
  };
  const viewers = async () =>
    valueOf(await ada.reply('viewing:list', {})).viewing.map(({ agent }) => agent.name);
  const assigneeOf = async (conversationId: string) =>
    valueOf(await ada.reply('conversation:open', { conversationId })).item.assignee?.id ?? null;
  const share = async (sharesOut: boolean) =>
    valueOf(await ada.reply('sharing:save', { siteId: survivor.siteId, sharesOut }));

  it(
    'what is erased, signed out or disabled on one is disconnected on the other',
    { timeout: 120_000 },
    async () => {
      const mara = await visitorOn({ url: other.url, siteKey: survivor.siteKey });
      const { visitorId } = mara.visit;
      valueOf(await ada.reply('visitor:erase', { siteId: survivor.siteId, visitorId }));
      await goneFrom(mara);

      await hire('Ben');
      const cookie = await signedIn('Ben');
      const ben = await agentOn(other.url, cookie);
      expect((await post(survivor.url, '/api/auth/sign-out', {}, { cookie })).status).toBe(200);
      await goneFrom(ben);

      const personId = await hire('Cleo');
      const cleo = await agentOn(other.url, await signedIn('Cleo'));
      valueOf(await ada.reply('people:update', { personId, disabled: true }));
      await goneFrom(cleo);
    },
  );

  it('what is set on one is followed by the other', { timeout: 120_000 }, async () => {
    const place = { url: other.url, siteKey: survivor.siteKey };
    const mara = await visitorOn(place);
    const { siteId } = survivor;
    const settings = valueOf(await ada.reply('widget-settings:get', { siteId }));
    valueOf(
      await ada.reply('widget-settings:save', {
        siteId,
        baseVersion: settings.versions.languages,
        change: { section: 'languages', value: { default: 'de', auto: false } },
      }),
    );
    await expect.poll(() => mara.all('widget:changed').length, soon).toBeGreaterThan(0);
    const { policy } = valueOf(await ada.reply('signal-policy:get', { siteId }));
    valueOf(await ada.reply('signal-policy:save', { siteId, policy: { ...policy, tier: 'off' } }));
    await expect.poll(() => mara.all('recorder:changed').length, soon).toBeGreaterThan(0);
    const later = await visitorOn(place);
    expect(later.visit.recorder).toEqual(mara.all('recorder:changed').at(-1)?.recorder);
    for (const one of [mara, later]) one.close();
  });

  it(
    'who was on the dead one is offline, looks at nothing and is given nothing; whoever comes back is',
    { timeout: 240_000 },
    async () => {
      const dan = await hire('Dan');
      const atOther = await agentOn(other.url, await signedIn('Dan'));
      valueOf(await ada.reply('availability:set', { mode: 'away' }));
      await share(true);
      const place = { url: survivor.url, siteKey: survivor.siteKey };
      const mara = await visitorOn(place);
      expect(mara.visit.agentsOnline).toBe(2);
      const { id: conversationId } = mara.visit.conversation;
      await mara.say('Is somebody there?');
      // In turn, over both processes: Dan alone is online.
      await expect.poll(() => assigneeOf(conversationId), soon).toBe(dan);
      valueOf(await atOther.reply('conversation:open', { conversationId }));
      valueOf(await atOther.reply('viewing:set', { conversationId }));
      valueOf(await atOther.reply('typing:set', { conversationId, typing: true }));
      await expect.poll(() => mara.all('typing:changed').at(-1)?.typing, soon).toBe(true);
      await expect.poll(viewers, soon).toEqual(['Dan']);

      await other.kill();
      const told = ada.all('availability:changed').length;
      ahead = STALE_AFTER_MS + 1_000;
      await vi.waitFor(async () => {
        expect(await stateOf(dan)).toBe('offline');
        expect(await viewers()).toEqual([]);
        expect(ada.all('availability:changed').length).toBeGreaterThan(told);
      }, soon);

      const nora = await visitorOn(place);
      await expect
        .poll(async () => {
          const onlooker = await visitorOn(place);
          onlooker.close();
          return onlooker.visit.agentsOnline;
        }, soon)
        .toBe(1);
      await nora.say('And now?');
      valueOf(await ada.reply('availability:set', { mode: 'online' }));
      const ofNora = () => assigneeOf(nora.visit.conversation.id);
      await expect.poll(ofNora, soon).toBe(ada.started.agent.id);

      valueOf(await ada.reply('availability:set', { mode: 'away' }));
      const back = await agentOn(survivor.url, await signIn(survivor.url, 'dan@example.com', PASSWORD));
      valueOf(await back.reply('availability:touch', {}));
      expect(await stateOf(dan)).toBe('online');
      const olga = await visitorOn(place);
      await olga.say('Hello');
      await expect.poll(() => assigneeOf(olga.visit.conversation.id), soon).toBe(dan);
      // What is typed fades with whoever shows it; the one who comes back says it anew, on the process that lives.
      valueOf(await back.reply('conversation:open', { conversationId }));
      const heard = mara.all('typing:changed').length;
      valueOf(await back.reply('typing:set', { conversationId, typing: true }));
      await expect.poll(() => mara.all('typing:changed').length, soon).toBeGreaterThan(heard);

      for (const one of [mara, nora, olga, back, atOther]) one.close();
      report('one of two dies', { kills: 1 });
    },
  );
});
